import { z } from 'zod';
import { badgeShape } from '~/modules/clubs/views';

const time = z.iso.datetime();
const flagReason = z.enum(['spam', 'off_topic', 'unkind', 'commercial', 'dangerous']);
const named = z.object({ id: z.string(), name: z.string() });

export const actShape = z.enum([
  'keep',
  'hide',
  'remove',
  'edit',
  'lock',
  'warn',
  'suspend',
  'uphold',
  'shorten',
  'lift',
]);

export const decisionShape = z.object({
  id: z.string(),
  reviewId: z.string(),
  act: actShape,
  by: named.nullable(),
  reason: z.string(),
  note: z.string(),
  at: time,
  undoneAt: time.nullable(),
});
export type DecisionView = z.output<typeof decisionShape>;

/** What the queue shows of something that waits; the same for every moderator of the club. */
export const reviewShape = z.object({
  id: z.string(),
  club: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  kind: z.enum(['post', 'person', 'appeal']),
  state: z.enum(['open', 'decided']),
  /** What the flags weigh together; a post is hidden by itself at the club's threshold. */
  weight: z.number(),
  flagCount: z.int(),
  reasons: z.array(flagReason),
  /** The words for which a post waits. */
  heldFor: z.array(z.string()),
  /** Flags have hidden it. */
  hiddenByFlags: z.boolean(),
  /** The appeal. */
  text: z.string(),
  openedAt: time,
  version: z.int(),
  claim: z.object({ by: named, until: time }).nullable(),
  about: z.object({ id: z.string(), name: z.string(), pictureId: z.string().nullable() }).nullable(),
  post: z
    .object({
      id: z.string(),
      threadId: z.string(),
      threadTitle: z.string(),
      number: z.int(),
      excerpt: z.string(),
      language: z.enum(['th', 'vi', 'en']).nullable(),
      status: z.enum(['published', 'hidden', 'removed']),
      createdAt: time,
    })
    .nullable(),
  suspension: z
    .object({ id: z.string(), reason: z.string(), at: time, until: time, by: named.nullable() })
    .nullable(),
  decision: decisionShape.nullable(),
});
export type ReviewView = z.output<typeof reviewShape>;

export const flagShape = z.object({
  id: z.string(),
  reason: flagReason,
  note: z.string(),
  at: time,
  weight: z.number(),
  outcome: z.enum(['upheld', 'dismissed', 'lapsed']).nullable(),
});

/** A flag as moderators see it. */
export const flagOfShape = flagShape.extend({
  by: named,
  record: z.object({ upheld: z.int(), dismissed: z.int() }),
});

export const suspensionShape = z.object({
  id: z.string(),
  reason: z.string(),
  at: time,
  until: time,
  endedAt: time.nullable(),
  lifted: z.boolean(),
  by: named.nullable(),
});

/** What is known of whom a review is about. */
export const historyShape = z.object({
  memberId: z.string(),
  name: z.string(),
  pictureId: z.string().nullable(),
  bio: z.string(),
  badge: badgeShape,
  joinedAt: time.nullable(),
  status: z.enum(['invited', 'pending', 'active', 'suspended', 'left']).nullable(),
  threads: z.int(),
  posts: z.int(),
  removedPosts: z.int(),
  flagsAgainst: z.int(),
  flagsMade: z.object({ upheld: z.int(), dismissed: z.int(), open: z.int() }),
  decisions: z.array(decisionShape),
  suspensions: z.array(suspensionShape),
});
export type HistoryView = z.output<typeof historyShape>;

const contextPost = z.object({
  id: z.string(),
  number: z.int(),
  author: z.object({ id: z.string(), name: z.string() }).nullable(),
  html: z.string(),
  body: z.string(),
  editCount: z.int(),
  language: z.enum(['th', 'vi', 'en']).nullable(),
  status: z.enum(['published', 'hidden', 'removed']),
  createdAt: time,
});

export const reviewDetailShape = z.object({
  review: reviewShape,
  flags: z.array(flagOfShape),
  /** The post with those before and after it, in the order of their numbers. */
  context: z.array(contextPost),
  /** Of the post it is about, whatever its state; empty for people and appeals. */
  threadStatus: z.enum(['open', 'locked', 'merged', 'archived']).nullable(),
  history: historyShape.nullable(),
  decisions: z.array(decisionShape),
  viewer: z.object({
    mayDecide: z.boolean(),
    maySuspend: z.boolean(),
    mayWithoutEnd: z.boolean(),
    /** The ladder's next step, in days; empty: without an end. */
    proposedDays: z.int().nullable(),
    isMine: z.boolean(),
  }),
});
export type ReviewDetail = z.output<typeof reviewDetailShape>;

export const peaceRulesShape = z.object({
  flagThreshold: z.number(),
  firstDayThreads: z.int(),
  firstDayReplies: z.int(),
  firstDayPictures: z.int(),
  firstDayLinks: z.int(),
  blockedWords: z.array(z.string()),
  heldWords: z.array(z.string()),
});
export type PeaceRulesView = z.output<typeof peaceRulesShape>;

const translated = z.object({ th: z.string(), vi: z.string(), en: z.string() });
export const templateShape = z.object({ key: z.string(), text: translated });
export type TemplateView = z.output<typeof templateShape>;

export const standingShape = z.object({
  suspension: suspensionShape.omit({ by: true }).nullable(),
  appeal: z
    .object({
      id: z.string(),
      text: z.string(),
      at: time,
      outcome: z.object({ act: actShape, reason: z.string(), at: time }).nullable(),
    })
    .nullable(),
  mayAppeal: z.boolean(),
  /** Decisions about the member that stand, the latest first. */
  decisions: z.array(
    z.object({
      id: z.string(),
      act: actShape,
      reason: z.string(),
      at: time,
      post: z.object({ threadId: z.string(), threadTitle: z.string(), number: z.int() }).nullable(),
    }),
  ),
});
export type StandingView = z.output<typeof standingShape>;

export const myFlagShape = flagShape.omit({ weight: true }).extend({
  club: z.object({ slug: z.string(), name: z.string() }),
  post: z
    .object({ id: z.string(), threadId: z.string(), threadTitle: z.string(), number: z.int() })
    .nullable(),
  person: named.nullable(),
});
export type MyFlagView = z.output<typeof myFlagShape>;

export const threadActShape = z.object({
  id: z.string(),
  kind: z.enum(['move', 'split', 'splitFrom']),
  /** Clubs of a move; titles of a split. */
  from: z.string(),
  to: z.string(),
  /** How many posts were split off. */
  count: z.int(),
  reason: z.string(),
  at: time,
  undoneAt: time.nullable(),
});
export type ThreadActView = z.output<typeof threadActShape>;
