import type { Module } from '~/platform/module';
import { threadEndpoints } from './endpoints.server';
import { threadStreams } from './watch-thread.server';

export const threads: Module = {
  name: 'threads',
  endpoints: threadEndpoints,
  streams: threadStreams,
};
