import type { Actor } from '~/platform/actor';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { requireResult } from './internal/require-result.server';
import type { ListSurveyInput } from './schema';
import type { SurveyAnswer } from './report-views';

export interface SurveyPage {
  items: SurveyAnswer[];
  next: string | null;
}

/** Within whoever may read it: what was said of an event, the latest first. */
export async function readSurvey(
  eventId: string,
  { cursor, limit, wordsOnly }: ListSurveyInput,
): Promise<SurveyPage> {
  const after = readCursor(cursor, ['time', 'id']);
  const beyond = after
    ? Prisma.sql`AND (s."at", s."memberId") < (${new Date(after[0]!)}::timestamptz, ${after[1]}::uuid)`
    : Prisma.empty;
  const rows = await db.$queryRaw<{ score: number; comment: string; at: Date; memberId: string }[]>`
    SELECT s."score", s."comment", s."at", s."memberId" FROM "EventSurvey" s
    WHERE s."eventId" = ${eventId}::uuid AND (NOT ${wordsOnly} OR s."comment" <> '') ${beyond}
    ORDER BY s."at" DESC, s."memberId" DESC LIMIT ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ score, comment, at }) => ({ score, comment, at: at.toISOString() })),
    next: rows.length > limit && last ? writeCursor([last.at.toISOString(), last.memberId]) : null,
  };
}

/** How those who came say it was, without names, a page of it. Moderators. @throws not_found, unauthenticated, forbidden */
export async function listSurvey(actor: Actor, eventId: string, input: ListSurveyInput): Promise<SurveyPage> {
  await requireResult(actor, eventId);
  return readSurvey(eventId, input);
}
