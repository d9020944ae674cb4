import { type Actor, memberIdOf } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Locale } from '~/platform/i18n/locale';
import { threadJoins, threadJson } from './internal/thread-sql.server';
import type { ThreadItem } from './post';

/** A thread with the club it is in, for a list over all clubs. */
export interface Activity {
  thread: ThreadItem;
  club: { slug: string; name: string };
  /** The words of its tags in each language; a tag that the club no longer has is missing. */
  tagLabels: Record<string, Record<Locale, string>>;
}

interface Row {
  thread: ThreadItem;
  viewer: ThreadItem['viewer'] | null;
  club: Activity['club'];
  tagLabels: Activity['tagLabels'] | null;
}

const publicClubs = Prisma.sql`SELECT c."id" FROM "Club" c WHERE c."status" = 'open' AND c."visibility" = 'public'`;

const clubsOf = (memberId: string) => Prisma.sql`SELECT s."clubId" AS "id" FROM "Membership" s
  JOIN "Club" c ON c."id" = s."clubId" AND c."status" IN ('open', 'paused')
  WHERE s."memberId" = ${memberId}::uuid AND s."status" IN ('active', 'suspended')`;

/**
 * Where something is happening: the threads with the latest posts, of the member's clubs, or of all public ones for a
 * visitor and `everywhere`. A member's unread ones stand first; muted ones are left out. What counts is what everyone in
 * the club may see.
 */
export async function listActivity(
  actor: Actor,
  { limit, everywhere = false }: { limit: number; everywhere?: boolean },
): Promise<Activity[]> {
  const memberId = memberIdOf(actor);
  const clubs = memberId && !everywhere ? clubsOf(memberId) : publicClubs;
  const unread = Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM "Post" p WHERE p."threadId" = t."id"
    AND p."number" > coalesce(r."readNumber", 0) AND p."status" = 'published' AND p."audience" = 'everyone'
    AND p."authorId" IS DISTINCT FROM ${memberId ?? null}::uuid LIMIT 100) u)`;
  const viewer = memberId
    ? Prisma.sql`json_build_object('readNumber', coalesce(r."readNumber", 0), 'follow', coalesce(r."follow", 'normal'), 'unread', n."unread")`
    : Prisma.sql`NULL`;
  // Without anything unread nothing can pass by what is later, and the rest need not be looked at more closely.
  const latest = memberId
    ? Prisma.empty
    : Prisma.sql`ORDER BY newest."lastPostAt" DESC, newest."id" DESC LIMIT ${limit}`;
  const rows = await db.$queryRaw<Row[]>`
    WITH recent AS (
      SELECT newest.* FROM (${clubs}) AS club
      CROSS JOIN LATERAL (
        SELECT t."id", t."lastPostAt" FROM "Thread" t
        WHERE t."clubId" = club."id" AND t."status" <> 'merged' AND t."owner" IS NULL
        ORDER BY t."lastPostAt" DESC, t."id" DESC LIMIT ${limit * 2}
      ) AS newest
      ${latest}
    )
    SELECT ${threadJson(['everyone'])} AS "thread", ${viewer} AS "viewer",
      json_build_object('slug', c."slug", 'name', c."name") AS "club",
      (SELECT jsonb_object_agg(g."key", g."label") FROM "ClubTag" g
        WHERE g."clubId" = t."clubId" AND g."key" = ANY (t."tags")) AS "tagLabels"
    FROM recent JOIN "Thread" t ON t."id" = recent."id" ${threadJoins}
    LEFT JOIN "ThreadReader" r ON r."threadId" = t."id" AND r."memberId" = ${memberId ?? null}::uuid
    CROSS JOIN LATERAL (SELECT ${memberId ? unread : Prisma.sql`0`} AS "unread") n
    WHERE r."follow" IS DISTINCT FROM 'muted'
    ORDER BY (n."unread" > 0) DESC, t."lastPostAt" DESC, t."id" DESC LIMIT ${limit}`;
  return rows.map(({ thread, viewer: forViewer, club, tagLabels }) => ({
    thread: forViewer ? { ...thread, viewer: forViewer } : thread,
    club,
    tagLabels: tagLabels ?? {},
  }));
}
