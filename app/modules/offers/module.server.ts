import type { JobKind } from '~/platform/jobs/jobs.server';
import type { Module } from '~/platform/module';
import { offerEndpoints } from './endpoints.server';
import { noteOfferHiddenJob } from './hide-offer.server';
import { noteClaimedJob } from './note-claimed.server';
import { followVotedJob, noteDesignClosedJob } from './note-design.server';
import { offerNotices } from './notices.server';
import { expireQuickJob, ringQuickJob, sweepQuickJob } from './ring-quick.server';
import { settleAtDeadlineJob, sweepDeadlinesJob } from './settle-offer.server';
import { offerStreams } from './streams.server';
import { tellFollowersJob } from './tell-followers.server';

export const offers: Module = {
  name: 'offers',
  endpoints: offerEndpoints,
  streams: offerStreams,
  notices: offerNotices,
  jobs: [
    settleAtDeadlineJob,
    sweepDeadlinesJob,
    tellFollowersJob,
    ringQuickJob,
    expireQuickJob,
    sweepQuickJob,
    noteClaimedJob,
    noteOfferHiddenJob,
    noteDesignClosedJob,
    followVotedJob,
  ] as readonly JobKind<never>[],
};
