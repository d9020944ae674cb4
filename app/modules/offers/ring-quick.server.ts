import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { isPortalError } from '~/platform/errors';
import { defineJob } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { endQuick } from './broadcast-quick.server';
import { expiringQueue, ringQueue } from './internal/quick-queues.server';
import { noteClaimed } from './note-claimed.server';
import { quickNotice } from './notices.server';
import { offerPaths } from './paths';
import { quickStream } from './streams';

/** How many quick offers ring with somebody in a day; the rest they find in the list. */
const budgetADay = 3;
const dayMs = 86_400_000;

/**
 * Members whom a quick offer concerns hear of it, as far as their budget of the day goes: active ones of its club, who follow one of its
 * topics where it names some, and whose place lies within its radius where it has one. The portal itself; again, nobody twice.
 */
export const ringQuickOffer = defineCommand<{ quickOfferId: string }, { rung: number }>(
  'offers.ring-quick',
  async ({ tx, input, at }) => {
    const quick = await tx.quickOffer.findUnique({ where: { id: input.quickOfferId } });
    if (!quick || quick.state !== 'broadcast' || quick.until <= at) return { rung: 0 };
    const { id, clubId, lat, lng, radiusKm, interests, createdById } = quick;
    const club = await tx.club.findUniqueOrThrow({ where: { id: clubId }, select: { slug: true } });
    // Two that ring at once would both find the last place in somebody's day.
    await tx.$executeRaw`SELECT lock_ringing()`;
    const since = new Date(at.getTime() - dayMs);
    const rows = await tx.$queryRaw<{ memberId: string; fits: boolean }[]>`
      SELECT s."memberId", (SELECT count(*) FROM "QuickHeard" h WHERE h."memberId" = s."memberId" AND h."at" > ${since}::timestamptz) < ${budgetADay} AS "fits"
      FROM "Membership" s
      WHERE s."clubId" = ${clubId}::uuid AND s."status" = 'active' AND s."memberId" IS DISTINCT FROM ${createdById}::uuid
        AND (${interests.length === 0} OR EXISTS (SELECT 1 FROM "TagFollow" f
          WHERE f."memberId" = s."memberId" AND f."clubId" = s."clubId" AND f."tag" = ANY (${interests}::text[])))
        AND (${lat === null} OR EXISTS (SELECT 1 FROM "MemberPlace" p
          WHERE p."memberId" = s."memberId" AND distance_km(p."lat", p."lng", ${lat ?? 0}::float8, ${lng ?? 0}::float8) <= ${radiusKm ?? 0}::float8))`;
    const rung = rows.filter(({ fits }) => fits).map(({ memberId }) => memberId);
    await tx.quickOffer.update({ where: { id }, data: { matched: rows.length } });
    await tx.quickHeard.createMany({
      data: rung.map((memberId) => ({ memberId, quickOfferId: id, at })),
      skipDuplicates: true,
    });
    await recordNotices(
      tx,
      rung.map((memberId) =>
        notice(quickNotice, {
          ...{ memberId, actorId: createdById, clubId, subject: quickStream(id), once: quickStream(id), at },
          url: offerPaths.quickOffer(club.slug, id),
          data: { quickOfferId: id, title: quick.title, discountPercent: quick.discountPercent },
        }),
      ),
    );
    return { rung: rung.length };
  },
);

export const ringQuickJob = defineJob<{ quickOfferId: string }>({
  name: ringQueue.name,
  async run({ quickOfferId }) {
    await ringQuickOffer(system, { quickOfferId });
  },
});

/** A quick offer whose time is over ends. The portal itself; again, or too early, nothing changes. */
export const expireQuickOffer = defineCommand<{ quickOfferId: string }, null>(
  'offers.expire-quick',
  async (context) => {
    const { tx, input, at } = context;
    const row = await tx.quickOffer.findUnique({
      where: { id: input.quickOfferId },
      select: { state: true, until: true },
    });
    if (row?.state === 'broadcast' && row.until <= at) await endQuick(context, input.quickOfferId, 'expired');
    return null;
  },
);

async function expire(quickOfferId: string): Promise<void> {
  try {
    await expireQuickOffer(system, { quickOfferId });
  } catch (error) {
    // The last one was claimed, or it was withdrawn, at the same moment.
    if (!isPortalError(error) || error.code !== 'closed') throw error;
  }
}

export const expireQuickJob = defineJob<{ quickOfferId: string }>({
  name: expiringQueue.name,
  run: ({ quickOfferId }) => expire(quickOfferId),
});

/** For those whose job was lost. */
export const sweepQuickJob = defineJob({
  name: 'offers.sweep-quick',
  schedule: '* * * * *',
  async run() {
    const due = await db.quickOffer.findMany({
      where: { state: 'broadcast', until: { lte: now() } },
      select: { id: true },
      take: 200,
    });
    for (const { id } of due) await expire(id);
    const untold = await db.quickOffer.findMany({
      where: { state: 'claimed', toldAt: null },
      select: { id: true },
      take: 200,
    });
    for (const { id } of untold) await noteClaimed(system, { quickOfferId: id });
  },
});
