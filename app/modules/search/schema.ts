import { z } from 'zod';

export const searchTypes = ['club', 'thread', 'post', 'person', 'guide', 'event'] as const;
export type SearchType = (typeof searchTypes)[number];

const isType = (name: string): name is SearchType => (searchTypes as readonly string[]).includes(name);

/** A query as it comes in an address. Whatever was typed is a query; what is too long is cut where it is parsed. */
export const searchInput = z.object({
  q: z.string().default(''),
  /** A club's slug. */
  club: z
    .string()
    .optional()
    .transform((slug) => slug || undefined),
  /** One or more of `club`, `thread`, `post`, `person` and `guide`, with commas between; all where none is named. */
  type: z
    .string()
    .max(60)
    .optional()
    .transform((names) => {
      const types = (names ?? '').split(',').filter(isType);
      return types.length === 0 ? undefined : types;
    }),
  /** Only the posts of this thread. */
  thread: z
    .string()
    .optional()
    .transform((id) => id || undefined),
  /** `thread`: one hit for each thread, its best, with how many `more` there are. */
  group: z.enum(['none', 'thread']).default('none'),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export interface SearchInput {
  q: string;
  club?: string;
  types?: readonly SearchType[];
  thread?: string;
  group: 'none' | 'thread';
  cursor?: string;
  limit: number;
}

export function readSearchInput({ type, ...input }: z.output<typeof searchInput>): SearchInput {
  return { ...input, types: type };
}

/** A question as far as it is written; what is longer is cut. */
export const similarInput = z.object({
  title: z
    .string()
    .default('')
    .transform((title) => title.slice(0, 200)),
  body: z
    .string()
    .default('')
    .transform((body) => body.slice(0, 4_000)),
  limit: z.coerce.number().int().min(1).max(20).default(5),
});
