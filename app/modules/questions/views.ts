import { z } from 'zod';
import { recordFieldShape, translatedShape } from '~/modules/clubs/views';
import { deskQueues } from './desk-queues';

/* What the API and the pages show of questions. Nothing here depends on who looks, except what is named `viewer`. */

const time = z.iso.datetime();
const locale = z.enum(['th', 'vi', 'en']);
export const personShape = z.object({
  id: z.string(),
  name: z.string(),
  pictureId: z.string().nullable(),
});

export const reasonShape = z.discriminatedUnion('code', [
  z.object({ code: z.literal('field'), field: z.string() }),
  z.object({ code: z.literal('any_field') }),
  z.object({ code: z.literal('language'), language: locale }),
  z.object({ code: z.literal('other_language'), language: locale }),
  z.object({ code: z.literal('open'), open: z.int() }),
  z.object({ code: z.literal('on_duty'), until: time }),
  z.object({ code: z.literal('day_and_night') }),
  z.object({ code: z.literal('back_at'), at: time }),
  z.object({ code: z.literal('emergency_duty') }),
  z.object({ code: z.literal('turn'), last: time }),
  z.object({ code: z.literal('first_turn') }),
]);

export const clockShape = z.object({
  state: z.enum(['active', 'active_missed', 'hit', 'missed']),
  /** When it runs out, as things stand; null while it stands still, and once it has ended. */
  dueAt: time.nullable(),
  misses: z.int(),
  targetSeconds: z.int(),
  running: z.boolean(),
});
export type ClockView = z.infer<typeof clockShape>;

export const questionShape = z.object({
  threadId: z.string(),
  clubId: z.string(),
  state: z.enum(['open', 'waiting', 'resolved', 'closed']),
  withBrand: z.boolean(),
  field: z.object({ key: z.string(), label: translatedShape }).nullable(),
  language: locale.nullable(),
  emergency: z.enum(['none', 'raised', 'lowered']),
  emergencyAt: time.nullable(),
  /** Who was asked, and why this one. */
  assigned: personShape
    .extend({
      field: z.string(),
      since: time,
      way: z.enum(['routed', 'taken', 'handed_over']),
      reasons: z.array(reasonShape),
    })
    .nullable(),
  tries: z.int(),
  firstAnswer: clockShape,
  resolution: clockShape,
  firstAnswerAt: time.nullable(),
  createdAt: time,
  /** Whether a record is shown to the experts; what it says they ask for themselves. */
  record: z.enum(['none', 'shared', 'withdrawn']),
});
export type QuestionView = z.infer<typeof questionShape>;

export const questionViewerShape = z.object({
  isAsker: z.boolean(),
  mine: z.boolean(),
  may: z.object({
    work: z.boolean(),
    handOver: z.boolean(),
    decline: z.boolean(),
    alarm: z.boolean(),
    seeRecord: z.boolean(),
    shareRecord: z.boolean(),
  }),
});
export type QuestionViewer = z.infer<typeof questionViewerShape>;

/** What the asker shows to the experts: the fields they ticked, as the record says them now. */
export const sharedRecordShape = z.object({
  recordId: z.string(),
  title: z.string(),
  type: z.object({ key: z.string(), label: translatedShape }),
  fields: z.array(
    recordFieldShape.pick({ key: true, label: true, kind: true, choices: true, required: true }),
  ),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  sharedAt: time,
});
export type SharedRecordView = z.infer<typeof sharedRecordShape>;

export const deskQueueShape = z.enum(deskQueues);

/** A question on a desk. */
export const deskItemShape = z.object({
  question: questionShape,
  title: z.string(),
  url: z.string(),
  language: locale.nullable(),
  club: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  asker: personShape.nullable(),
  postCount: z.int(),
  lastNumber: z.int(),
  lastPostAt: time,
  excerpt: z.string(),
  /** Experts who have begun an answer in the last minutes. */
  drafting: z.array(z.object({ id: z.string(), name: z.string() })),
  mine: z.boolean(),
});
export type DeskItem = z.infer<typeof deskItemShape>;

export const deskCountsShape = z.object({
  emergency: z.int(),
  overdue: z.int(),
  soon: z.int(),
  mine: z.int(),
  waiting: z.int(),
  unassigned: z.int(),
  all: z.int(),
});
export type DeskCounts = z.infer<typeof deskCountsShape>;

export const savedReplyShape = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string(),
  /** Empty: one's own; else all experts of the club have it. */
  club: z.object({ slug: z.string(), name: z.string() }).nullable(),
  mayChange: z.boolean(),
});
export type SavedReplyView = z.infer<typeof savedReplyShape>;

/** What to do now; words of the club, in the language they are written in. */
export const adviceShape = z.object({ advice: z.string(), phone: z.string(), language: locale });
export type AdviceView = z.infer<typeof adviceShape>;

export const statisticsShape = z.object({
  clubs: z.array(z.object({ slug: z.string(), name: z.string(), moderates: z.boolean() })),
  periods: z.array(
    z.object({
      from: z.iso.date(),
      asked: z.int(),
      answers: z.int(),
      medianSeconds: z.int().nullable(),
      hit: z.int(),
      missed: z.int(),
      accepted: z.int(),
      helped: z.int(),
    }),
  ),
  experts: z.array(
    z.object({
      memberId: z.string(),
      name: z.string(),
      answers: z.int(),
      medianSeconds: z.int().nullable(),
      hit: z.int(),
      missed: z.int(),
      accepted: z.int(),
      helped: z.int(),
    }),
  ),
  of: z.enum(['me', 'club']),
});
