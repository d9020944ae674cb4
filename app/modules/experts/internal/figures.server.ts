import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';

/** An expert in a club. */
export interface Expertise {
  clubId: string;
  memberId: string;
}

/**
 * What counts as an expert's answer: a public reply to somebody else's question, given while their credential counted. For rows
 * of "Post" p with its "Thread" t.
 */
export const expertAnswerSql = Prisma.sql`t."kind" = 'question' AND p."number" > 1 AND p."status" = 'published' AND p."audience" = 'everyone'
  AND p."authorId" IS DISTINCT FROM t."authorId" AND p."badge"->'roles' ? 'expert'`;

/**
 * Counts what these experts' answers came to, anew from the posts themselves, so that figures can never drift. One statement,
 * which reads each expert's own posts. The usual time is that of questions to which they gave the first answer, in the club's
 * working time, as their cases keep it; nobody promised one for imported questions.
 */
export async function countExperts(tx: Tx | typeof db, experts: readonly Expertise[]): Promise<void> {
  if (experts.length === 0) return;
  const pairs = JSON.stringify(experts.toSorted((a, b) => (a.memberId < b.memberId ? -1 : 1)));
  await tx.$executeRaw`
    INSERT INTO "ExpertRecord" AS r ("clubId", "memberId", "questions", "answers", "accepted", "helped", "partly", "notHelped",
      "medianFirstSeconds", "lastAnswerAt", "countedAt")
    SELECT e."clubId", e."memberId", f."questions", f."answers", f."accepted", f."helped", f."partly", f."notHelped", f."median", f."last", ${now()}
    FROM (SELECT DISTINCT * FROM jsonb_to_recordset(${pairs}::jsonb) AS x("clubId" uuid, "memberId" uuid)) e
    CROSS JOIN LATERAL (
      WITH answer AS MATERIALIZED (
        SELECT p."id", p."threadId", p."createdAt", t."acceptedPostId" = p."id" AS "accepted", o."outcome"
        FROM "Post" p JOIN "Thread" t ON t."id" = p."threadId"
        LEFT JOIN "AnswerOutcome" o ON o."threadId" = t."id" AND o."postId" = p."id"
        WHERE p."authorId" = e."memberId" AND t."clubId" = e."clubId" AND ${expertAnswerSql}
      )
      SELECT count(DISTINCT "threadId")::int AS "questions", count(*)::int AS "answers", (count(*) FILTER (WHERE "accepted"))::int AS "accepted",
        (count(*) FILTER (WHERE "outcome" = 'yes'))::int AS "helped", (count(*) FILTER (WHERE "outcome" = 'partly'))::int AS "partly",
        (count(*) FILTER (WHERE "outcome" = 'no'))::int AS "notHelped", max("createdAt") AS "last",
        (SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY q."firstAnswerSeconds"))::int FROM "Question" q
          WHERE q."threadId" IN (SELECT "threadId" FROM answer) AND q."firstAnswerById" = e."memberId") AS "median"
      FROM answer) f
    ON CONFLICT ("clubId", "memberId") DO UPDATE SET "questions" = EXCLUDED."questions", "answers" = EXCLUDED."answers",
      "accepted" = EXCLUDED."accepted", "helped" = EXCLUDED."helped", "partly" = EXCLUDED."partly", "notHelped" = EXCLUDED."notHelped",
      "medianFirstSeconds" = EXCLUDED."medianFirstSeconds", "lastAnswerAt" = EXCLUDED."lastAnswerAt", "countedAt" = EXCLUDED."countedAt"`;
}

/** Who wrote as an expert in these threads. */
export async function expertsIn(threadIds: readonly string[]): Promise<Expertise[]> {
  return db.$queryRaw<Expertise[]>`
    SELECT DISTINCT t."clubId", p."authorId" AS "memberId" FROM "Post" p JOIN "Thread" t ON t."id" = p."threadId"
    WHERE p."threadId" = ANY (${[...threadIds]}::uuid[]) AND t."kind" = 'question' AND p."authorId" IS NOT NULL
      AND p."badge"->'roles' ? 'expert'`;
}
