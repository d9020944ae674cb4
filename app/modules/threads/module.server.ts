import type { JobKind } from '~/platform/jobs/jobs.server';
import type { Module } from '~/platform/module';
import { threadEndpoints } from './endpoints.server';
import { followEndpoints } from './follow-endpoints.server';
import { fetchPreviewJob } from './fetch-preview.server';
import { remindJob } from './remind-of-bookmarks.server';
import { threadNotices } from './notices.server';
import { threadPages } from './public-pages.server';
import { followerJobs } from './tell-followers.server';
import { activityGather } from './tell-activity.server';
import { writtenGather } from './tell-written.server';
import { postEndpoints } from './post-endpoints.server';
import { threadStreams } from './watch-thread.server';

export const threads: Module = {
  name: 'threads',
  endpoints: [...threadEndpoints, ...postEndpoints, ...followEndpoints],
  streams: threadStreams,
  publicPages: threadPages,
  jobs: [fetchPreviewJob, ...followerJobs, remindJob] as readonly JobKind<never>[],
  notices: threadNotices,
  gathers: [activityGather, writtenGather],
};
