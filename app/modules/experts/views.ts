import { z } from 'zod';
import { outcomes } from './outcomes';
import { interestKinds } from './rules';

const time = z.iso.datetime();

export const interestShape = z.object({
  id: z.string(),
  kind: z.enum(interestKinds),
  name: z.string(),
  note: z.string(),
  since: time,
  /** Null: still so. */
  endedAt: time.nullable(),
});
export type InterestView = z.infer<typeof interestShape>;

/** What an expert's answers came to. Gathered, so that it may be some seconds behind. */
export const recordShape = z.object({
  questions: z.int(),
  answers: z.int(),
  accepted: z.int(),
  helped: z.int(),
  partly: z.int(),
  notHelped: z.int(),
  /** Between a question and their first answer to it; null before the first. */
  medianFirstSeconds: z.int().nullable(),
  lastAnswerAt: time.nullable(),
});
export type RecordFigures = z.infer<typeof recordShape>;

export const credentialShape = z.object({
  fields: z.array(z.string()),
  credential: z.string(),
  number: z.string().nullable(),
  issuer: z.string(),
  verifiedAt: time,
  validUntil: time.nullable(),
  /** Whether it counts now. */
  valid: z.boolean(),
});
export type CredentialView = z.infer<typeof credentialShape>;

export const expertShape = z.object({
  memberId: z.string(),
  name: z.string(),
  credential: credentialShape,
  interests: z.array(interestShape),
  record: recordShape,
});
export type ExpertView = z.infer<typeof expertShape>;

export const answerShape = z.object({
  postId: z.string(),
  number: z.int(),
  threadId: z.string(),
  title: z.string(),
  language: z.enum(['th', 'vi', 'en']).nullable(),
  url: z.string(),
  excerpt: z.string(),
  at: time,
  accepted: z.boolean(),
  superseded: z.boolean(),
  outcome: z.enum(outcomes).nullable(),
  thanks: z.int(),
});
export type AnswerView = z.infer<typeof answerShape>;

export const outcomeShape = z.object({
  threadId: z.string(),
  postId: z.string(),
  /** When the asker was or will be asked. */
  dueAt: time,
  askedAt: time.nullable(),
  outcome: z.enum(outcomes).nullable(),
  words: z.string(),
  again: z.boolean(),
  givenAt: time.nullable(),
});
export type OutcomeView = z.infer<typeof outcomeShape>;

export const reviewShape = z.object({
  kind: z.enum(['answer', 'guide']),
  /** Of the post or the guide. */
  id: z.string(),
  title: z.string(),
  url: z.string(),
  author: z.string().nullable(),
  reviewBy: time,
  overdue: z.boolean(),
  note: z.string(),
});
export type ReviewView = z.infer<typeof reviewShape>;

export const supersededShape = z.object({
  kind: z.enum(['post', 'guide']),
  id: z.string(),
  title: z.string(),
  url: z.string(),
  at: time,
});
