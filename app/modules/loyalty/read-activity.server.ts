import { db } from '~/platform/db/client.server';
import { type Streak, streakOf, weekOf } from './streak';

const farthestMs = 2 * 366 * 86_400_000;

/** The weeks in a row in which a member wrote, bought or took something; of the last two years. */
export async function readStreak(memberId: string, timeZone: string, at: Date): Promise<Streak> {
  const since = new Date(at.getTime() - farthestMs);
  // One moment for each UTC day is enough: two of a day are of one week but at its border, where both are looked at.
  const rows = await db.$queryRaw<{ first: Date; last: Date }[]>`
    SELECT min(a."at") AS "first", max(a."at") AS "last" FROM (
      SELECT p."createdAt" AS "at" FROM "Post" p WHERE p."authorId" = ${memberId}::uuid AND p."createdAt" > ${since}::timestamptz AND p."status" = 'published'
      UNION ALL SELECT b."at" FROM "Purchase" b WHERE b."memberId" = ${memberId}::uuid AND b."at" > ${since}::timestamptz AND b."at" <= ${at}::timestamptz
      UNION ALL SELECT r."createdAt" FROM "Redemption" r WHERE r."memberId" = ${memberId}::uuid AND r."createdAt" > ${since}::timestamptz) a
    GROUP BY date_trunc('day', a."at" AT TIME ZONE 'UTC')`;
  const weeks = rows.flatMap(({ first, last }) => [weekOf(first, timeZone), weekOf(last, timeZone)]);
  return streakOf(weeks, weekOf(at, timeZone));
}
