import type { Module } from '~/platform/module';
import { clubEndpoints } from './endpoints.server';
import { clubJobs } from './jobs.server';
import { clubStreams } from './streams.server';

export const clubs: Module = {
  name: 'clubs',
  endpoints: clubEndpoints,
  streams: clubStreams,
  jobs: clubJobs,
};
