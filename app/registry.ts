import type { Module } from './platform/registry';

/** All modules; OpenAPI, the API route, the sockets, the jobs and the role tests read them here. */
export const modules: readonly Module[] = [];
