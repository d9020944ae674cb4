import { z } from 'zod';
import { cleanLine, cleanText } from '~/platform/text/clean-text';

const line = (minimum: number, maximum: number) =>
  z.string().transform(cleanLine).pipe(z.string().min(minimum).max(maximum));
const title = line(1, 200);
const body = z
  .string()
  .transform((value) => cleanText(value).trim())
  .pipe(z.string().min(1).max(20_000));
const tags = z.array(z.string().max(40)).max(10);
const language = z.enum(['th', 'vi', 'en']);
const moment = z.iso.datetime({ offset: true }).transform((value) => new Date(value));

export const createGuideInput = z.object({
  title,
  body,
  language: language.optional(),
  tags: tags.default([]),
  /** Ids of the answers it is written from. */
  sources: z.array(z.string().max(40)).max(20).default([]),
  status: z.enum(['draft', 'published']).default('published'),
});
export type CreateGuideInput = z.output<typeof createGuideInput>;

export const editGuideInput = z.object({
  title,
  body,
  language: language.optional(),
  tags: tags.optional(),
  /** What changed, in a few words. */
  note: line(0, 200).default(''),
  /** What the text was written on; another version meanwhile is `changed_meanwhile`. */
  version: z.coerce.number().int().min(1),
});
export type EditGuideInput = z.output<typeof editGuideInput>;

export const guideStateInput = z.object({
  state: z.enum(['draft', 'published', 'retired']),
  /** Why it is retired. */
  reason: line(0, 500).default(''),
});
export type GuideStateInput = z.output<typeof guideStateInput>;

export const guideReviewInput = z.object({ reviewBy: moment.nullable() });

export const suggestionInput = z.object({
  title,
  body,
  note: line(1, 200),
  version: z.coerce.number().int().min(1),
});
export type SuggestionInput = z.output<typeof suggestionInput>;

export const decideSuggestionInput = z.object({ accept: z.boolean(), reason: line(0, 500).default('') });

export const listGuidesInput = z.object({
  q: line(0, 100).optional(),
  tag: z.string().max(40).optional(),
  language: language.optional().catch(undefined),
  state: z.enum(['published', 'draft', 'retired']).default('published').catch('published'),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20).catch(20),
});
export type ListGuidesInput = z.output<typeof listGuidesInput>;
