import type { Module } from '~/platform/module';
import { searchEndpoints } from './endpoints.server';

export const search: Module = { name: 'search', endpoints: searchEndpoints };
