import { Prisma } from '~/platform/db/sql.server';
import type { Reader } from './reader.server';
import type { SoughtWord } from './similar-words';

export interface SimilarRow {
  id: string;
  type: 'thread' | 'guide';
  title: string;
  body: string;
  at: Date;
  answered: boolean;
  answers: number;
  acceptedNumber: number | null;
  score: number;
}

/** A word in more entries than this says too little to be looked up further. */
const common = 160;
/** How many entries that share words are weighed in full. */
const weighed = 60;
/** How much of an entry, its title first, is compared letter by letter: that costs by length. */
const comparedChars = 240;
/** How many words of a question, the rarest first, find entries. */
const telling = 14;

/**
 * Parts of the weight of shared words, beside which a match of the titles' letters counts. A word that the club does not know can be
 * shared with nothing: it counts less for how much should be.
 */
const worth = {
  title: 1.6,
  inTitles: 1.5,
  letters: 6,
  answered: 1.12,
  guide: 1.15,
  byLetters: 0.6,
  unknown: 0.35,
};
/** Of all the weight that a question's words have, so much must be shared. */
const leastShare = 0.16;

/**
 * Questions and guides of one club that share words with a question, in one statement. What it costs is bounded however many
 * there are: each word is looked up in the index and counted up to a limit; the rarest ones find entries, which are weighed by how
 * rare the shared words are; the best are compared in full.
 */
export function similarSql(input: {
  reader: Reader;
  clubId: string;
  words: readonly SoughtWord[];
  foldedTitle: string;
  limit: number;
}): Prisma.Sql {
  const { reader, clubId, words, foldedTitle, limit } = input;
  const sought = JSON.stringify(words.map((word, position) => ({ ...word, position })));
  const notBlocked = reader.blocks
    ? Prisma.sql`AND NOT EXISTS (SELECT 1 FROM "Block" b WHERE b."memberId" = ${reader.memberId}::uuid AND b."blockedId" = e."askerId")`
    : Prisma.empty;
  return Prisma.sql`
    WITH word AS MATERIALIZED (
      SELECT w."position", w."inTitle", w."letters", to_tsquery('simple', w."query") AS "query",
        to_tsquery('simple', w."titleQuery") AS "titleQuery",
        to_tsquery('simple', w."query") && ${`'#${clubId}'`}::tsquery AS "keys"
      FROM jsonb_to_recordset(${sought}::jsonb) AS w("position" int, "query" text, "titleQuery" text, "letters" text, "inTitle" boolean)
    ),
    found AS MATERIALIZED (
      SELECT w."position", e."id", false AS "byLetters" FROM word w CROSS JOIN LATERAL (
        SELECT x."id" FROM "SearchEntry" x WHERE x."type" NOT IN ('post', 'person') AND search_keys(x."tokens", x."clubId") @@ w."keys"
        LIMIT ${common + 1}) e
    ),
    counted AS (SELECT w.*, count(f."id") AS "entries" FROM word w LEFT JOIN found f ON f."position" = w."position"
      GROUP BY w."position", w."inTitle", w."letters", w."query", w."titleQuery", w."keys"),
    weight AS MATERIALIZED (
      SELECT c.*, ln(1 + greatest(8, (SELECT k."threadCount" FROM "Club" k WHERE k."id" = ${clubId}::uuid))::float / greatest(1, "entries"))
          * CASE WHEN "entries" > ${common} THEN 0.4 ELSE 1 END * CASE WHEN "inTitle" THEN ${worth.title}::float ELSE 1 END AS "weight"
      FROM counted c
    ),
    telling AS MATERIALIZED (SELECT * FROM weight ORDER BY "entries" > ${common}, "weight" DESC LIMIT ${telling}),
    -- Thai that was cut otherwise in the other text is found by its letters, where words find little.
    lettered AS MATERIALIZED (
      SELECT w."position", e."id", true AS "byLetters" FROM telling w CROSS JOIN LATERAL (
        SELECT x."id" FROM "SearchEntry" x WHERE x."type" NOT IN ('post', 'person') AND x."folded" LIKE w."letters" AND x."clubId" = ${clubId}::uuid
        LIMIT 60) e
      WHERE w."letters" IS NOT NULL AND w."entries" < 40
    ),
    shared AS (
      SELECT "id", "position", bool_and("byLetters") AS "byLetters" FROM (
        SELECT f.* FROM found f JOIN telling USING ("position") UNION ALL SELECT * FROM lettered) s GROUP BY "id", "position"
    ),
    candidate AS (
      SELECT s."id", sum(w."weight" * CASE WHEN s."byLetters" THEN ${worth.byLetters}::float ELSE 1 END) AS "weight"
      FROM shared s JOIN telling w USING ("position") GROUP BY s."id" ORDER BY 2 DESC, 1 LIMIT ${weighed}
    ),
    scored AS (
      SELECT e."id", e."type"::text AS "type", e."title", e."body", e."at", t."acceptedPostId", t."postCount",
        (SELECT sum(w."weight" * CASE WHEN e."tokens" @@ w."query" THEN 1 WHEN e."folded" LIKE w."letters" THEN ${worth.byLetters}::float ELSE 0 END
            * CASE WHEN w."inTitle" AND e."tokens" @@ w."titleQuery" THEN ${worth.inTitles}::float ELSE 1 END) FROM weight w)
          / (1 + 0.12 * ln(1 + length(e."body") / 200.0))
          + ${worth.letters} * word_similarity(${foldedTitle}, left(e."folded", ${comparedChars})) AS "score",
        (SELECT sum("weight" * CASE WHEN "entries" = 0 THEN ${worth.unknown}::float ELSE 1 END) FROM weight) AS "whole"
      FROM candidate c JOIN "SearchEntry" e ON e."id" = c."id" LEFT JOIN "Thread" t ON t."id" = e."id" AND e."type" = 'thread'
      WHERE (e."type" = 'guide' OR (t."kind" = 'question' AND t."status" IN ('open', 'locked', 'archived'))) ${notBlocked}
    ),
    ranked AS (
      SELECT s.*, p."number" AS "acceptedNumber", p."id" IS NOT NULL OR s."type" = 'guide' AS "answered"
      FROM scored s LEFT JOIN "Post" p ON p."id" = s."acceptedPostId" AND p."supersededBy" IS NULL AND p."status" = 'published'
      WHERE s."score" >= ${leastShare}::float * s."whole"
    ),
    best AS (
      SELECT * FROM ranked ORDER BY "score" * CASE WHEN "type" = 'guide' THEN ${worth.guide}::float WHEN "answered" THEN ${worth.answered}::float ELSE 1 END DESC, "id"
      LIMIT ${limit}
    )
    SELECT "id", "type", "title", left("body", 600) AS "body", "at", "answered", greatest(0, coalesce("postCount", 1) - 1)::int AS "answers",
      "acceptedNumber", "score"::float AS "score" FROM best ORDER BY "answered" DESC, "score" DESC, "id"`;
}
