import type { Audience } from '~/modules/clubs/policy';
import { type Actor, memberIdOf } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { postJoins, postJson, postViewerJson } from './internal/post-sql.server';
import { loadThread, type ThreadAccess } from './load-thread.server';
import { audiencesFor } from './policy';
import type { PostItem, PostWindow } from './post';
import type { ListPostsInput } from './schema';
import { clubStream, threadStream } from './streams';

interface Row {
  items: PostItem[];
  heads: Record<string, number>;
  lastNumber: number;
  postCount: number;
  firstNumber: number;
}

function windowSql(threadId: string, audiences: readonly Audience[], window: ListPostsInput): Prisma.Sql {
  const from = Prisma.sql`"Post" w WHERE w."threadId" = ${threadId}::uuid AND w."audience" = ANY (${audiences}::"Audience"[])`;
  const { before, around, limit } = window;
  if (before !== undefined)
    return Prisma.sql`(SELECT w."id" FROM ${from} AND w."number" < ${before} ORDER BY w."number" DESC LIMIT ${limit})`;
  if (around !== undefined) {
    const half = Math.floor(limit / 2);
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
  const { thread, access } = context;
  const audiences = audiencesFor(access, thread);
  const streams = [
    ...audiences.map((audience) => threadStream(thread.id, audience)),
    clubStream(thread.clubId),
  ];
  const viewer = memberId ? Prisma.sql`, 'viewer', ${postViewerJson(memberId)}` : Prisma.empty;
  const [row] = await db.$queryRaw<Row[]>`
    WITH picked AS (${windowSql(thread.id, audiences, window)}),
    counts AS (
      SELECT "postCount", "lastNumber" FROM "Thread" WHERE "id" = ${thread.id}::uuid
      UNION ALL
      SELECT "postCount", "lastNumber" FROM "ThreadAudience" WHERE "threadId" = ${thread.id}::uuid AND "audience" = ANY (${audiences}::"Audience"[])
    )
    SELECT
      (SELECT coalesce(json_agg(json_build_object(${postJson}${viewer}) ORDER BY p."number"), '[]')
        FROM picked JOIN "Post" p USING ("id") JOIN "Thread" t ON t."id" = p."threadId" ${postJoins}) AS "items",
      (SELECT coalesce(json_object_agg("key", "head"), '{}') FROM "Stream" WHERE "key" = ANY (${streams})) AS "heads",
      (SELECT max("lastNumber") FROM counts) AS "lastNumber",
      (SELECT sum("postCount")::int FROM counts) AS "postCount",
      (SELECT coalesce(min(w."number"), 0) FROM "Post" w WHERE w."threadId" = ${thread.id}::uuid AND w."audience" = ANY (${audiences}::"Audience"[])) AS "firstNumber"`;
  const { items, heads, lastNumber, postCount, firstNumber } = row!;
  const allHeads = Object.fromEntries(streams.map((stream) => [stream, Number(heads[stream] ?? 0)]));
  return {
    items,
    lastNumber,
    postCount,
    seq: allHeads[threadStream(thread.id)] ?? 0,
    heads: allHeads,
    more: {
      before: items.length > 0 ? items[0]!.number > firstNumber : (window.before ?? 0) > firstNumber,
      after: items.length > 0 ? items.at(-1)!.number < lastNumber : (window.after ?? 0) < lastNumber,
    },
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
