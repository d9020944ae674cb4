import { Prisma } from '~/platform/db/sql.server';
import { type db, queryRows } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import type { QuestionView } from '../views';

const isoSql = (column: Prisma.Sql) =>
  Prisma.sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const clockJson = (kind: 'first_answer' | 'resolution') => Prisma.sql`
  (SELECT json_build_object('state', k."state", 'dueAt', ${isoSql(Prisma.sql`k."dueAt"`)}, 'misses', k."misses",
    'targetSeconds', k."targetSeconds", 'running', k."since" IS NOT NULL)
  FROM "QuestionClock" k WHERE k."threadId" = q."threadId" AND k."kind" = ${kind}::"QuestionClockKind")`;

/** A question's view (QuestionView) for rows of "Question" q with the joins below. */
export const questionJson = Prisma.sql`json_build_object('threadId', q."threadId", 'clubId', q."clubId", 'state', q."state",
  'withBrand', q."withBrand", 'language', q."language", 'emergency', q."emergency",
  'field', (SELECT json_build_object('key', f->>'key', 'label', f->'label') FROM jsonb_array_elements(d."fields") f
    WHERE f->>'key' = q."field" LIMIT 1),
  'emergencyAt', ${isoSql(Prisma.sql`q."emergencyAt"`)}, 'tries', q."tries",
  'assigned', CASE WHEN a."id" IS NOT NULL THEN json_build_object('id', a."expertId", 'name', coalesce(ap."personaName", am."name"),
    'pictureId', coalesce(ap."personaPictureId", am."pictureId"), 'since', ${isoSql(Prisma.sql`a."assignedAt"`)}, 'way', a."way",
    'reasons', a."reasons", 'field', coalesce((SELECT g."field" FROM "RoleGrant" g WHERE g."clubId" = q."clubId"
      AND g."memberId" = a."expertId" AND g."role" = 'expert' AND g."status" = 'verified' ORDER BY g."decidedAt" DESC LIMIT 1), '')) END,
  'firstAnswer', ${clockJson('first_answer')}, 'resolution', ${clockJson('resolution')},
  'firstAnswerAt', ${isoSql(Prisma.sql`q."firstAnswerAt"`)}, 'createdAt', ${isoSql(Prisma.sql`q."createdAt"`)},
  'record', coalesce((SELECT CASE WHEN r."recordId" IS NOT NULL THEN 'shared' ELSE 'withdrawn' END FROM "QuestionRecord" r
    WHERE r."threadId" = q."threadId"), 'none'))`;

export const questionJoins = Prisma.sql`LEFT JOIN "ClubDesk" d ON d."clubId" = q."clubId"
  LEFT JOIN "QuestionAssignment" a ON a."threadId" = q."threadId" AND a."endedAt" IS NULL
  LEFT JOIN "Member" am ON am."id" = a."expertId"
  LEFT JOIN "Membership" ap ON ap."clubId" = q."clubId" AND ap."memberId" = a."expertId"`;

/** Null: the thread is no question, or an imported one. */
export async function readQuestion(tx: Tx | typeof db, threadId: string): Promise<QuestionView | null> {
  const [row] = await queryRows<{ question: QuestionView }>(
    tx,
    Prisma.sql`SELECT ${questionJson} AS "question" FROM "Question" q ${questionJoins} WHERE q."threadId" = ${threadId}::uuid`,
  );
  return row?.question ?? null;
}
