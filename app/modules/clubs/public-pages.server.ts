import { readValue } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { PublicPage } from '~/platform/page-cache.server';

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
