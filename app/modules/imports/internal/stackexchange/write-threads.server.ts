import { setImmediate as breathe } from 'node:timers/promises';
import { bulkTransaction } from '~/platform/db/bulk.server';
import { threadStream } from '~/modules/threads/streams';
import { stopIfAsked } from '../../import-error';
import { add } from '../../report';
import {
  copyImported,
  copyPosts,
  copySearchEntries,
  copyStreams,
  copyThreads,
  prepareSearchRows,
} from '../thread-rows.server';
import type { Entry } from './entry';
import { kindOf, type Run } from './run.server';
import { ThreadBatch, type KnownThread } from './thread-batch.server';

const readBatch = `
  SELECT e."kind", e."external", e."thread", e."reply", coalesce(p."createdAt", c."createdAt") AS "createdAt", p."editedAt", p."title",
    p."tags", p."accepted", p."closed", coalesce(p."body", c."body") AS "body", u."id" AS "authorId", t."threadId",
    r."id" AS "replyToId", CASE e."kind" WHEN 'comment' THEN c."score" ELSE v."votes" END AS "likes"
  FROM thread t JOIN entry e ON e."thread" = t."external"
    LEFT JOIN post p ON e."kind" <> 'comment' AND p."external" = e."external"
    LEFT JOIN comment c ON e."kind" = 'comment' AND c."external" = e."external"
    LEFT JOIN vote v ON e."kind" <> 'comment' AND v."post" = e."external"
    LEFT JOIN "ImportedItem" u ON u."source" = $2 AND u."kind" = 'user' AND u."externalId" = coalesce(p."owner", c."owner")::text
    LEFT JOIN "ImportedItem" r ON r."source" = $3 AND r."kind" = 'post' AND r."externalId" = e."reply"::text
  WHERE t."batch" = $1 ORDER BY e."thread", e."place", e."rank", e."external"`;

/** Threads that are there already, locked as a reply would lock them. */
async function lockThreads(run: Run, ids: readonly string[]): Promise<Map<string, KnownThread>> {
  if (ids.length === 0) return new Map();
  await run.client.query('SELECT 1 FROM "Stream" WHERE "key" = ANY ($1) ORDER BY "key" FOR UPDATE', [
    ids.map((id) => threadStream(id)),
  ]);
  const { rows } = await run.client.query<KnownThread>(
    `SELECT t."id", t."title", t."authorId", s."number" FROM "Thread" t JOIN "Stream" s ON s."key" = 'thread:' || t."id"
     WHERE t."id" = ANY ($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Counters of threads that go on. The heads leave a gap behind, so that whoever watches loads the thread anew. */
async function continueThreads(run: Run, batch: ThreadBatch): Promise<void> {
  const grown = JSON.stringify(batch.grown);
  await run.client.query(
    `UPDATE "Thread" t SET "postCount" = t."postCount" + g."posts", "lastNumber" = g."lastNumber",
       "lastPostAt" = greatest(t."lastPostAt", g."lastPostAt"), "version" = t."version" + 1
     FROM jsonb_to_recordset($1::jsonb) AS g("id" uuid, "posts" int, "lastNumber" int, "lastPostAt" timestamptz) WHERE t."id" = g."id"`,
    [grown],
  );
  await run.client.query(
    `UPDATE "Stream" s SET "number" = g."lastNumber", "head" = s."head" + g."posts"
     FROM jsonb_to_recordset($1::jsonb) AS g("id" uuid, "posts" int, "lastNumber" int) WHERE s."key" = 'thread:' || g."id"`,
    [grown],
  );
  // Whoever follows a thread is not told of what an import brings.
  await run.client.query(
    `INSERT INTO "ThreadTold" ("threadId", "number") SELECT g."id", g."lastNumber"
     FROM jsonb_to_recordset($1::jsonb) AS g("id" uuid, "lastNumber" int)
     ON CONFLICT ("threadId") DO UPDATE SET "number" = greatest("ThreadTold"."number", EXCLUDED."number")`,
    [grown],
  );
}

async function writeBatch(run: Run, entries: readonly Entry[]): Promise<ThreadBatch> {
  const { client, club } = run;
  return bulkTransaction(client, async () => {
    const ids = entries.flatMap(({ threadId }) => threadId ?? []);
    const batch = new ThreadBatch(run, await lockThreads(run, [...new Set(ids)]));
    for (const [index, entry] of entries.entries()) {
      batch.add(entry);
      if (index % 50 === 49) await breathe();
    }
    await copyThreads(client, batch.threads);
    await copyStreams(client, batch.threads);
    await copyPosts(client, batch.posts);
    await copySearchEntries(client, batch.found);
    await copyImported(client, batch.imported);
    if (batch.grown.length > 0) await continueThreads(run, batch);
    if (batch.threads.length > 0) {
      await client.query(
        'UPDATE "Club" SET "threadCount" = "threadCount" + $2, "updatedAt" = $3 WHERE "id" = $1',
        [club.id, batch.threads.length, run.startedAt],
      );
    }
    return batch;
  });
}

export interface Written {
  /** Votes that new posts brought. */
  likes: number;
  /** New threads with an accepted answer. */
  accepted: number;
  /** Threads of earlier runs that have new posts. */
  continued: string[];
}

/**
 * Writes what was planned, some threads at a time, each thread as a whole in one transaction: a run that is broken off leaves no
 * thread with half its posts. `onWritten` hears how many posts there are so far.
 */
export async function writeThreads(run: Run, onWritten: (posts: number) => void): Promise<Written> {
  const { client, sources } = run;
  await prepareSearchRows(client);
  const { rows } = await client.query<{ batch: number }>(
    'SELECT DISTINCT "batch" FROM thread ORDER BY "batch"',
  );
  const written: Written = { likes: 0, accepted: 0, continued: [] };
  let posts = 0;
  for (const { batch: number } of rows) {
    stopIfAsked(run.signal);
    const { rows: entries } = await client.query<Entry>(readBatch, [number, sources.people, sources.content]);
    const batch = await writeBatch(run, entries);
    written.likes += batch.likes;
    written.accepted += batch.threads.filter(({ acceptedPostId }) => acceptedPostId !== null).length;
    written.continued.push(...batch.grown.map(({ id }) => id));
    for (const [name, count] of Object.entries(batch.kinds)) kindOf(run, name).imported += count;
    for (const [note, count] of Object.entries(batch.notes)) add(run.report.notes, note, count);
    posts += entries.length;
    onWritten(posts);
  }
  return written;
}
