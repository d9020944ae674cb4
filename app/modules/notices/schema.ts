import { z } from 'zod';

/** Up to 100 lines at once; `unread`: without what was read. */
export const listNoticesInput = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  unread: z
    .enum(['true', 'false'])
    .default('false')
    .transform((word) => word === 'true'),
});

/** Which lines were read: these, or all that were there at a moment (without it, all there are). */
export const readNoticesInput = z.union([
  z.object({ ids: z.array(z.string()).min(1).max(200) }).strict(),
  z.object({ upTo: z.iso.datetime().optional() }).strict(),
]);
export type ReadNoticesInput = z.output<typeof readNoticesInput>;

/** One line, in the reader's language. */
export const noticeAnswer = z.object({
  id: z.string(),
  kind: z.string(),
  /** How much is merged in it. */
  count: z.int(),
  line: z.string(),
  about: z.string().nullable(),
  excerpt: z.string().nullable(),
  language: z.enum(['th', 'vi', 'en']).nullable(),
  /** Who did it, the latest first, at most three. */
  actors: z.array(z.object({ id: z.string(), name: z.string(), pictureId: z.string().nullable() })),
  club: z.object({ slug: z.string(), name: z.string() }).nullable(),
  /** A path of the portal: opens what it is about and marks the line read. */
  url: z.string(),
  at: z.iso.datetime(),
  read: z.boolean(),
});
export type NoticeView = z.output<typeof noticeAnswer>;
