import type { Module } from '~/platform/module';

export const clubs: Module = { name: 'clubs' };
