import type { Audience } from '~/modules/clubs/policy';
import { type Actor, memberIdOf } from '~/platform/actor';
import { readValue } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { postJoins, postJson, postViewerJson } from './internal/post-sql.server';
import { loadThread, type ThreadAccess } from './load-thread.server';
import { audiencesFor } from './policy';
import type { PostItem, PostWindow } from './post';
import type { ListPostsInput } from './schema';
import { clubStream, threadStream } from './streams';

/** A window, or the one where a member left off: around the post after `resumeAfter` if any of others is unread, else from the start. */
export type WindowInput = ListPostsInput | { resumeAfter: number; limit: number };

interface Row<More> {
  more: More;
  items: PostItem[];
  heads: Record<string, number>;
  lastNumber: number;
  postCount: number;
  firstNumber: number;
}

/** Posts of others after a number, of those the reader may see, as rows of "Post" p. */
export function unreadSql(
  threadId: string,
  audiences: readonly Audience[],
  after: number,
  memberId: string,
): Prisma.Sql {
  return Prisma.sql`"Post" p WHERE p."threadId" = ${threadId}::uuid AND p."number" > ${after} AND p."status" = 'published'
    AND p."audience" = ANY (${audiences}::"Audience"[]) AND p."authorId" IS DISTINCT FROM ${memberId}::uuid`;
}

function windowSql(
  threadId: string,
  audiences: readonly Audience[],
  window: WindowInput,
  memberId: string | undefined,
): Prisma.Sql {
  const from = Prisma.sql`"Post" w WHERE w."threadId" = ${threadId}::uuid AND w."audience" = ANY (${audiences}::"Audience"[])`;
  const { limit } = window;
  const half = Math.floor(limit / 2);
  if ('resumeAfter' in window) {
    const next = window.resumeAfter + 1;
    const unread = Prisma.sql`EXISTS (SELECT 1 FROM ${unreadSql(threadId, audiences, window.resumeAfter, memberId!)})`;
    return Prisma.sql`(SELECT w."id" FROM ${from} AND w."number" < ${next} AND ${unread} ORDER BY w."number" DESC LIMIT ${half})
      UNION ALL (SELECT w."id" FROM ${from} AND w."number" >= CASE WHEN ${unread} THEN ${next}::int ELSE 1 END
        ORDER BY w."number" LIMIT CASE WHEN ${unread} THEN ${limit - half}::int ELSE ${limit}::int END)`;
  }
  const { before, around } = window;
  if (before !== undefined)
    return Prisma.sql`(SELECT w."id" FROM ${from} AND w."number" < ${before} ORDER BY w."number" DESC LIMIT ${limit})`;
  if (around !== undefined) {
    return Prisma.sql`(SELECT w."id" FROM ${from} AND w."number" < ${around} ORDER BY w."number" DESC LIMIT ${half})
      UNION ALL (SELECT w."id" FROM ${from} AND w."number" >= ${around} ORDER BY w."number" LIMIT ${limit - half})`;
  }
  return Prisma.sql`(SELECT w."id" FROM ${from} AND w."number" > ${window.after ?? 0} ORDER BY w."number" LIMIT ${limit})`;
}

/** Reads a window of posts with the streams' heads in one statement, and so in one snapshot. */
export async function readPosts(
  context: ThreadAccess,
  window: ListPostsInput,
  memberId: string | undefined,
): Promise<PostWindow> {
  return (await readPostsWith(context, window, memberId, Prisma.sql`NULL`)).window;
}

/** A post as one JSON value of "Post" p with the joins of `postJoins`, with the member's own marks. */
function itemJson(memberId: string | undefined): Prisma.Sql {
  const viewer = memberId ? Prisma.sql`, 'viewer', ${postViewerJson(memberId)}` : Prisma.empty;
  return Prisma.sql`json_build_object(${postJson}${viewer})`;
}

/** The post with an id as the reader of `audiences` sees it: one JSON value, NULL where they may not. */
export function oneItemSql(
  postId: Prisma.Sql,
  audiences: readonly Audience[],
  memberId: string | undefined,
): Prisma.Sql {
  return Prisma.sql`(SELECT ${itemJson(memberId)} FROM "Post" p JOIN "Thread" t ON t."id" = p."threadId" ${postJoins}
    WHERE p."id" = ${postId} AND p."audience" = ANY (${audiences}::"Audience"[]))`;
}

/** The same, with what else is asked for in the same snapshot (`more`: one JSON value). */
export async function readPostsWith<More>(
  context: ThreadAccess,
  window: WindowInput,
  memberId: string | undefined,
  more: Prisma.Sql,
): Promise<{ window: PostWindow; more: More }> {
  const { thread, access } = context;
  const audiences = audiencesFor(access, thread);
  const streams = [
    ...audiences.map((audience) => threadStream(thread.id, audience)),
    clubStream(thread.clubId),
  ];
  const row = await readValue<Row<More>>(Prisma.sql`
    WITH picked AS (${windowSql(thread.id, audiences, window, memberId)}),
    counts AS (
      SELECT "postCount", "lastNumber" FROM "Thread" WHERE "id" = ${thread.id}::uuid
      UNION ALL
      SELECT "postCount", "lastNumber" FROM "ThreadAudience" WHERE "threadId" = ${thread.id}::uuid AND "audience" = ANY (${audiences}::"Audience"[])
    )
    SELECT json_build_object(
      'items', (SELECT coalesce(json_agg(${itemJson(memberId)} ORDER BY p."number"), '[]')
        FROM picked JOIN "Post" p USING ("id") JOIN "Thread" t ON t."id" = p."threadId" ${postJoins}),
      'heads', (SELECT coalesce(json_object_agg("key", "head"), '{}') FROM "Stream" WHERE "key" = ANY (${streams})),
      'lastNumber', (SELECT max("lastNumber") FROM counts),
      'postCount', (SELECT sum("postCount")::int FROM counts),
      'firstNumber', (SELECT coalesce(min(w."number"), 0) FROM "Post" w WHERE w."threadId" = ${thread.id}::uuid AND w."audience" = ANY (${audiences}::"Audience"[])),
      'more', ${more})`);
  const { items, heads, lastNumber, postCount, firstNumber } = row!;
  const allHeads = Object.fromEntries(streams.map((stream) => [stream, Number(heads[stream] ?? 0)]));
  const { before = 0, after = 0 } = 'resumeAfter' in window ? {} : window;
  return {
    window: {
      items,
      lastNumber,
      postCount,
      seq: allHeads[threadStream(thread.id)] ?? 0,
      heads: allHeads,
      more: {
        before: items.length > 0 ? items[0]!.number > firstNumber : before > firstNumber,
        after: items.length > 0 ? items.at(-1)!.number < lastNumber : after < lastNumber,
      },
    },
    more: row!.more,
  };
}

/**
 * A window of a thread's posts: after a number (from the start without one), before one, or around one.
 * @throws not_found, unauthenticated, forbidden
 */
export async function listPosts(actor: Actor, threadId: string, window: ListPostsInput): Promise<PostWindow> {
  return readPosts(await loadThread(actor, threadId), window, memberIdOf(actor));
}

/** One post as the actor sees it, or undefined. */
export async function readPost(
  context: ThreadAccess,
  number: number,
  memberId: string | undefined,
): Promise<PostItem | undefined> {
  const { items } = await readPosts(context, { around: number, limit: 1 }, memberId);
  return items.find((item) => item.number === number);
}
