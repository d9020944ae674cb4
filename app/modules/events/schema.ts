import { z } from 'zod';
import { isTimeZone } from '~/platform/i18n/format';
import { cleanLine, cleanText } from '~/platform/text/clean-text';
import { reactionNames } from './rules';
import { longestSeries } from './series';

const line = (minimum: number, maximum: number) =>
  z.string().transform(cleanLine).pipe(z.string().min(minimum).max(maximum));
const text = (minimum: number, maximum: number) =>
  z
    .string()
    .transform((value) => cleanText(value).trim())
    .pipe(z.string().min(minimum).max(maximum));
const moment = z.iso.datetime({ offset: true }).transform((value) => new Date(value));
const seats = z.coerce.number().int().min(1).max(100_000);
const points = z.coerce.number().int().min(0).max(1_000_000);
const timeZone = z.string().refine(isTimeZone, { params: { code: 'invalid_choice' } });
const webLink = z
  .string()
  .trim()
  .max(500)
  .refine((value) => value === '' || /^https?:\/\/[^\s]+$/i.test(value), { params: { code: 'invalid_url' } });

export const eventQuestionField = z.object({
  key: z.string().regex(/^[a-z0-9_-]{1,40}$/),
  label: line(1, 200),
  kind: z.enum(['text', 'choice', 'yes_no']).default('text'),
  required: z.boolean().default(false),
  choices: z.array(line(1, 100)).max(12).default([]),
});
export type EventQuestionField = z.output<typeof eventQuestionField>;

const ticket = z.object({
  capacity: seats.nullish(),
  pricePoints: points.default(0),
});

export const ticketsInput = z.object({
  member: ticket.optional(),
  guest: ticket.optional(),
  /** Seats for members of a tier or higher. */
  tier: ticket.extend({ tierKey: z.string().min(1).max(40) }).optional(),
});

export const goalsInput = z.object({
  attendance: z.coerce.number().int().min(0).max(100_000).nullish(),
  /** From 1 to 5. */
  satisfaction: z.coerce.number().min(1).max(5).nullish(),
  /** In the minor unit of `currency`. */
  budgetMinor: z.coerce.number().int().min(0).max(1e12).nullish(),
  currency: z.enum(['THB', 'VND']).default('THB'),
  /** What is to follow from it. */
  follows: text(0, 500).default(''),
});
export type Goals = z.output<typeof goalsInput>;

export const runSheetLine = z.object({
  /** From the start. */
  minute: z.coerce.number().int().min(-600).max(10_000),
  what: line(1, 200),
});
export type RunSheetLine = z.output<typeof runSheetLine>;

export const seriesInput = z.object({
  every: z.enum(['day', 'week', 'month']),
  interval: z.coerce.number().int().min(1).max(52).default(1),
  weekdays: z.array(z.coerce.number().int().min(1).max(7)).max(7).default([]),
  count: z.coerce.number().int().min(2).max(longestSeries),
  except: z.array(z.iso.date()).max(longestSeries).default([]),
});

/** A series from one of its events on, as often as `count` says or until a last day. */
const changeSeriesFields = z.object({
  ...seriesInput.shape,
  count: z.coerce.number().int().min(1).max(longestSeries).optional(),
  until: z.iso.date().optional(),
  /** Dates that the rule does not have any more, and somebody comes to. */
  booked: z.enum(['cancel', 'keep']).default('cancel'),
  /** What those read whose dates fall away. */
  reason: line(0, 500).default(''),
  /** The `mark` of the preview that was looked at: another plan is refused. */
  expects: z.string().max(40).optional(),
});
const ends = ({ count, until }: { count?: number; until?: string }) => (count ?? until) !== undefined;
const endsProblem = { path: ['count'], params: { code: 'required' } };
export const changeSeriesInput = changeSeriesFields.refine(ends, endsProblem);
/** The same, as the API takes it. */
export const changeSeriesBody = changeSeriesFields
  .extend({ dryRun: z.boolean().default(false) })
  .refine(ends, endsProblem);
export type ChangeSeriesInput = z.output<typeof changeSeriesInput>;

export const addDateInput = z.object({ day: z.iso.date() });
export type AddDateInput = z.output<typeof addDateInput>;

const person = z.object({ memberId: z.string().max(40), role: z.enum(['host', 'speaker']) });

const slowness = z.coerce.number().int().min(0).max(3_600);

const facts = {
  title: line(1, 200),
  body: text(1, 20_000),
  startsAt: moment,
  endsAt: moment,
  timeZone,
  allDay: z.boolean(),
  way: z.enum(['onsite', 'online', 'thread', 'mixed']),
  place: line(0, 300),
  directions: text(0, 1_000),
  /** The link to where it takes place; shown only to who is registered. */
  online: webLink,
  capacity: seats.nullable(),
  /** How many somebody may bring along. */
  maxGuests: z.coerce.number().int().min(0).max(20),
  tickets: ticketsInput,
  opensAt: moment.nullable(),
  closesAt: moment.nullable(),
  questions: z.array(eventQuestionField).max(10),
  spendAt: z.enum(['check_in', 'registration']),
  offerMinutes: z.coerce.number().int().min(10).max(10_080),
  checkInMinutes: z.coerce.number().int().min(0).max(10_080),
  slowSeconds: slowness,
  goals: goalsInput,
  runSheet: z.array(runSheetLine).max(60),
  people: z.array(person).max(20),
};

const inOrder = (input: { startsAt?: Date; endsAt?: Date }) =>
  !input.startsAt || !input.endsAt || input.endsAt > input.startsAt;
const inOrderProblem = { path: ['endsAt'], params: { code: 'ends_before_start' } };

export const createEventInput = z
  .object({
    ...facts,
    allDay: facts.allDay.default(false),
    way: facts.way.optional(),
    place: facts.place.default(''),
    directions: facts.directions.default(''),
    online: facts.online.default(''),
    capacity: facts.capacity.default(null),
    maxGuests: facts.maxGuests.default(10),
    tickets: facts.tickets.default({}),
    opensAt: facts.opensAt.default(null),
    closesAt: facts.closesAt.default(null),
    questions: facts.questions.default([]),
    spendAt: facts.spendAt.default('check_in'),
    offerMinutes: facts.offerMinutes.default(720),
    checkInMinutes: facts.checkInMinutes.default(180),
    slowSeconds: facts.slowSeconds.default(0),
    goals: facts.goals.default(() => goalsInput.parse({})),
    runSheet: facts.runSheet.default([]),
    people: facts.people.default([]),
    status: z.enum(['draft', 'published']).default('published'),
    series: seriesInput.optional(),
  })
  .refine(inOrder, inOrderProblem);
export type CreateEventInput = z.output<typeof createEventInput>;

/** Of a series: the one event, it and those after it, or all that are still to come. */
export const seriesScopes = ['this', 'following', 'all'] as const;
export type SeriesScope = (typeof seriesScopes)[number];
const scope = z.enum(seriesScopes).default('this');

const editFacts = z.object(facts).partial();
/** What is not given stays as it is. */
export const editEventInput = editFacts
  .extend({
    scope,
    /** The `version` of the plan that was looked at: where somebody else has changed the event since, nothing is written. */
    expects: z.coerce.number().int().min(0).optional(),
  })
  .refine(inOrder, inOrderProblem);
export type EditEventInput = z.output<typeof editFacts>;

export const settleEventInput = z.object({
  status: z.enum(['published', 'cancelled', 'live', 'done']),
  reason: line(0, 500).default(''),
  /** Announcing and cancelling may be of a whole series; what begins or ends is one. */
  scope,
});

export const listEventsInput = z.object({
  view: z.enum(['coming', 'past', 'draft', 'mine']).default('coming').catch('coming'),
  /** Instead of a view: all that take place within, or all of a series. */
  from: moment.optional(),
  to: moment.optional(),
  /** Of one series alone. */
  series: z.string().max(40).optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20).catch(20),
});
export type ListEventsInput = z.output<typeof listEventsInput>;

export const listDoorInput = z.object({
  cursor: z.string().max(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(5_000).default(5_000).catch(5_000),
  /** Also those who gave their seat up; who is out of the club by now stands there all the same. */
  cancelled: z.stringbool().default(true),
  /** With what was answered on registering; a door does without. */
  answers: z.stringbool().default(true),
});
export type ListDoorInput = z.output<typeof listDoorInput>;

export const registerInput = z.object({
  guests: z.coerce.number().int().min(0).max(20).default(0),
  ticket: z.enum(['member', 'tier']).default('member'),
  answers: z.record(z.string().max(40), z.string().max(1_000)).optional(),
});
export type RegisterInput = z.output<typeof registerInput>;

export const keepInput = z.object({
  /** The seats in all events of its series that have changed. */
  scope: z.enum(['this', 'all']).default('this'),
});

export const confirmInput = z.object({
  answers: z.record(z.string().max(40), z.string().max(1_000)).default({}),
});

export const checkInInput = z.object({
  code: z.string().trim().min(1).max(60),
  nonce: z.string().trim().min(8).max(80),
  at: moment.optional(),
  offline: z.boolean().default(false),
  door: line(0, 60).default(''),
  /** How many of the guests have come; all of them unless it is said. */
  guests: z.coerce.number().int().min(0).max(20).optional(),
});
export type CheckInInput = z.output<typeof checkInInput>;

export const partyInput = z.object({ guests: z.coerce.number().int().min(0).max(20) });

export const listCheckInsInput = z.object({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50).catch(50),
  /** Only what a door did not let in. */
  refused: z.stringbool().default(false),
});
export type ListCheckInsInput = z.output<typeof listCheckInsInput>;

export const walkInInput = z.object({
  name: line(1, 100),
  guests: z.coerce.number().int().min(0).max(20).default(0),
  nonce: z.string().trim().min(8).max(80),
  at: moment.optional(),
  offline: z.boolean().default(false),
  door: line(0, 60).default(''),
});
export type WalkInInput = z.output<typeof walkInInput>;

export const handOverInput = z.object({ to: z.string().trim().min(1).max(200) });

export const askInput = z.object({ body: text(1, 1_000), anonymous: z.boolean().default(false) });
export const questionChangeInput = z.object({
  status: z.enum(['open', 'taken', 'answered', 'dismissed']).optional(),
  pinned: z.boolean().optional(),
  answer: text(0, 2_000).optional(),
});
export const paceInput = z.object({
  slowSeconds: slowness.optional(),
  /** Of the talk, in seconds between two posts of one person. */
  talkSlowSeconds: slowness.optional(),
  talkLocked: z.union([z.boolean(), z.stringbool()]).optional(),
});
/** In other words than it was asked in, where it is not passed on as it stands. */
export const passOnInput = z.object({ body: text(1, 1_000).optional() });
export const reactInput = z.object({
  name: z.enum(reactionNames),
  count: z.coerce.number().int().min(1).max(20).default(1),
});
export const surveyInput = z.object({
  score: z.coerce.number().int().min(1).max(5),
  comment: text(0, 2_000).default(''),
});
export const outcomeInput = z.object({
  /** What it cost, in the minor unit of its goals' currency. */
  costMinor: z.number().int().min(0).max(1e12).nullable().default(null),
  followed: text(0, 1_000).default(''),
});
export const listSurveyInput = z.object({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20).catch(20),
  /** Only answers with a comment. */
  wordsOnly: z.stringbool().default(false),
});
export type ListSurveyInput = z.output<typeof listSurveyInput>;
/** A poll as its form says it: what can be chosen, one on each line. */
export const pollFormInput = z.object({
  body: text(1, 500),
  question: line(1, 200),
  options: z
    .string()
    .transform((lines) => lines.split('\n').map(cleanLine).filter(Boolean))
    .pipe(z.array(z.string().max(120)).min(2).max(12)),
  several: z.literal('on').optional(),
});

export const recapInput = z.object({ recap: text(1, 20_000) });
export const templateInput = z.object({ name: line(1, 100) });
