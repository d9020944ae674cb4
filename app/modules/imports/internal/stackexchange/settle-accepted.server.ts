import { add } from '../../report';
import { count, kindOf, type Run } from './run.server';

const missing = `
  SELECT count(*) AS "count" FROM post q WHERE q."type" = 1 AND q."accepted" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM post a WHERE a."external" = q."accepted" AND a."type" = 2 AND a."parent" = q."external")`;

// Threads of an earlier run whose asker has accepted since.
const accept = `
  UPDATE "Thread" t SET "acceptedPostId" = a."id", "version" = t."version" + 1
  FROM post q
    JOIN "ImportedItem" i ON i."source" = $1 AND i."kind" = 'thread' AND i."externalId" = q."external"::text
    JOIN "ImportedItem" a ON a."source" = $1 AND a."kind" = 'post' AND a."externalId" = q."accepted"::text
    JOIN "Post" p ON p."id" = a."id" AND p."threadId" = i."id" AND p."number" > 1
  WHERE t."id" = i."id" AND t."acceptedPostId" IS NULL AND t."kind" = 'question' AND q."type" = 1`;

/** After the posts: says what became of the accepted answers. `written`: those of threads that this run made. */
export async function settleAccepted(run: Run, written: number): Promise<void> {
  const { client, sources } = run;
  const kind = kindOf(run, 'accepted answers');
  kind.found = await count(
    client,
    'SELECT count(*) AS "count" FROM post WHERE "type" = 1 AND "accepted" IS NOT NULL',
  );
  const lost = await count(client, missing);
  add(kind.leftOut, 'that are not in the dump', lost);
  const { rowCount } = await client.query(accept, [sources.content]);
  kind.imported = written + (rowCount ?? 0);
  kind.already = kind.found - kind.imported - lost;
}
