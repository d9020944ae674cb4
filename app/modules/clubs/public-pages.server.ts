import { readValue } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { PublicPage } from '~/platform/page-cache.server';

/**
 * A row's `xmin` is the transaction that wrote it last: it changes with anything in the row. The head of a stream changes with
 * every update that screens are told of: posts, edits, removals, reactions, personas.
 */
export const clubVersion = Prisma.sql`c.xmin::text, (SELECT s."head" FROM "Stream" s WHERE s."key" = 'club:' || c."id")`;

/** The club that visitors may read, by its slug as it is written. */
export function publicClub(slug: string): Prisma.Sql {
  return Prisma.sql`c."slug" = ${slug}::citext AND c."slug"::text = ${slug} AND c."visibility" = 'public' AND c."status" <> 'draft'`;
}

/** The directory changes with any club's row alone. */
export const clubPages: readonly PublicPage[] = [
  {
    path: '/clubs',
    version: () =>
      readValue<string>(
        Prisma.sql`SELECT coalesce(string_agg(c.xmin::text, ' ' ORDER BY c."id"), '-') FROM "Club" c`,
      ),
  },
];
