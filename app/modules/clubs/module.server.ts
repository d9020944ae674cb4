import type { JobKind } from '~/platform/jobs/jobs.server';
import type { Module } from '~/platform/module';
import { clubEndpoints } from './endpoints.server';
import { clubJobs } from './jobs.server';
import { clubNoticeJobs, clubNotices } from './notices.server';
import { clubPages } from './public-pages.server';
import { clubStreams } from './streams.server';

export const clubs: Module = {
  name: 'clubs',
  endpoints: clubEndpoints,
  streams: clubStreams,
  publicPages: clubPages,
  jobs: [...clubJobs, ...(clubNoticeJobs as unknown as readonly JobKind<never>[])],
  notices: clubNotices,
};
