import { copyRows } from '~/platform/db/bulk.server';
import { add } from '../../report';
import { batchesOf, integerOf, kindOf, type Run } from './run.server';

const likeVote = '2';

/** What becomes of votes that are no reaction. Dumps do not say who voted, so nothing can be held against anybody. */
const reasons: Record<string, string> = {
  '1': 'acceptances (told by the accepted answers)',
  '3': 'votes against (there is no such reaction)',
  '5': 'favourites (bookmarks are private)',
  '8': 'bounties',
  '9': 'bounties',
};
const otherReason = 'votes of moderation';

/** Counts the votes of each post into a temporary table, so that posts can be written with their reactions. */
export async function gatherVotes(run: Run): Promise<void> {
  const { client } = run;
  const kind = kindOf(run, 'votes');
  await client.query('CREATE TEMP TABLE vote_part ("post" bigint, "votes" int)');
  for await (const rows of batchesOf(run, 'votes', 50_000)) {
    const likes = new Map<number, number>();
    for (const row of rows) {
      kind.found++;
      const post = integerOf(row.PostId);
      if (row.VoteTypeId !== likeVote) add(kind.leftOut, reasons[row.VoteTypeId ?? ''] ?? otherReason);
      else if (post === undefined) add(kind.leftOut, 'without a post');
      else likes.set(post, (likes.get(post) ?? 0) + 1);
    }
    await copyRows(client, 'vote_part', ['post', 'votes'], likes);
  }
  await client.query(
    'CREATE TEMP TABLE vote AS SELECT "post", sum("votes")::int AS "votes" FROM vote_part GROUP BY "post"',
  );
  await client.query('DROP TABLE vote_part');
  await client.query('CREATE UNIQUE INDEX ON vote ("post")');
  await client.query('ANALYZE vote');
}

const targets = `
  SELECT v."post", v."votes", i."id" AS "postId"
  FROM vote v LEFT JOIN "ImportedItem" i ON i."source" = $1 AND i."kind" = 'post' AND i."externalId" = v."post"::text`;

// The count of the dump replaces the count of an earlier dump; what members gave here stays beside it.
const update = `
  UPDATE "Post" p SET
    "importedReactions" = jsonb_build_object('like', t."votes"),
    "reactions" = p."reactions" || jsonb_build_object('like',
      coalesce((p."reactions"->>'like')::int, 0) - coalesce((p."importedReactions"->>'like')::int, 0) + t."votes")
  FROM (${targets}) t
  WHERE p."id" = t."postId" AND (p."importedReactions"->>'like')::int IS DISTINCT FROM t."votes"`;

/** After the posts: gives those of earlier runs the counts of this dump, and says what became of all votes. */
export async function settleVotes(run: Run, likesWritten: number): Promise<void> {
  const { client, sources } = run;
  const kind = kindOf(run, 'votes');
  const { rows } = await client.query<{ placed: string; before: string; missing: string; left: string }>(
    `SELECT coalesce(sum(t."votes") FILTER (WHERE t."postId" IS NOT NULL), 0) AS "placed",
       coalesce(sum(least(t."votes", coalesce((p."importedReactions"->>'like')::int, 0))), 0) AS "before",
       coalesce(sum(t."votes") FILTER (WHERE t."postId" IS NULL AND s."external" IS NULL), 0) AS "missing",
       coalesce(sum(t."votes") FILTER (WHERE t."postId" IS NULL AND s."external" IS NOT NULL), 0) AS "left"
     FROM (${targets}) t LEFT JOIN "Post" p ON p."id" = t."postId" LEFT JOIN post s ON s."external" = t."post"`,
    [sources.content],
  );
  const { placed, before, missing, left } = rows[0]!;
  const earlier = Number(before) - likesWritten;
  kind.imported += Number(placed) - earlier;
  kind.already += earlier;
  add(kind.leftOut, 'on posts that are not in the dump', Number(missing));
  add(kind.leftOut, 'on posts that were left out', Number(left));
  await client.query(update, [sources.content]);
}
