import { add } from '../../report';
import { kindOf, type Run } from './run.server';

const batchBytes = 2_000_000;
/** What a post costs besides its own letters. */
const postBytes = 1_500;

// One row for each post to be written; `place` is its place in time. The question opens its thread whatever its date says,
// and a comment never stands before what it comments on, although merged questions have both.
const entries = `
  CREATE TEMP TABLE entry AS
  SELECT 'question' AS "kind", 0 AS "rank", p."external", p."external" AS "thread", NULL::bigint AS "reply",
    '-infinity'::timestamptz AS "place", length(p."body") AS "size"
  FROM post p WHERE p."type" = 1
  UNION ALL
  SELECT 'answer', 1, p."external", p."parent", NULL, p."createdAt", length(p."body")
  FROM post p JOIN post q ON q."external" = p."parent" AND q."type" = 1 WHERE p."type" = 2
  UNION ALL
  SELECT 'comment', 2, c."external", q."external", c."post", greatest(c."createdAt", p."createdAt"), length(c."body")
  FROM comment c JOIN post p ON p."external" = c."post" AND p."type" IN (1, 2)
    JOIN post q ON q."external" = CASE p."type" WHEN 1 THEN p."external" ELSE p."parent" END AND q."type" = 1`;

const removeKnown = `
  WITH known AS (
    DELETE FROM entry e USING "ImportedItem" i
    WHERE i."source" = $1 AND i."externalId" = e."external"::text
      AND i."kind" = CASE e."kind" WHEN 'comment' THEN 'comment' ELSE 'post' END
    RETURNING e."kind"
  ) SELECT "kind", count(*) AS "count" FROM known GROUP BY "kind"`;

const leftOut = `
  SELECT
    (SELECT count(*) FROM post p WHERE p."type" = 2
       AND NOT EXISTS (SELECT 1 FROM post q WHERE q."external" = p."parent" AND q."type" = 1)) AS "orphans",
    (SELECT count(*) FROM comment c WHERE NOT EXISTS (SELECT 1 FROM post p WHERE p."external" = c."post")) AS "lost",
    (SELECT count(*) FROM comment c JOIN post p ON p."external" = c."post" WHERE NOT EXISTS (
       SELECT 1 FROM post q WHERE q."external" = CASE p."type" WHEN 1 THEN p."external" WHEN 2 THEN p."parent" END AND q."type" = 1))
      AS "aside"`;

// Threads in the order of their questions, cut into batches: each is written as a whole, in one transaction.
const threads = `
  CREATE TEMP TABLE thread AS
  SELECT e."thread" AS "external", i."id" AS "threadId", count(*)::int AS "entries",
    ((sum(sum(e."size" + ${postBytes})) OVER (ORDER BY e."thread") - 1) / ${batchBytes})::int AS "batch"
  FROM entry e LEFT JOIN "ImportedItem" i ON i."source" = $1 AND i."kind" = 'thread' AND i."externalId" = e."thread"::text
  GROUP BY e."thread", i."id"`;

const names: Record<string, string> = { question: 'questions', answer: 'answers', comment: 'comments' };

/**
 * Says in temporary tables which posts are to be written, in which threads and in which order: those of the dump that no earlier
 * run wrote. Answers how many there are.
 */
export async function planThreads(run: Run): Promise<number> {
  const { client, sources } = run;
  await client.query(entries);
  await client.query('ANALYZE entry');
  const known = await client.query<{ kind: string; count: string }>(removeKnown, [sources.content]);
  for (const { kind, count } of known.rows) kindOf(run, names[kind]!).already += Number(count);
  const { rows } = await client.query<{ orphans: string; lost: string; aside: string }>(leftOut);
  add(kindOf(run, 'answers').leftOut, 'whose question is not in the dump', Number(rows[0]!.orphans));
  add(kindOf(run, 'comments').leftOut, 'on posts that are not in the dump', Number(rows[0]!.lost));
  add(kindOf(run, 'comments').leftOut, 'on posts that were left out', Number(rows[0]!.aside));
  await client.query('CREATE INDEX ON entry ("thread", "place")');
  await client.query(threads, [sources.content]);
  await client.query('CREATE INDEX ON thread ("batch")');
  await client.query('ANALYZE entry');
  await client.query('ANALYZE thread');
  const counted = await client.query<{ count: string }>('SELECT count(*) AS "count" FROM entry');
  return Number(counted.rows[0]!.count);
}
