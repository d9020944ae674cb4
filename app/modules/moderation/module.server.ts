import type { JobKind } from '~/platform/jobs/jobs.server';
import type { Module } from '~/platform/module';
import { moderationEndpoints } from './endpoints.server';
import { moderationNotices } from './notices.server';
import { heldPostJob } from './open-held-review.server';
import { settleReviewJob } from './settle-review.server';
import { moderationStreams } from './streams.server';

export const moderation: Module = {
  name: 'moderation',
  endpoints: moderationEndpoints,
  streams: moderationStreams,
  jobs: [heldPostJob, settleReviewJob] as readonly JobKind<never>[],
  notices: moderationNotices,
};
