import type { Module } from '~/platform/module';
import { endpoints } from './endpoints.server';
import { removeStrayFiles, removeUnattachedUploads } from './jobs.server';

export const uploads: Module = {
  name: 'uploads',
  endpoints,
  jobs: [removeUnattachedUploads, removeStrayFiles],
};
