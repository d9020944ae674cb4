import type { JobKind } from '~/platform/jobs/jobs.server';
import type { Module } from '~/platform/module';
import { membershipJob } from './end-part.server';
import { eventEndpoints } from './endpoints.server';
import { eventNotices } from './notices.server';
import { noteEventHiddenJob } from './note-hidden.server';
import { attendanceJob } from './on-attendance.server';
import { runEventsJob } from './run-events.server';
import { afterEventJob } from './pass-on-questions.server';
import { eventPages } from './public-pages.server';
import { eventStreams } from './streams.server';
import { writersJob } from './take-part.server';
import { pulseGather } from './tell-pulse.server';

export const events: Module = {
  name: 'events',
  endpoints: eventEndpoints,
  streams: eventStreams,
  publicPages: eventPages,
  notices: eventNotices,
  jobs: [
    runEventsJob,
    afterEventJob,
    attendanceJob,
    membershipJob,
    writersJob,
    noteEventHiddenJob,
  ] as readonly JobKind<never>[],
  gathers: [pulseGather],
};
