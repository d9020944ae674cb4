import { accounts } from './modules/accounts/module.server';
import { clubs } from './modules/clubs/module.server';
import { events } from './modules/events/module.server';
import { experts } from './modules/experts/module.server';
import { guides } from './modules/guides/module.server';
import { imports } from './modules/imports/module.server';
import { loyalty } from './modules/loyalty/module.server';
import { mail } from './modules/mail/module.server';
import { notices } from './modules/notices/module.server';
import { proposals } from './modules/proposals/module.server';
import { offers } from './modules/offers/module.server';
import { questions } from './modules/questions/module.server';
import { moderation } from './modules/moderation/module.server';
import { search } from './modules/search/module.server';
import { threads } from './modules/threads/module.server';
import { uploads } from './modules/uploads/module.server';
import type { JobKind } from './platform/jobs/jobs.server';
import type { Module } from './platform/module';
import { maintainUpdatesJob } from './platform/updates/maintain-updates.server';

const nouns: readonly Module[] = [
  accounts,
  clubs,
  threads,
  questions,
  experts,
  guides,
  moderation,
  loyalty,
  proposals,
  events,
  offers,
  search,
  uploads,
  imports,
];

const told = [...nouns, notices(nouns.flatMap(({ notices: kinds = [] }) => kinds))];

/** All modules; OpenAPI, the API route, the sockets, the jobs and the role tests read them here. */
export const modules: readonly Module[] = [...told, mail(told.flatMap(({ mails = [] }) => mails))];

/** All kinds of jobs: the modules', and what the platform does for itself. */
export const jobKinds: readonly JobKind<never>[] = [
  maintainUpdatesJob,
  ...modules.flatMap((module) => module.jobs ?? []),
];
