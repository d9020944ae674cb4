import type { Module } from '~/platform/module';
import { moderationEndpoints } from './endpoints.server';
import { heldPostJob } from './open-held-review.server';
import { moderationStreams } from './streams.server';

export const moderation: Module = {
  name: 'moderation',
  endpoints: moderationEndpoints,
  streams: moderationStreams,
  jobs: [heldPostJob],
};
