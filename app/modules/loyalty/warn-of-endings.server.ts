import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { defineJob } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { pointsEndingNotice } from './notices.server';
import { loyaltyPaths } from './paths';
import { dueWarnings, type EndingDay, endingDays, warningDays } from './warnings';

const atOnce = 1_000;
const dayMs = 86_400_000;
/** As far as a warning may look, wherever the member is. */
const farthestMs = (Math.max(...warningDays) + 2) * dayMs;

/** Writes down that the warnings of a day were given; answers whether the nearest of them is new. */
async function noteWarnings(tx: Tx, memberId: string, day: EndingDay, at: Date): Promise<boolean> {
  let isNew = false;
  for (const [index, days] of dueWarnings(day.daysLeft).entries()) {
    const written = await tx.$executeRaw`
      INSERT INTO "PointWarning" ("memberId", "lastDay", "days", "points", "at")
      VALUES (${memberId}::uuid, ${day.lastDay}, ${days}, ${day.points}, ${at}::timestamptz) ON CONFLICT DO NOTHING`;
    if (index === 0) isNew = written === 1;
  }
  return isNew;
}

/**
 * A member hears of what ends within 30 and within 7 days of theirs: once each, all funders together, however often and however late
 * this runs; of two that are due at once only the nearer is said. The portal itself.
 */
export const warnOfEndings = defineCommand<{ memberId: string }, { warned: string[] }>(
  'loyalty.warn-of-endings',
  async ({ tx, input, at }) => {
    const { memberId } = input;
    const member = await tx.member.findUnique({
      where: { id: memberId },
      select: { timeZone: true, status: true },
    });
    if (member?.status !== 'active') return { warned: [] };
    const lots = await tx.$queryRaw<{ points: bigint; expiresAt: Date }[]>`
      SELECT sum(l."remaining" - l."held")::bigint AS "points", l."expiresAt" FROM "PointLot" l JOIN "PointWallet" w ON w."id" = l."walletId"
      WHERE w."memberId" = ${memberId}::uuid AND l."state" = 'open' AND l."expiresAt" > ${at}::timestamptz
        AND l."expiresAt" < ${new Date(at.getTime() + farthestMs)}::timestamptz GROUP BY l."expiresAt"`;
    const days = endingDays(
      lots.map(({ points, expiresAt }) => ({ points: Number(points), expiresAt })),
      at,
      member.timeZone,
    );
    const told: EndingDay[] = [];
    for (const day of days) if (await noteWarnings(tx, memberId, day, at)) told.push(day);
    await recordNotices(
      tx,
      told.map(({ lastDay, points, at: endsAt, daysLeft }) =>
        notice(pointsEndingNotice, {
          memberId,
          subject: 'points:ending',
          once: `points:ending:${lastDay}:${dueWarnings(daysLeft)[0]}`,
          url: loyaltyPaths.points(),
          data: { points, lastDay, at: endsAt.toISOString(), days: daysLeft },
        }),
      ),
    );
    return { warned: told.map(({ lastDay }) => lastDay) };
  },
);

/** Warns whoever has something that ends soon; those who were warned already are passed over by the query where it can tell. */
export async function warnAllOfEndings(): Promise<void> {
  const at = now();
  const until = new Date(at.getTime() + farthestMs);
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    // In order of members: one that is found again has the next page behind it.
    const rows = await db.$queryRaw<{ memberId: string }[]>`
      SELECT DISTINCT w."memberId" FROM "PointLot" l JOIN "PointWallet" w ON w."id" = l."walletId"
      WHERE l."state" = 'open' AND l."remaining" > l."held" AND l."expiresAt" > ${at}::timestamptz AND l."expiresAt" < ${until}::timestamptz
        AND w."memberId" > ${after}::uuid ORDER BY w."memberId" LIMIT ${atOnce}`;
    for (const { memberId } of rows) await warnOfEndings(system, { memberId });
    if (rows.length < atOnce) return;
    after = rows.at(-1)!.memberId;
  }
}

export const warnOfEndingsJob = defineJob<object>({
  name: 'loyalty.warn-of-endings',
  schedule: '25 * * * *',
  run: warnAllOfEndings,
});
