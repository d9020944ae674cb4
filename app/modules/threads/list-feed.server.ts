import type { Actor } from '~/platform/actor';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { requireMember } from '~/platform/require-member';
import { threadJoins, threadJson } from './internal/thread-sql.server';
import type { Activity } from './list-activity.server';
import type { ThreadItem } from './post';

/** Why a thread stands on somebody's start page, the weightiest first. */
export const feedReasons = ['asked', 'mine', 'thread', 'person', 'tag', 'expert', 'club'] as const;
export type FeedReason = (typeof feedReasons)[number];

export interface FeedItem extends Activity {
  /** `subject`: the followed person's name, or the followed tag's key; null for the others. */
  reason: { kind: FeedReason; subject: string | null };
}

export interface FeedQuery {
  cursor?: string;
  /** 1 to 100. */
  limit: number;
}

interface Row {
  thread: ThreadItem;
  viewer: ThreadItem['viewer'];
  club: Activity['club'];
  tagLabels: Activity['tagLabels'] | null;
  reason: FeedReason;
  subject: string | null;
}

/** How far back in what a followed person wrote the feed looks. */
const postsOfPerson = 40;
/** How many of a thread's latest posts are looked at for an expert's. */
const postsLookedAt = 20;

/** The latest of "Thread" t that come after the cursor, by their last post. */
const latest = (limit: number, before: Prisma.Sql) =>
  Prisma.sql`AND t."status" <> 'merged' AND t."owner" IS NULL ${before} ORDER BY t."lastPostAt" DESC, t."id" DESC LIMIT ${limit}`;

/**
 * Every source gives its own latest, as many as the page is long: the page's are among them. What was answered in one's own
 * threads, what one follows, then one's clubs.
 */
const candidates = (memberId: string, limit: number, before: Prisma.Sql) => Prisma.sql`
  (SELECT t."id", t."lastPostAt", CASE t."kind" WHEN 'question' THEN 1 ELSE 2 END AS "weight", NULL AS "subject"
    FROM "Thread" t WHERE t."authorId" = ${memberId}::uuid AND t."postCount" > 1 ${latest(limit, before)})
  UNION ALL
  (SELECT t."id", t."lastPostAt", 3, NULL FROM "ThreadReader" f JOIN "Thread" t ON t."id" = f."threadId"
    WHERE f."memberId" = ${memberId}::uuid AND f."follow" = 'following' ${latest(limit, before)})
  UNION ALL
  (SELECT t."id", t."lastPostAt", 4, coalesce(n."personaName", '') FROM "PersonFollow" f
    CROSS JOIN LATERAL (SELECT p."threadId" FROM "Post" p WHERE p."authorId" = f."personId" AND p."status" = 'published'
      AND p."audience" = 'everyone' ORDER BY p."createdAt" DESC LIMIT ${postsOfPerson}) w
    JOIN "Thread" t ON t."id" = w."threadId" AND t."clubId" = f."clubId"
    LEFT JOIN "Membership" n ON n."clubId" = f."clubId" AND n."memberId" = f."personId"
    WHERE f."memberId" = ${memberId}::uuid ${latest(limit, before)})
  UNION ALL
  (SELECT w."id", w."lastPostAt", 5, f."tag" FROM "TagFollow" f
    CROSS JOIN LATERAL (SELECT t."id", t."lastPostAt" FROM "Thread" t WHERE t."clubId" = f."clubId"
      AND t."tags" @> ARRAY[f."tag"] ${latest(limit, before)}) w
    WHERE f."memberId" = ${memberId}::uuid)
  UNION ALL
  (SELECT w."id", w."lastPostAt", 7, NULL FROM "Membership" s
    JOIN "Club" c ON c."id" = s."clubId" AND c."status" IN ('open', 'paused')
    CROSS JOIN LATERAL (SELECT t."id", t."lastPostAt" FROM "Thread" t WHERE t."clubId" = s."clubId" ${latest(limit, before)}) w
    WHERE s."memberId" = ${memberId}::uuid AND s."status" IN ('active', 'suspended') AND NOT s."muted")`;

const unread = (
  memberId: string,
) => Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM "Post" p WHERE p."threadId" = t."id"
  AND p."number" > coalesce(r."readNumber", 0) AND p."status" = 'published' AND p."audience" = 'everyone'
  AND p."authorId" IS DISTINCT FROM ${memberId}::uuid LIMIT 100) u)`;

/** Among the latest posts of a question there is one of somebody who was a verified expert on that day. */
const answeredByExpert = Prisma.sql`t."kind" = 'question' AND EXISTS (SELECT 1 FROM (SELECT p."badge", p."number", p."status", p."audience"
  FROM "Post" p WHERE p."threadId" = t."id" ORDER BY p."number" DESC LIMIT ${postsLookedAt}) e
  WHERE e."number" > 1 AND e."status" = 'published' AND e."audience" = 'everyone' AND e."badge" -> 'roles' ? 'expert')`;

/**
 * What is new for a member, the latest first, each with why it is there. Threads and people they do not want to see are left
 * out, and so are clubs they may not read. @throws unauthenticated
 */
export async function listFeed(
  actor: Actor,
  { cursor, limit }: FeedQuery,
): Promise<{ items: FeedItem[]; next: string | null }> {
  const { memberId } = requireMember(actor);
  const from = readCursor(cursor, ['time', 'id']);
  const before = from
    ? Prisma.sql`AND (t."lastPostAt", t."id") < (${from[0]}::timestamptz, ${from[1]}::uuid)`
    : Prisma.empty;
  // What is left out below is made up for, as far as it is the rule.
  const looked = limit * 2 + 1;
  const rows = await db.$queryRaw<Row[]>`
    WITH candidate AS (${candidates(memberId, looked, before)}),
    weighed AS (SELECT DISTINCT ON ("id") * FROM candidate ORDER BY "id", "weight", "subject")
    SELECT ${threadJson(['everyone'])} AS "thread",
      json_build_object('readNumber', coalesce(r."readNumber", 0), 'follow', coalesce(r."follow", 'normal'), 'unread', ${unread(memberId)}) AS "viewer",
      json_build_object('slug', c."slug", 'name', c."name") AS "club",
      (SELECT jsonb_object_agg(g."key", g."label") FROM "ClubTag" g
        WHERE g."clubId" = t."clubId" AND g."key" = ANY (t."tags")) AS "tagLabels",
      CASE w."weight" WHEN 1 THEN 'asked' WHEN 2 THEN 'mine' WHEN 3 THEN 'thread' WHEN 4 THEN 'person' WHEN 5 THEN 'tag'
        ELSE CASE WHEN ${answeredByExpert} THEN 'expert' ELSE 'club' END END AS "reason", w."subject"
    FROM weighed w JOIN "Thread" t ON t."id" = w."id" ${threadJoins}
    LEFT JOIN "ThreadReader" r ON r."threadId" = t."id" AND r."memberId" = ${memberId}::uuid
    LEFT JOIN "Membership" own ON own."clubId" = t."clubId" AND own."memberId" = ${memberId}::uuid
    WHERE r."follow" IS DISTINCT FROM 'muted' AND c."status" IN ('open', 'paused')
      AND (own."status" IN ('active', 'suspended') OR (c."visibility" = 'public' AND own."status" IS DISTINCT FROM 'left'))
      AND NOT EXISTS (SELECT 1 FROM "Block" b WHERE b."memberId" = ${memberId}::uuid AND b."blockedId" = t."authorId")
    ORDER BY t."lastPostAt" DESC, t."id" DESC LIMIT ${limit + 1}`;
  const items = rows.slice(0, limit).map(({ thread, viewer, club, tagLabels, reason, subject }) => ({
    thread: { ...thread, viewer },
    club,
    tagLabels: tagLabels ?? {},
    reason: { kind: reason, subject },
  }));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? writeCursor([last.thread.lastPostAt, last.thread.id]) : null };
}
