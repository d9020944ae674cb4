import { Prisma } from '~/platform/db/sql.server';
import { awayDays, newDays, purchaseMonths, regularShare, type Segment, superfanShare } from '../segments';

const dayMs = 86_400_000;
const before = (at: Date, days: number) => new Date(at.getTime() - days * dayMs);

/**
 * Those among all buyers who bought the most, dong at what a baht is in the plan in force. At least one, and nobody is left out who
 * bought as much as the last.
 */
function topBuyers(share: number, at: Date): Prisma.Sql {
  return Prisma.sql`AND m."id" IN (
    SELECT b."memberId" FROM (
      SELECT p."memberId", rank() OVER (ORDER BY sum(p."kept") DESC) AS "place", count(*) OVER () AS "buyers" FROM (
        SELECT "memberId", CASE "currency" WHEN 'VND' THEN ("total" - "returnedTotal") * 100 / coalesce((
            SELECT "dongPerBaht" FROM "TierPlan" WHERE "status" = 'published' AND "startsAt" <= ${at}::timestamptz ORDER BY "startsAt" DESC LIMIT 1), 700)
          ELSE "total" - "returnedTotal" END AS "kept"
        FROM "Purchase" WHERE "at" > ${at}::timestamptz - make_interval(months => ${purchaseMonths}) AND "at" <= ${at}::timestamptz
          AND "returnedTotal" < "total") p
      GROUP BY p."memberId") b
    WHERE b."place" <= greatest(1, ceil(b."buyers" * ${share}::float8)))`;
}

/** Narrows a query of members `m` to a segment as it is at a moment; without one, to nothing less. */
export function inSegment(segment: Segment | null, at: Date): Prisma.Sql {
  switch (segment) {
    case null:
      return Prisma.empty;
    case 'new':
      return Prisma.sql`AND m."createdAt" > ${before(at, newDays)}::timestamptz`;
    case 'regular':
      return topBuyers(regularShare, at);
    case 'superfan':
      return topBuyers(superfanShare, at);
    case 'away':
      return Prisma.sql`
        AND (EXISTS (SELECT 1 FROM "Post" p WHERE p."authorId" = m."id") OR EXISTS (SELECT 1 FROM "Purchase" b WHERE b."memberId" = m."id"))
        AND NOT EXISTS (SELECT 1 FROM "Post" p WHERE p."authorId" = m."id" AND p."createdAt" > ${before(at, awayDays)}::timestamptz)
        AND NOT EXISTS (SELECT 1 FROM "Purchase" b WHERE b."memberId" = m."id" AND b."at" > ${before(at, awayDays)}::timestamptz)`;
  }
}
