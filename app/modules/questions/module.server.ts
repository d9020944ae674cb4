import type { Module } from '~/platform/module';
import { questionEndpoints } from './endpoints.server';
import { questionJobs } from './jobs.server';
import { questionNotices } from './notices.server';
import { settingsEndpoints } from './settings-endpoints.server';
import { questionStreams } from './streams.server';

export const questions: Module = {
  name: 'questions',
  endpoints: [...questionEndpoints, ...settingsEndpoints],
  streams: questionStreams,
  jobs: questionJobs,
  notices: questionNotices,
};
