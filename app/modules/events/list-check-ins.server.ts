import type { Actor } from '~/platform/actor';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { requireDoorOf } from './door-people.server';
import type { ListCheckInsInput } from './schema';
import type { CheckInEntry } from './views';

interface CheckInPage {
  items: CheckInEntry[];
  next: string | null;
}

type Row = Omit<CheckInEntry, 'at' | 'recordedAt' | 'undoneAt'> & {
  at: Date;
  recordedAt: Date;
  undoneAt: Date | null;
};

/**
 * What doors scanned and whom they let in, the latest to arrive first; with `refused` alone what they did not let in: doubles, foreign
 * tickets, who had no seat any more. Hosts and moderators. @throws not_found, unauthenticated, forbidden
 */
export async function listCheckIns(
  actor: Actor,
  eventId: string,
  { cursor, limit, refused }: ListCheckInsInput,
): Promise<CheckInPage> {
  await requireDoorOf(actor, eventId);
  const after = readCursor(cursor, ['time', 'id']);
  const beyond = after
    ? Prisma.sql`AND (c."recordedAt", c."id") < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : Prisma.empty;
  const which = refused ? Prisma.sql`AND c."outcome" <> 'in'` : Prisma.empty;
  const found = await db.$queryRaw<Row[]>`
    SELECT c."id", c."outcome", c."code", c."door", c."offline", c."online", c."at", c."recordedAt", c."undoneAt",
      coalesce(s."personaName", m."name", nullif(r."name", ''), nullif(c."name", '')) AS "name", coalesce(r."guests", 0) AS "guests",
      coalesce(bs."personaName", b."name") AS "by"
    FROM "EventCheckIn" c JOIN "ClubEvent" e ON e."id" = c."eventId"
    LEFT JOIN "EventRegistration" r ON r."id" = c."registrationId" LEFT JOIN "Member" m ON m."id" = r."memberId"
    LEFT JOIN "Membership" s ON s."clubId" = e."clubId" AND s."memberId" = r."memberId"
    LEFT JOIN "Member" b ON b."id" = c."byId"
    LEFT JOIN "Membership" bs ON bs."clubId" = e."clubId" AND bs."memberId" = c."byId"
    WHERE c."eventId" = ${eventId}::uuid ${which} ${beyond} ORDER BY c."recordedAt" DESC, c."id" DESC LIMIT ${limit + 1}`;
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ at, recordedAt, undoneAt, ...row }) => ({
      ...row,
      at: at.toISOString(),
      recordedAt: recordedAt.toISOString(),
      undoneAt: undoneAt?.toISOString() ?? null,
    })),
    next: found.length > limit && last ? writeCursor([last.recordedAt.toISOString(), last.id]) : null,
  };
}
