import { z } from 'zod';
import { reactionNames } from './post';

/** Without what no text has: NUL and half surrogates, which the database refuses. */
const soundText = z.string().transform((text) => text.replaceAll('\u0000', '').toWellFormed().trim());
const trimmed = (maximum: number) => soundText.pipe(z.string().min(1).max(maximum));
const optional = (maximum: number) => soundText.pipe(z.string().max(maximum));

export const titleSchema = trimmed(200);
export const bodySchema = trimmed(20_000);
export const reasonSchema = trimmed(500);
export const audienceSchema = z.enum(['everyone', 'professionals', 'experts']);
export const reactionSchema = z.enum(reactionNames);

export const pollInput = z.object({
  question: trimmed(200),
  kind: z.enum(['single', 'several']).default('single'),
  options: z.array(trimmed(120)).min(2).max(12),
  /** From now; without it the poll stays open. */
  closesInHours: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 90)
    .optional(),
});
export type PollInput = z.output<typeof pollInput>;

const tagsSchema = z
  .array(trimmed(40))
  .max(5)
  .describe(
    'Keys of topics that the club has, as GET /clubs/:slug lists them; another one is refused (unknown_tags)',
  );

export const createThreadInput = z.object({
  kind: z.enum(['talk', 'question', 'announcement']).default('talk'),
  title: titleSchema,
  body: bodySchema,
  tags: tagsSchema.default([]),
  poll: pollInput.optional(),
});

export const createPostInput = z.object({
  body: bodySchema,
  /** Id of a post of the same thread. */
  replyTo: z.string().optional(),
  audience: audienceSchema.default('everyone'),
  poll: pollInput.optional(),
});

export const editPostInput = z.object({
  body: bodySchema,
  reason: optional(500).optional(),
  /** How often the post had been edited when the writer began; another number is `changed_meanwhile`. */
  editCount: z.coerce.number().int().min(0).optional(),
});

export const changeThreadInput = z.object({
  title: titleSchema.optional(),
  tags: tagsSchema.optional(),
  locked: z.boolean().optional(),
  pinned: z.boolean().optional(),
  archived: z.boolean().optional(),
  slowModeSeconds: z.number().int().min(0).max(3_600).optional(),
});

/** `threadId`: the thread where the talk goes on. */
export const mergeThreadInput = z.object({ threadId: z.string() });

export const threadSorts = ['active', 'new', 'replies', 'unanswered'] as const;

export const listThreadsInput = z.object({
  kind: z.enum(['talk', 'question', 'proposal', 'announcement', 'live']).optional(),
  sort: z.enum(threadSorts).default('active'),
  tag: optional(40).optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type ListThreadsInput = z.output<typeof listThreadsInput>;

const numberSchema = z.coerce.number().int().min(0).max(2_147_483_647);

export const listPostsInput = z
  .object({
    after: numberSchema.optional(),
    before: numberSchema.optional(),
    around: numberSchema.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  })
  .refine(
    ({ after, before, around }) => [after, before, around].filter((value) => value !== undefined).length <= 1,
  );
export type ListPostsInput = z.output<typeof listPostsInput>;
