import { z } from 'zod';
import { searchTypes } from './schema';

/** A part of a text, in UTF-16 units, `end` excluded. */
const spanShape = z.object({ start: z.int(), end: z.int() });

const languageShape = z.enum(['th', 'vi', 'en']).nullable();

export const searchHitShape = z.object({
  type: z.enum(searchTypes),
  /** Of the club, the thread, the post or the member. */
  id: z.string(),
  title: z.string(),
  /** What of the title was searched for. */
  titleHits: z.array(spanShape),
  titleLanguage: languageShape,
  /** Plain text in one line. */
  snippet: z.string(),
  snippetHits: z.array(spanShape),
  /** Of the text. */
  language: languageShape,
  url: z.string(),
  club: z.object({ slug: z.string(), name: z.string(), pictureId: z.string().nullable() }),
  at: z.iso.datetime(),
  /** Who wrote it, started it or is it. */
  author: z.object({ id: z.string(), name: z.string(), pictureId: z.string().nullable() }).nullable(),
  threadId: z.string().nullable(),
  threadKind: z.enum(['talk', 'question', 'proposal', 'announcement', 'live']).nullable(),
  number: z.int().nullable(),
  /** The accepted answer of its question. */
  accepted: z.boolean(),
  audience: z.enum(['everyone', 'professionals', 'experts']),
  /** Further matches in the same thread that this one stands for. */
  more: z.int(),
});

export type SearchHit = z.infer<typeof searchHitShape>;

export const searchPageShape = z.object({
  items: z.array(searchHitShape),
  /** The club that was searched, where only one was. */
  club: z.object({ slug: z.string(), name: z.string() }).nullable(),
  next: z.string().nullable(),
  tookMs: z.number(),
});

export type SearchPage = z.infer<typeof searchPageShape>;

/** A question that asks the same, or a guide that answers it. */
export const similarShape = z.object({
  type: z.enum(['question', 'guide']),
  id: z.string(),
  title: z.string(),
  language: languageShape,
  excerpt: z.string(),
  /** Leads to the accepted answer, where there is one. */
  url: z.string(),
  at: z.iso.datetime(),
  answered: z.boolean(),
  /** Replies for everyone. */
  answers: z.int(),
});
export type SimilarQuestion = z.infer<typeof similarShape>;

export const similarAnswer = z.object({ items: z.array(similarShape), tookMs: z.number() });
export type SimilarQuestions = z.infer<typeof similarAnswer>;
