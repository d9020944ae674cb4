import { Prisma } from '~/platform/db/sql.server';
import { type Asked, foundSql } from './candidates-sql.server';
import type { Reader } from './reader.server';
import { scoreSql } from './score-sql.server';

/** A hit as the database tells it. */
export interface HitRow {
  id: string;
  type: 'club' | 'thread' | 'post' | 'person' | 'guide' | 'event';
  score: string;
  matches: number;
  title: string;
  /** The text, or of a long one the part in which the first match stands. */
  body: string;
  /** Whether the part begins within the text. */
  within: boolean;
  number: number | null;
  at: Date;
  clubId: string;
  clubSlug: string;
  clubName: string;
  clubPictureId: string | null;
  threadId: string | null;
  threadKind: 'talk' | 'question' | 'proposal' | 'announcement' | 'live' | null;
  accepted: boolean;
  audience: 'everyone' | 'professionals' | 'experts';
  personId: string | null;
  personName: string | null;
  personPictureId: string | null;
}

export interface PageQuery extends Asked {
  /** Only these of a group that has several. */
  types: readonly HitRow['type'][];
  /** One hit for each thread: its best. */
  byThread: boolean;
  after: { score: string; id: string } | undefined;
  at: Date;
  limit: number;
}

/** Texts up to this length come whole. */
const wholeBody = 6_000;

/** A page of hits, best first, in one statement; one row more than `limit` says that there is another page. */
export function pageSql(query: PageQuery): Prisma.Sql {
  const { reader, forms, byThread, at, after } = query;
  // A thread and its opening post are one hit, and the thread stands for both: it holds the words of both.
  const key = byThread
    ? Prisma.sql`coalesce(e."threadId", e."id")`
    : Prisma.sql`CASE WHEN e."type" = 'post' AND e."number" = 1 THEN e."threadId" ELSE e."id" END`;
  const best = byThread
    ? Prisma.sql`"score" DESC, "type" = 'thread' DESC, "number", "id"`
    : Prisma.sql`"type" = 'thread' DESC`;
  return Prisma.sql`WITH ${foundSql(query)},
    scored AS (
      SELECT e."id", e."type", e."number", ${key} AS "key", ${scoreSql({ forms, archived: reader.archived, at })} AS "score"
      FROM found f JOIN "SearchEntry" e ON e."id" = f."id"
      LEFT JOIN "Thread" t ON t."id" = e."threadId" AND e."type" = 'post'
      CROSS JOIN asked q
      WHERE e."type"::text = ANY (${[...query.types]}::text[]) ${reader.blocks ? notBlockedSql(reader) : Prisma.empty}
    ),
    hit AS (
      SELECT (array_agg("id" ORDER BY ${best}))[1] AS "id", max("score") AS "score",
        (count(*) - (bool_or("type" = 'thread') AND bool_or("number" = 1))::int)::int AS "matches"
      FROM scored GROUP BY "key"
    ),
    page AS (
      SELECT * FROM hit ${after ? Prisma.sql`WHERE ("score", "id") < (${after.score}::numeric, ${after.id}::uuid)` : Prisma.empty}
      ORDER BY "score" DESC, "id" DESC LIMIT ${query.limit + 1}
    )
    SELECT e."id", e."type"::text, page."score"::text, page."matches", e."title", e."number", e."at", e."audience"::text,
        CASE WHEN length(e."body") <= ${wholeBody} THEN e."body" ELSE substr(e."body", w."start", ${wholeBody + 2_000}) END AS "body",
        length(e."body") > ${wholeBody} AND w."start" > 1 AS "within",
        c."id" AS "clubId", c."slug" AS "clubSlug", c."name" AS "clubName", c."pictureId" AS "clubPictureId",
        t."id" AS "threadId", t."kind"::text AS "threadKind", coalesce(t."acceptedPostId" = e."id", false) AS "accepted",
        m."id" AS "personId", coalesce(s."personaName", m."name") AS "personName", coalesce(s."personaPictureId", m."pictureId") AS "personPictureId"
      FROM page JOIN "SearchEntry" e ON e."id" = page."id" JOIN "Club" c ON c."id" = e."clubId"
      CROSS JOIN LATERAL (SELECT greatest(1, strpos(e."folded", ${forms.anchor}) - 300) AS "start") w
      LEFT JOIN "Thread" t ON t."id" = e."threadId"
      LEFT JOIN "Post" p ON p."id" = e."id" AND e."type" = 'post'
      LEFT JOIN "Membership" own ON own."id" = e."id" AND e."type" = 'person'
      LEFT JOIN "Member" m ON m."id" = CASE e."type" WHEN 'post' THEN p."authorId" WHEN 'thread' THEN t."authorId" ELSE own."memberId" END
      LEFT JOIN "Membership" s ON s."clubId" = e."clubId" AND s."memberId" = m."id"
    ORDER BY page."score" DESC, page."id" DESC`;
}

/** Leaves out what somebody wrote whom the reader has blocked; the person is still found. */
function notBlockedSql({ memberId }: Reader): Prisma.Sql {
  return Prisma.sql`AND NOT EXISTS (SELECT 1 FROM "Block" b WHERE b."memberId" = ${memberId}::uuid AND b."blockedId" =
    CASE e."type" WHEN 'post' THEN (SELECT p."authorId" FROM "Post" p WHERE p."id" = e."id") WHEN 'thread' THEN e."askerId" END)`;
}
