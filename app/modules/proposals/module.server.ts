import type { JobKind } from '~/platform/jobs/jobs.server';
import type { Module } from '~/platform/module';
import { proposalEndpoints } from './endpoints.server';
import { noteHiddenJob } from './note-hidden.server';
import { proposalNotices } from './notices.server';
import { payAuthorsJob, payForSupportJob } from './pay-authors.server';
import { proposalPages } from './public-pages.server';
import { proposalClockJob } from './run-clocks.server';
import { proposalStreams } from './streams.server';

export const proposals: Module = {
  name: 'proposals',
  endpoints: proposalEndpoints,
  streams: proposalStreams,
  publicPages: proposalPages,
  jobs: [proposalClockJob, noteHiddenJob, payAuthorsJob, payForSupportJob] as readonly JobKind<never>[],
  notices: proposalNotices,
};
