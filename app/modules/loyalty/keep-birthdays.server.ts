import { birthdaysOn } from '~/modules/accounts/birthday';
import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { defaultTimeZone } from '~/platform/i18n/locale';
import { momentAt } from '~/platform/i18n/zoned-time';
import { defineJob } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { earnPoints } from './earn-points.server';
import { birthdayNotice } from './notices.server';
import { loyaltyPaths } from './paths';
import { dayOf } from './warnings';

const dayMs = 86_400_000;
/** Who changes the day of their birthday has none again before so many days. */
const leastDaysBetween = 300;
/** Of a longer pause no more is made up for. */
const mostDaysBack = 31;
const atOnce = 500;

interface Day {
  year: number;
  month: number;
  day: number;
}

/** A day (YYYY-MM-DD) in its parts. */
function partsOf(date: string): Day {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return { year, month, day };
}

const isOn = (date: Day, { month, day }: { month: number; day: number }) =>
  birthdaysOn(date).some(([itsMonth, itsDay]) => itsMonth === month && itsDay === day);

/**
 * Somebody has their birthday on a day: what rules pay for it is theirs, once a year, whatever they say of it later. The portal itself;
 * days are the portal's own. Publishes `points.changed`; tells the member.
 */
export const keepBirthday = defineCommand<{ memberId: string; date: string }, { points: number }>(
  'loyalty.keep-birthday',
  async (context) => {
    const { tx, at, input } = context;
    const { memberId } = input;
    const date = partsOf(input.date);
    // Whoever says another day meanwhile waits, and two that look at once pay one after the other.
    await tx.$queryRaw`SELECT 1 FROM "MemberBirthday" WHERE "memberId" = ${memberId}::uuid FOR UPDATE`;
    const said = await tx.memberBirthday.findUnique({ where: { memberId } });
    if (!said || !isOn(date, said)) return { points: 0 };
    const noon = momentAt(date, 12, defaultTimeZone);
    const since = new Date(noon.getTime() - leastDaysBetween * dayMs);
    const paid = await tx.birthdayPaid.count({
      where: { memberId, OR: [{ year: date.year }, { at: { gt: since } }] },
    });
    if (paid > 0) return { points: 0 };
    const transfers = await earnPoints(context, {
      trigger: 'birthday',
      memberId,
      actorId: null,
      cause: `birthday:${date.year}`,
      happenedAt: noon < at ? noon : at,
    });
    const points = transfers.reduce((sum, transfer) => sum + transfer.points, 0);
    if (points === 0) return { points };
    await tx.birthdayPaid.create({ data: { memberId, year: date.year, at: noon } });
    await recordNotices(tx, [
      notice(birthdayNotice, {
        memberId,
        subject: `birthday:${date.year}`,
        once: `birthday:${date.year}`,
        url: loyaltyPaths.points(),
        data: { points },
      }),
    ]);
    return { points };
  },
);

async function keepDay(date: string): Promise<void> {
  const pairs = birthdaysOn(partsOf(date)).map(([month, day]) => ({ month, day }));
  for (let after = ''; ;) {
    const rows = await db.memberBirthday.findMany({
      where: { OR: pairs, member: { status: 'active' }, ...(after ? { memberId: { gt: after } } : {}) },
      select: { memberId: true },
      orderBy: { memberId: 'asc' },
      take: atOnce,
    });
    for (const { memberId } of rows) await keepBirthday(system, { memberId, date });
    if (rows.length < atOnce) return;
    after = rows.at(-1)!.memberId;
  }
}

/**
 * All birthdays up to today are kept, those of days on which nothing ran too. Today's are asked for each time: somebody may have said
 * theirs a moment ago.
 */
export async function keepBirthdays(): Promise<void> {
  const { index: today } = dayOf(now(), defaultTimeZone);
  const seen = await db.birthdayLook.findUnique({ where: { id: 1 } });
  const last = seen ? Date.parse(seen.day) / dayMs : today;
  for (let day = Math.max(Math.min(last, today), today - mostDaysBack); day <= today; day++) {
    const date = new Date(day * dayMs).toISOString().slice(0, 10);
    await keepDay(date);
    await db.birthdayLook.upsert({ where: { id: 1 }, create: { id: 1, day: date }, update: { day: date } });
  }
}

export const keepBirthdaysJob = defineJob<object>({
  name: 'loyalty.keep-birthdays',
  schedule: '5 * * * *',
  run: keepBirthdays,
});
