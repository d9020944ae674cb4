import { clubVersion, publicClub } from '~/modules/clubs/public-pages.server';
import { readValue } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { isId } from '~/platform/ids';
import type { PublicPage } from '~/platform/page-cache.server';

/**
 * An event, its tickets, who leads and speaks, and the other dates of its series. The heads of its streams change with every seat, question
 * and vote, and with what is said below. What time alone changes is a little late, as long as a kept page may be.
 */
async function eventVersion({ slug = '', id = '' }: Record<string, string>): Promise<string | undefined> {
  if (!isId(id)) return undefined;
  return readValue<string>(Prisma.sql`
    SELECT concat_ws(' ', e.xmin::text, t.xmin::text, ${clubVersion},
      (SELECT string_agg(s."key" || s."head", ' ' ORDER BY s."key") FROM "Stream" s
        WHERE s."key" IN ('event:' || e."id", 'thread:' || e."threadId")),
      (SELECT string_agg(k.xmin::text, ' ' ORDER BY k."kind") FROM "EventTicket" k WHERE k."eventId" = e."id"),
      (SELECT string_agg(concat_ws(' ', p.xmin, m.xmin, s.xmin), ' ' ORDER BY p."memberId") FROM "EventPerson" p
        JOIN "Member" m ON m."id" = p."memberId" LEFT JOIN "Membership" s ON s."clubId" = e."clubId" AND s."memberId" = p."memberId"
        WHERE p."eventId" = e."id"),
      (SELECT string_agg(concat_ws(' ', o."id", o."status", o."startsAt", o."endsAt"), ' ' ORDER BY o."id") FROM "ClubEvent" o
        WHERE o."seriesId" = e."seriesId"))
    FROM "ClubEvent" e JOIN "Club" c ON c."id" = e."clubId" LEFT JOIN "Thread" t ON t."id" = e."threadId"
    WHERE e."id" = ${id}::uuid AND e."publishedAt" IS NOT NULL AND NOT e."hidden" AND ${publicClub(slug)}`);
}

/** As many as the list's first page shows, and one more. */
function listVersion({ slug = '' }: Record<string, string>): Promise<string | undefined> {
  return readValue<string>(Prisma.sql`
    SELECT concat_ws(' ', ${clubVersion}, (SELECT string_agg(concat_ws(' ', l.xmin, s."head"), ' ' ORDER BY l."startsAt", l."id")
      FROM (SELECT e."id", e.xmin, e."startsAt" FROM "ClubEvent" e WHERE e."clubId" = c."id"
        AND e."publishedAt" IS NOT NULL AND NOT e."hidden" AND e."status" IN ('published', 'live', 'cancelled') AND e."endsAt" > now() ORDER BY e."startsAt", e."id" LIMIT 21) l
      LEFT JOIN "Stream" s ON s."key" = 'event:' || l."id"))
    FROM "Club" c WHERE ${publicClub(slug)}`);
}

export const eventPages: readonly PublicPage[] = [
  { path: '/clubs/:slug/events/:id', version: eventVersion },
  { path: '/clubs/:slug/events', version: listVersion },
];
