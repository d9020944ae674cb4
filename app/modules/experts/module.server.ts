import type { JobKind } from '~/platform/jobs/jobs.server';
import type { Module } from '~/platform/module';
import { askAgainJob } from './ask-again.server';
import { askOutcomesJob } from './ask-outcomes.server';
import { countJobs } from './count-records.server';
import { expertEndpoints } from './endpoints.server';
import { noteAcceptanceJob } from './note-acceptance.server';
import { expertNotices } from './notices.server';
import { remindReviewsJob } from './remind-reviews.server';
import { credentialJobs } from './warn-credentials.server';

export const experts: Module = {
  name: 'experts',
  endpoints: expertEndpoints,
  notices: expertNotices,
  jobs: [
    noteAcceptanceJob as JobKind<never>,
    askAgainJob as JobKind<never>,
    askOutcomesJob,
    remindReviewsJob,
    ...credentialJobs,
    ...countJobs,
  ],
};
