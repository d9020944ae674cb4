import type { Module } from '~/platform/module';
import type { NoticeKind } from '~/platform/notices.server';
import { noticeEndpoints } from './endpoints.server';
import { noticeJobs } from './jobs.server';
import { declareKinds } from './kinds.server';
import { newsMail } from './news-mail.server';

/** Tells members what concerns them, of the kinds that the other modules declare. */
export function notices(kinds: readonly NoticeKind<never>[]): Module {
  declareKinds(kinds);
  return { name: 'notices', endpoints: noticeEndpoints, jobs: noticeJobs, mails: [newsMail] };
}
