import { z } from 'zod';
import { queueSorts } from './queue-order';

/** Without what no text has: NUL and half surrogates, which the database refuses. */
const soundText = z.string().transform((text) => text.replaceAll('\u0000', '').toWellFormed().trim());
const optional = (maximum: number) => soundText.pipe(z.string().max(maximum));
const trimmed = (maximum: number) => soundText.pipe(z.string().min(1).max(maximum));

export const flagReasons = ['spam', 'off_topic', 'unkind', 'commercial', 'dangerous'] as const;

export const flagInput = z.object({
  reason: z.enum(flagReasons),
  note: optional(500).default(''),
});
export type FlagInput = z.output<typeof flagInput>;

const acts = [
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
] as const;

export const decideInput = z.object({
  act: z.enum(acts),
  /** What the member is told, as it is; without it the template in the member's language. */
  reason: optional(500).optional(),
  /** Key of one of the club's reasons. */
  template: z.string().trim().max(40).optional(),
  /** For moderators only. */
  note: optional(1_000).optional(),
  /** What becomes of the post where the decision is about more: lock, warn, suspend. */
  post: z.enum(['keep', 'hide', 'remove']).optional(),
  /** `edit`: what it is to say. */
  body: trimmed(20_000).optional(),
  /** `suspend`, `shorten`: days from now. */
  days: z.coerce.number().int().min(1).max(365).optional(),
  /** `suspend`: without an end; admins only. */
  withoutEnd: z.boolean().optional(),
  /** Which version of the review was decided on; another one is `changed_meanwhile`. */
  version: z.coerce.number().int().min(1).optional(),
});
export type DecideInput = z.output<typeof decideInput>;

export const listReviewsInput = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  /** Slug; without it all clubs whose peace the caller keeps. */
  club: z.string().trim().max(60).optional(),
  state: z.enum(['open', 'decided']).default('open'),
  kind: z.enum(['post', 'person', 'appeal']).optional(),
  reason: z.enum(flagReasons).optional(),
  /** Claimed by the caller. */
  mine: z.stringbool().optional(),
  sort: z.enum(queueSorts).default('weight'),
});
export type ListReviewsInput = z.output<typeof listReviewsInput>;

export const appealInput = z.object({ text: trimmed(4_000) });

const word = soundText.pipe(z.string().min(1).max(80));

export const peaceRulesInput = z.object({
  flagThreshold: z.coerce.number().min(0.5).max(100).optional(),
  firstDayThreads: z.coerce.number().int().min(0).max(1_000).optional(),
  firstDayReplies: z.coerce.number().int().min(0).max(1_000).optional(),
  firstDayPictures: z.coerce.number().int().min(0).max(100).optional(),
  firstDayLinks: z.coerce.number().int().min(0).max(100).optional(),
  blockedWords: z.array(word).max(500).optional(),
  heldWords: z.array(word).max(500).optional(),
});
export type PeaceRulesInput = z.output<typeof peaceRulesInput>;

const template = z.object({
  /** Small letters, digits and hyphens. */
  key: z
    .string()
    .trim()
    .regex(/^[a-z0-9_-]{1,40}$/),
  text: z.object({ th: trimmed(500), vi: trimmed(500), en: trimmed(500) }),
});
export const templatesInput = z.object({ items: z.array(template).max(30) });
export type TemplatesInput = z.output<typeof templatesInput>;

export const pageInput = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

const actReason = optional(500).optional();
/** `club`: slug of where it goes. */
export const moveThreadInput = z.object({ club: z.string().trim().min(1).max(60), reason: actReason });
export const splitThreadInput = z.object({
  title: trimmed(200),
  /** Numbers of the posts that go. */
  posts: z.array(z.coerce.number().int().min(1).max(2_147_483_647)).min(1).max(200),
  reason: actReason,
});
