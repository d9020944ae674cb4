import { z } from 'zod';
import { badgeShape } from '~/modules/clubs/views';
import { eventQuestionField, goalsInput, runSheetLine } from './schema';

const time = z.string();
const count = z.int();
export const personShape = z.object({
  id: z.string(),
  name: z.string(),
  pictureId: z.string().nullable(),
  role: z.enum(['host', 'speaker']),
  /** What stands beside their name in the club: experts, suppliers and the brand are known as such. */
  badge: badgeShape,
});

const ticketShape = z.object({
  kind: z.enum(['member', 'guest', 'tier']),
  tierKey: z.string().nullable(),
  capacity: count.nullable(),
  seatsUsed: count,
  pricePoints: count,
});

/** What everybody who reads the club may know of an event. */
export const eventShape = z.object({
  id: z.string(),
  clubId: z.string(),
  clubSlug: z.string(),
  url: z.string(),
  threadId: z.string().nullable(),
  seriesId: z.string().nullable(),
  status: z.enum(['draft', 'published', 'live', 'done', 'cancelled']),
  way: z.enum(['onsite', 'online', 'thread', 'mixed']),
  title: z.string(),
  body: z.string(),
  html: z.string(),
  language: z.enum(['th', 'vi', 'en']).nullable(),
  startsAt: time,
  endsAt: time,
  timeZone: z.string(),
  allDay: z.boolean(),
  place: z.string(),
  directions: z.string(),
  /** Whether there is a link, which only those who are registered see. */
  hasOnline: z.boolean(),
  capacity: count.nullable(),
  maxGuests: count,
  tickets: z.array(ticketShape),
  opensAt: time.nullable(),
  closesAt: time.nullable(),
  questions: z.array(eventQuestionField),
  spendAt: z.enum(['check_in', 'registration']),
  checkInMinutes: count,
  slowSeconds: count,
  people: z.array(personShape),
  changeNumber: count,
  /** What the last change of time or place replaced. */
  lastChange: z
    .object({ what: z.array(z.enum(['time', 'place'])), startsAt: time, endsAt: time, place: z.string() })
    .nullable(),
  cancelReason: z.string(),
  /** A moderator hid its words, which are empty here; only who leads it or has a seat sees it at all. */
  hidden: z.boolean(),
  recapHtml: z.string(),
  /** Taken: confirmed, held and offered. */
  seatsUsed: count,
  registered: count,
  waiting: count,
  attended: count,
  createdAt: time,
  publishedAt: time.nullable(),
  endedAt: time.nullable(),
});
export type EventView = z.output<typeof eventShape>;

export const registrationShape = z.object({
  id: z.string(),
  eventId: z.string(),
  status: z.enum(['held', 'registered', 'waiting', 'offered', 'cancelled', 'attended']),
  ticket: z.enum(['member', 'guest', 'tier']),
  guests: count,
  ticketCode: z.string(),
  /** Among those who wait, from 1. */
  position: count.optional(),
  /** How long the seat is held or offered. */
  until: time.nullable(),
  pricePoints: count,
  /** Whether they are still to say if they keep their seat after a change. */
  changed: z.boolean(),
  endReason: z.string(),
  attendedAt: time.nullable(),
  /** What they answered, by the question's key; also while they wait. */
  answers: z.record(z.string(), z.string()),
});
export type RegistrationView = z.output<typeof registrationShape>;

const namedShape = z.object({ id: z.string(), name: z.string(), badge: badgeShape });

export const eventQuestionShape = z.object({
  id: z.string(),
  number: count,
  /** Null for who asked without their name. */
  author: namedShape.nullable(),
  body: z.string(),
  status: z.enum(['open', 'taken', 'answered', 'dismissed']),
  pinned: z.boolean(),
  votes: count,
  takenBy: namedShape.nullable(),
  answer: z.string(),
  passedTo: z.string().nullable(),
  at: time,
});
export type EventQuestionView = z.output<typeof eventQuestionShape>;

export const mayShape = z.object({
  manage: z.boolean(),
  /** To look up who asked without a name. */
  moderate: z.boolean(),
  register: z.boolean(),
  checkIn: z.boolean(),
  lead: z.boolean(),
  answer: z.boolean(),
  ask: z.boolean(),
  survey: z.boolean(),
});

export const eventViewerShape = z.object({
  registration: registrationShape.optional(),
  role: z.enum(['host', 'speaker']).nullable(),
  phase: z.enum(['draft', 'early', 'open', 'closed', 'over', 'cancelled']),
  /** Why a member cannot register here at all. */
  refusal: z
    .object({
      why: z.enum(['suspended', 'paused', 'archived', 'pending', 'not_a_member']),
      until: time.nullable(),
    })
    .nullable(),
  /** The link, for who is registered, speaks or leads. */
  online: z.string().nullable(),
  /** Questions they voted for, and their own. */
  votes: z.array(z.string()),
  asked: z.array(z.string()),
  /** What they find out of place. */
  flagged: z.array(z.string()),
  /** What they said of it. */
  survey: z.object({ score: count, comment: z.string() }).nullable(),
  may: mayShape,
});
export type EventViewer = z.output<typeof eventViewerShape>;

/** What an event of a series is told with. */
export interface SeriesView {
  /** The next of the others that are announced. */
  dates: Pick<EventView, 'id' | 'url' | 'startsAt' | 'endsAt' | 'timeZone' | 'allDay'>[];
  /** How many others are still to come, drafts among them: after this one, and in all. */
  others: { following: number; all: number };
}

const datesShape = { startsAt: time, endsAt: time };
/** With how many have a seat in it, or wait for one. */
const plannedDateShape = z.object({ id: z.string(), people: count, ...datesShape });

/** What becomes of a series by a new rule. */
export const seriesPreviewShape = z.object({
  stay: z.array(plannedDateShape),
  move: z.array(plannedDateShape.extend({ to: z.object(datesShape) })),
  fall: z.array(plannedDateShape),
  come: z.array(z.object(datesShape)),
  /** Names this plan; see `expects`. */
  mark: z.string(),
});
export type SeriesPreview = z.output<typeof seriesPreviewShape>;

/** What the planner alone sees. */
export const eventPlanShape = z.object({
  online: z.string(),
  offerMinutes: count,
  /** As it was written. */
  recap: z.string(),
  /** Grows with each change; see `expects` of a change. */
  version: count,
  goals: goalsInput,
  runSheet: z.array(runSheetLine),
});
export type EventPlan = z.output<typeof eventPlanShape>;

export const eventItemShape = eventShape
  .omit({ body: true, html: true, questions: true, recapHtml: true, directions: true })
  .extend({ mine: registrationShape.shape.status.nullable() });
export type EventItem = z.output<typeof eventItemShape>;

export const doorPersonShape = z.object({
  registrationId: z.string(),
  memberId: z.string().nullable(),
  name: z.string(),
  code: z.string(),
  guests: count,
  ticket: z.enum(['member', 'guest', 'tier']),
  status: registrationShape.shape.status,
  walkIn: z.boolean(),
  answers: z.record(z.string(), z.string()),
  position: count.nullable(),
  attendedAt: time.nullable(),
  /** How many of the guests came; null for all of them. */
  guestsCame: count.nullable(),
  /** Why they do not come: `left`, `hold_over`, `offer_over`, `left_club`, `suspended`, `erased` …; empty while they do. */
  endReason: z.string(),
});
export type DoorPerson = z.output<typeof doorPersonShape>;
/** What a door has to know of somebody; what they answered is nothing that lies on its device. */
export type DoorEntry = Omit<DoorPerson, 'answers'>;
/** Everybody, at a moment of the portal's clock. */
export interface DoorList {
  people: DoorEntry[];
  at: string;
}

export const checkInShape = z.object({
  id: z.string(),
  outcome: z.string(),
  code: z.string(),
  door: z.string(),
  offline: z.boolean(),
  at: time,
  name: z.string().nullable(),
  guests: count,
});
export type CheckInView = z.output<typeof checkInShape>;

/** One of the list of all scans. */
export const checkInEntryShape = checkInShape.extend({
  /** They took part, with nobody at a door. */
  online: z.boolean(),
  /** When it reached the portal. */
  recordedAt: time,
  undoneAt: time.nullable(),
  /** Who stood at the door. */
  by: z.string().nullable(),
});
export type CheckInEntry = z.output<typeof checkInEntryShape>;
