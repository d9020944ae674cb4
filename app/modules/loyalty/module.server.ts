import type { Module } from '~/platform/module';
import { loyaltyEndpoints } from './endpoints.server';
import { onMembershipChanged } from './on-clubs.server';
import { onPostsWritten } from './on-posts.server';
import { onAnswerAccepted } from './on-threads.server';
import { sweepPointsJob } from './sweep-points.server';

export const loyalty: Module = {
  name: 'loyalty',
  endpoints: loyaltyEndpoints,
  jobs: [onMembershipChanged, onAnswerAccepted, onPostsWritten, sweepPointsJob],
};
