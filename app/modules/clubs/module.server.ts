import type { Module } from '~/platform/module';
import { clubEndpoints } from './endpoints.server';
import { clubJobs } from './jobs.server';
import { clubPages } from './public-pages.server';
import { clubStreams } from './streams.server';

export const clubs: Module = {
  name: 'clubs',
  endpoints: clubEndpoints,
  streams: clubStreams,
  publicPages: clubPages,
  jobs: clubJobs,
};
