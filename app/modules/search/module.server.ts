import type { Module } from '~/platform/module';

export const search: Module = { name: 'search' };
