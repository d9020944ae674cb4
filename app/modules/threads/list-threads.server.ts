import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { mayRead, readableAudiences } from '~/modules/clubs/policy';
import { type Actor, memberIdOf } from '~/platform/actor';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { PortalError } from '~/platform/errors';
import { isoSql } from './internal/post-sql.server';
import { threadJoins, threadJson } from './internal/thread-sql.server';
import type { ThreadItem, ThreadView } from './post';
import type { ListThreadsInput } from './schema';

export interface ThreadPage {
  items: ThreadItem[];
  /** For the next page; null on the last. */
  next: string | null;
}

interface Row {
  thread: ThreadView;
  viewer: ThreadItem['viewer'] | null;
  sortKey: string;
}

const sortColumns = {
  active: Prisma.raw('t."lastPostAt"'),
  new: Prisma.raw('t."createdAt"'),
  unanswered: Prisma.raw('t."createdAt"'),
  replies: Prisma.raw('t."postCount"'),
} as const;

/**
 * A club's threads, a page at a time. Pinned ones stand first in the order of activity. Pages hold together while new
 * threads come in, because the cursor names the last row and not its place.
 * @throws not_found, unauthenticated, forbidden
 */
export async function listThreads(actor: Actor, slug: string, input: ListThreadsInput): Promise<ThreadPage> {
  const access = await loadClubAccess(actor, { slug }, db);
  if (!mayRead(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  const { kind, sort, tag, limit } = input;
  const column = sortColumns[sort];
  const memberId = memberIdOf(actor);
  const audiences = readableAudiences(access, false);
  const pinnedFirst = sort === 'active' && !tag;
  const keyKind = sort === 'replies' ? 'number' : 'time';
  const cursor = readCursor(input.cursor, pinnedFirst ? ['flag', keyKind, 'id'] : [keyKind, 'id']);
  const [pinnedPart, keyPart, idPart] = pinnedFirst ? (cursor ?? []) : [undefined, ...(cursor ?? [])];
  const cast = sort === 'replies' ? Prisma.raw('int') : Prisma.raw('timestamptz');
  const pinned = Prisma.sql`(t."pinnedAt" IS NOT NULL)`;
  const after =
    keyPart === undefined
      ? Prisma.empty
      : pinnedFirst
        ? Prisma.sql`AND (${pinned}, ${column}, t."id") < (${pinnedPart === '1'}, ${keyPart}::${cast}, ${idPart}::uuid)`
        : Prisma.sql`AND (${column}, t."id") < (${keyPart}::${cast}, ${idPart}::uuid)`;
  const viewer = memberId
    ? Prisma.sql`json_build_object('readNumber', coalesce(r."readNumber", 0), 'follow', coalesce(r."follow", 'normal'), 'unread',
        (SELECT count(*)::int FROM (SELECT 1 FROM "Post" p WHERE p."threadId" = t."id" AND p."number" > coalesce(r."readNumber", 0)
          AND p."status" = 'published' AND p."authorId" IS DISTINCT FROM ${memberId}::uuid AND (p."audience" = ANY (${audiences}::"Audience"[])
          OR (p."audience" = 'experts' AND t."authorId" = ${memberId}::uuid)) LIMIT 100) u))`
    : Prisma.sql`NULL`;
  const rows = await db.$queryRaw<Row[]>`
    WITH page AS (
      SELECT t."id", ${pinned} AS "pinned", ${column} AS "sortKey" FROM "Thread" t
      WHERE t."clubId" = ${access.club.id}::uuid AND t."status" <> 'merged' AND t."owner" IS NULL
        ${kind ? Prisma.sql`AND t."kind" = ${kind}::"ThreadKind"` : Prisma.empty}
        ${tag ? Prisma.sql`AND t."tags" @> ARRAY[${tag}]` : Prisma.empty}
        ${sort === 'unanswered' ? Prisma.sql`AND t."kind" = 'question' AND t."status" = 'open' AND t."acceptedPostId" IS NULL` : Prisma.empty}
        ${after}
      ORDER BY ${pinnedFirst ? Prisma.sql`${pinned} DESC,` : Prisma.empty} ${column} DESC, t."id" DESC LIMIT ${limit + 1}
    )
    SELECT ${threadJson(audiences)} AS "thread", ${viewer} AS "viewer",
      ${sort === 'replies' ? Prisma.sql`page."sortKey"::text` : isoSql(Prisma.sql`page."sortKey"`)} AS "sortKey"
    FROM page JOIN "Thread" t ON t."id" = page."id" ${threadJoins}
    LEFT JOIN "ThreadReader" r ON r."threadId" = t."id" AND r."memberId" = ${memberId ?? null}::uuid
    ORDER BY ${pinnedFirst ? Prisma.sql`page."pinned" DESC,` : Prisma.empty} page."sortKey" DESC, t."id" DESC`;
  const items = rows
    .slice(0, limit)
    .map(({ thread, viewer: forViewer }) => (forViewer ? { ...thread, viewer: forViewer } : thread));
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const parts = last
    ? [...(pinnedFirst ? [last.thread.pinned ? '1' : '0'] : []), last.sortKey, last.thread.id]
    : undefined;
  return { items, next: parts ? writeCursor(parts) : null };
}
