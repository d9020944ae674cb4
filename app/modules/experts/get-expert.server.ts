import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { mayRead } from '~/modules/clubs/policy';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import type { ExpertRecord } from '~/platform/db/generated/client';
import { Prisma } from '~/platform/db/sql.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { excerptOf } from '~/platform/text/excerpt';
import { threadPaths } from '~/modules/threads/paths';
import { expertAnswerSql } from './internal/figures.server';
import { readInterests } from './list-interests.server';
import type { ListAnswersInput } from './schema';
import type { AnswerView, ExpertView, RecordFigures } from './views';

const nothingYet: RecordFigures = {
  questions: 0,
  answers: 0,
  accepted: 0,
  helped: 0,
  partly: 0,
  notHelped: 0,
  medianFirstSeconds: null,
  lastAnswerAt: null,
};

function viewRecord(row: ExpertRecord | null | undefined): RecordFigures {
  if (!row) return nothingYet;
  const { questions, answers, accepted, helped, partly, notHelped, medianFirstSeconds, lastAnswerAt } = row;
  return {
    questions,
    answers,
    accepted,
    helped,
    partly,
    notHelped,
    medianFirstSeconds,
    lastAnswerAt: lastAnswerAt?.toISOString() ?? null,
  };
}

/** What the answers of these experts of a club came to. Whoever may read the club. @throws not_found, unauthenticated, forbidden */
export async function listRecords(
  actor: Actor,
  slug: string,
  memberIds: readonly string[],
): Promise<Record<string, RecordFigures>> {
  const { id: clubId } = await requireReadable(actor, slug);
  const rows = await db.expertRecord.findMany({ where: { clubId, memberId: { in: [...memberIds] } } });
  return Object.fromEntries(rows.map((row) => [row.memberId, viewRecord(row)]));
}

async function requireReadable(actor: Actor, slug: string) {
  const access = await loadClubAccess(actor, { slug });
  if (!mayRead(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  return access.club;
}

/**
 * Somebody who is an expert of a club, or was until their credential ended: what shows it, who pays them, and what their answers
 * came to. Whoever may read the club. @throws not_found, unauthenticated, forbidden
 */
export async function getExpert(actor: Actor, slug: string, memberId: string): Promise<ExpertView> {
  const club = await requireReadable(actor, slug);
  if (!isId(memberId)) throw new PortalError('not_found');
  const at = now();
  const [membership, grant, interests, record] = await Promise.all([
    db.membership.findUnique({
      where: { clubId_memberId: { clubId: club.id, memberId } },
      select: { personaName: true, status: true },
    }),
    db.roleGrant.findFirst({
      where: {
        clubId: club.id,
        memberId,
        role: 'expert',
        status: { in: ['verified', 'expired'] },
        verifiedAt: { not: null },
      },
      orderBy: [{ verifiedAt: 'desc' }, { id: 'desc' }],
    }),
    readInterests(club.id, memberId),
    db.expertRecord.findUnique({ where: { clubId_memberId: { clubId: club.id, memberId } } }),
  ]);
  if (!membership || membership.status !== 'active' || !grant) throw new PortalError('not_found');
  return {
    memberId,
    name: membership.personaName,
    credential: {
      fields: grant.fields.length > 0 ? grant.fields : [grant.field ?? ''].filter(Boolean),
      credential: grant.credential ?? '',
      number: grant.number || null,
      issuer: grant.issuer ?? '',
      verifiedAt: grant.verifiedAt!.toISOString(),
      validUntil: grant.validUntil?.toISOString() ?? null,
      valid: grant.status === 'verified' && (grant.validUntil === null || grant.validUntil > at),
    },
    interests,
    record: viewRecord(record),
  };
}

interface AnswerRow {
  postId: string;
  number: number;
  threadId: string;
  title: string;
  language: AnswerView['language'];
  body: string;
  at: Date;
  accepted: boolean;
  superseded: boolean;
  outcome: AnswerView['outcome'];
  thanks: number;
  score: number;
}

const excerptChars = 200;

/** How much an answer helped, for rows of "Post" p with its "Thread" t and "AnswerOutcome" o. */
const helpfulness = Prisma.sql`(CASE o."outcome" WHEN 'yes' THEN 1000 WHEN 'partly' THEN 500 WHEN 'no' THEN 0 ELSE
  CASE WHEN t."acceptedPostId" = p."id" THEN 400 ELSE 0 END END
  + least(399, coalesce((p."reactions"->>'thanks')::int, 0) * 3 + coalesce((p."reactions"->>'like')::int, 0)))`;

/**
 * An expert's answers in a club, the latest or the most helpful first. Whoever may read the club.
 * @throws not_found, unauthenticated, forbidden
 */
export async function listExpertAnswers(
  actor: Actor,
  slug: string,
  memberId: string,
  { order, cursor, limit }: ListAnswersInput,
): Promise<{ items: AnswerView[]; next: string | null }> {
  const club = await requireReadable(actor, slug);
  if (!isId(memberId)) throw new PortalError('not_found');
  const score = order === 'helpful' ? helpfulness : Prisma.sql`0`;
  const after = readCursor(cursor, ['number', 'time', 'id']);
  const rows = await db.$queryRaw<AnswerRow[]>`
    SELECT * FROM (
      SELECT p."id" AS "postId", p."number", t."id" AS "threadId", t."title", p."language"::text, left(p."body", 800) AS "body",
        p."createdAt" AS "at", coalesce(t."acceptedPostId" = p."id", false) AS "accepted", p."supersededBy" IS NOT NULL AS "superseded",
        o."outcome"::text, coalesce((p."reactions"->>'thanks')::int, 0) AS "thanks", ${score}::int AS "score"
      FROM "Post" p JOIN "Thread" t ON t."id" = p."threadId" LEFT JOIN "AnswerOutcome" o ON o."threadId" = t."id" AND o."postId" = p."id"
      WHERE p."authorId" = ${memberId}::uuid AND t."clubId" = ${club.id}::uuid AND ${expertAnswerSql}
    ) a ${
      after
        ? Prisma.sql`WHERE ("score", "at", "postId") < (${Number(after[0])}, ${new Date(after[1]!)}, ${after[2]}::uuid)`
        : Prisma.empty
    }
    ORDER BY "score" DESC, "at" DESC, "postId" DESC LIMIT ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ body, at, score: _, ...row }) => ({
      ...row,
      url: threadPaths.post(slug, row.threadId, row.number),
      excerpt: excerptOf(body.replace(/[*_`#>|[\]]+/g, ''), excerptChars),
      at: at.toISOString(),
    })),
    next:
      rows.length > limit && last
        ? writeCursor([String(last.score), last.at.toISOString(), last.postId])
        : null,
  };
}
