import { z } from 'zod';

const time = z.iso.datetime();
const language = z.enum(['th', 'vi', 'en']).nullable();
export const guidePersonShape = z.object({
  id: z.string(),
  name: z.string(),
  pictureId: z.string().nullable(),
});

export const guideItemShape = z.object({
  id: z.string(),
  title: z.string(),
  excerpt: z.string(),
  language,
  tags: z.array(z.string()),
  state: z.enum(['draft', 'published', 'retired']),
  url: z.string(),
  version: z.int(),
  updatedAt: time,
  publishedAt: time.nullable(),
  reviewBy: time.nullable(),
  authors: z.array(guidePersonShape),
});
export type GuideItem = z.infer<typeof guideItemShape>;

/** An answer that a guide was written from; one that is no longer public has no words. */
export const guideSourceShape = z.object({
  postId: z.string(),
  number: z.int(),
  title: z.string(),
  url: z.string(),
  author: z.string().nullable(),
  excerpt: z.string(),
});
export type GuideSourceView = z.infer<typeof guideSourceShape>;

export const guideShape = guideItemShape.extend({
  body: z.string(),
  html: z.string(),
  retiredReason: z.string().nullable(),
  sources: z.array(guideSourceShape),
});
export type GuideView = z.infer<typeof guideShape>;

export const guideVersionShape = z.object({
  version: z.int(),
  title: z.string(),
  body: z.string(),
  editedBy: z.string().nullable(),
  note: z.string(),
  at: time,
});
export type GuideVersionView = z.infer<typeof guideVersionShape>;

export const suggestionShape = z.object({
  id: z.string(),
  guideId: z.string(),
  baseVersion: z.int(),
  title: z.string(),
  body: z.string(),
  note: z.string(),
  by: guidePersonShape,
  state: z.enum(['open', 'accepted', 'declined']),
  reason: z.string().nullable(),
  at: time,
});
export type SuggestionView = z.infer<typeof suggestionShape>;

export const guideRightsShape = z.object({
  edit: z.boolean(),
  suggest: z.boolean(),
  /** Publish, retire, set the review date. */
  settle: z.boolean(),
  join: z.boolean(),
  leave: z.boolean(),
});
export type GuideRights = z.infer<typeof guideRightsShape>;
