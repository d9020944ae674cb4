import { copyRows } from '~/platform/db/bulk.server';
import { add } from '../../report';
import { batchesOf, integerOf, kindOf, type Run } from './run.server';

const linkKinds: Record<string, string> = { '1': 'related', '3': 'duplicate' };

const staging = `
  CREATE TEMP TABLE link ("from" bigint, "to" bigint, "kind" text);
  CREATE TEMP TABLE resolved ("from" uuid, "to" uuid, "kind" "ThreadLinkKind", "reason" text)`;

// A link may lead to an answer: then it is its thread that is meant.
const resolve = `
  INSERT INTO resolved
  SELECT fp."threadId", tp."threadId", l."kind"::"ThreadLinkKind",
    CASE WHEN a."external" IS NULL OR b."external" IS NULL THEN 'from or to posts that are not in the dump'
      WHEN fp."id" IS NULL OR tp."id" IS NULL THEN 'from or to posts that were left out'
      WHEN fp."threadId" = tp."threadId" THEN 'within one thread' END
  FROM link l
    LEFT JOIN post a ON a."external" = l."from" LEFT JOIN post b ON b."external" = l."to"
    LEFT JOIN "ImportedItem" f ON f."source" = $1 AND f."kind" = 'post' AND f."externalId" = l."from"::text
    LEFT JOIN "ImportedItem" t ON t."source" = $1 AND t."kind" = 'post' AND t."externalId" = l."to"::text
    LEFT JOIN "Post" fp ON fp."id" = f."id" LEFT JOIN "Post" tp ON tp."id" = t."id"`;

const insert = `
  INSERT INTO "ThreadLink" ("fromId", "toId", "kind")
  SELECT DISTINCT "from", "to", "kind" FROM resolved WHERE "reason" IS NULL ON CONFLICT DO NOTHING`;

/** Duplicates and questions that name one another become links between their threads. */
export async function importLinks(run: Run): Promise<void> {
  const { client, sources } = run;
  const kind = kindOf(run, 'links');
  await client.query(staging);
  for await (const rows of batchesOf(run, 'postlinks')) {
    const links: [number, number, string][] = [];
    for (const row of rows) {
      kind.found++;
      const [from, to] = [integerOf(row.PostId), integerOf(row.RelatedPostId)];
      const linkKind = linkKinds[row.LinkTypeId ?? ''];
      if (!linkKind) add(kind.leftOut, 'of an unknown kind');
      else if (from === undefined || to === undefined) add(kind.leftOut, 'without a post');
      else links.push([from, to, linkKind]);
    }
    await copyRows(client, 'link', ['from', 'to', 'kind'], links);
  }
  await client.query(resolve, [sources.content]);
  const { rows } = await client.query<{ reason: string | null; rows: string; pairs: string }>(
    `SELECT "reason", count(*) AS "rows", count(DISTINCT ("from", "to", "kind")) AS "pairs" FROM resolved GROUP BY "reason"`,
  );
  const { rowCount } = await client.query(insert);
  kind.imported += rowCount ?? 0;
  for (const { reason, rows: found, pairs } of rows) {
    if (reason) add(kind.leftOut, reason, Number(found));
    else {
      kind.already += Number(pairs) - kind.imported;
      add(kind.leftOut, 'said by another link', Number(found) - Number(pairs));
    }
  }
}
