import type { Module } from '~/platform/module';

export const threads: Module = { name: 'threads' };
