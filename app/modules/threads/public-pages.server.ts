import { readValue } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { clubVersion, publicClub } from '~/modules/clubs/public-pages.server';
import { isId } from '~/platform/ids';
import type { PublicPage } from '~/platform/page-cache.server';

function versionOf(statement: Prisma.Sql): Promise<string | undefined> {
  return readValue<string>(statement);
}

async function threadVersion({ slug = '', id = '' }: Record<string, string>): Promise<string | undefined> {
  if (!isId(id)) return undefined;
  return versionOf(Prisma.sql`
    SELECT concat_ws(' ', t.xmin::text, (SELECT s."head" FROM "Stream" s WHERE s."key" = 'thread:' || t."id"), ${clubVersion})
    FROM "Thread" t JOIN "Club" c ON c."id" = t."clubId"
    WHERE t."id" = ${id}::uuid AND t."owner" IS NULL AND ${publicClub(slug)}`);
}

/** Of the threads that a club's home lists; those further down its list change with the club's stream, within a second. */
const listedThreads = Prisma.sql`
  (SELECT string_agg(l.xmin::text, ' ') FROM (SELECT t.xmin FROM "Thread" t WHERE t."clubId" = c."id"
    ORDER BY (t."pinnedAt" IS NOT NULL) DESC, t."lastPostAt" DESC, t."id" DESC LIMIT 24) l),
  (SELECT string_agg(q.xmin::text, ' ') FROM (SELECT t.xmin FROM "Thread" t WHERE t."clubId" = c."id" AND t."kind" = 'question'
    AND t."status" = 'open' AND t."acceptedPostId" IS NULL ORDER BY t."createdAt" DESC, t."id" DESC LIMIT 4) q),
  (SELECT string_agg(v.xmin::text, ' ') FROM (SELECT t.xmin FROM "Thread" t WHERE t."clubId" = c."id" AND t."kind" = 'live'
    ORDER BY t."lastPostAt" DESC, t."id" DESC LIMIT 3) v)`;

function clubHomeVersion({ slug = '' }: Record<string, string>): Promise<string | undefined> {
  return versionOf(Prisma.sql`
    SELECT concat_ws(' ', ${clubVersion}, ${listedThreads}) FROM "Club" c WHERE ${publicClub(slug)}`);
}

/** The portal's first page: all clubs, and where something is happening in the public ones. */
function homeVersion(): Promise<string | undefined> {
  return versionOf(Prisma.sql`
    SELECT concat_ws(' ', string_agg(c.xmin::text, ' ' ORDER BY c."id"),
      (SELECT sum(s."head") FROM "Stream" s WHERE s."key" = ANY (ARRAY(SELECT 'club:' || k."id" FROM "Club" k))),
      (SELECT string_agg(l.xmin::text, ' ') FROM "Club" p CROSS JOIN LATERAL (SELECT t.xmin FROM "Thread" t
        WHERE t."clubId" = p."id" ORDER BY t."lastPostAt" DESC, t."id" DESC LIMIT 12) l
        WHERE p."visibility" = 'public' AND p."status" = 'open'),
      (SELECT count(*) || ' ' || coalesce(max(a.xmin::text::bigint), 0) FROM "ThreadActivity" a))
    FROM "Club" c`);
}

export const threadPages: readonly PublicPage[] = [
  { path: '/clubs/:slug/threads/:id', version: threadVersion },
  { path: '/clubs/:slug', version: clubHomeVersion },
  { path: '/', version: homeVersion },
];
