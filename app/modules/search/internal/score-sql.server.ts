import { Prisma } from '~/platform/db/sql.server';
import type { QueryForms } from './query-forms';

/** What each good trait of a match is worth; whole words in the title outweigh all others together. */
const worth = {
  words: 4,
  beginning: 2.5,
  inTitle: 5,
  someInTitle: 1,
  inOnePiece: 1,
  asTyped: 1.2,
  closeness: 2,
  accepted: 0.9,
  answer: 0.3,
  newest: 0.5,
  archived: -1,
};
const recencySeconds = 180 * 86_400;

const number = (value: number) => Prisma.raw(String(value));

/**
 * The score of an entry e (with its thread t) for the query `asked`. Higher is better; the same data at the same `at` scores the
 * same, which pages of results rely on.
 */
export function scoreSql({
  forms,
  archived,
  at,
}: {
  forms: QueryForms;
  archived: string[];
  at: Date;
}): Prisma.Sql {
  const all = (column: Prisma.Sql, patterns: readonly string[]) =>
    Prisma.join(
      patterns.map((pattern) => Prisma.sql`${column} LIKE ${pattern}`),
      ' AND ',
    );
  const written = Prisma.sql`lower(CASE WHEN e."type" = 'post' THEN e."body" ELSE e."title" || ' ' || e."body" END)`;
  return Prisma.sql`round((
    CASE WHEN e."tokens" @@ q."whole" THEN ${number(worth.words)} WHEN e."tokens" @@ q."short" THEN ${number(worth.beginning)} ELSE 0 END
    + CASE WHEN e."type" = 'post' THEN 0 WHEN e."tokens" @@ q."inTitle" THEN ${number(worth.inTitle)}
        WHEN e."tokens" @@ q."someInTitle" THEN ${number(worth.someInTitle)} ELSE 0 END
    + CASE WHEN ${all(Prisma.sql`e."folded"`, forms.pieces)} THEN ${number(worth.inOnePiece)} ELSE 0 END
    + CASE WHEN ${all(written, forms.exact)} THEN ${number(worth.asTyped)} ELSE 0 END
    + ${number(worth.closeness)} * ts_rank_cd('{0.3,0.4,0.6,1}', e."tokens", q."short", 33)
    + CASE WHEN t."acceptedPostId" = e."id" THEN ${number(worth.accepted)} WHEN t."kind" = 'question' AND e."number" > 1 THEN ${number(worth.answer)} ELSE 0 END
    + ${number(worth.newest)} * exp(-greatest(0, extract(epoch FROM ${at}::timestamptz - e."at")) / ${number(recencySeconds)})
    + CASE WHEN e."clubId" = ANY (${archived}::uuid[]) THEN ${number(worth.archived)} ELSE 0 END
  )::numeric, 6)`;
}
