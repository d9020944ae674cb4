import type { z } from 'zod';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireAdmin } from '~/platform/require-member';
import type { Actor } from '~/platform/actor';
import type { PointExpiry } from '~/platform/db/generated/client';
import { expiryAfter, inactiveUntil, nextDate } from './lots';
import type { expiryInput } from './schema';
import type { ExpiryView } from './views';

function viewExpiry({ funderId, mode, months, monthDay, since }: PointExpiry): ExpiryView {
  return { funderId, mode, months, monthDay, since: since.toISOString() };
}

type Terms = z.output<typeof expiryInput>;

/** When what has no end by now ends, counted from the moment at which that is said: never sooner than a whole period. */
export function endFromNow(terms: Terms, at: Date, timeZone: string): Date {
  const { mode, months, monthDay } = terms;
  if (mode === 'calendar') return nextDate(at, monthDay!, months, timeZone);
  return mode === 'months' ? expiryAfter(at, months, timeZone) : inactiveUntil(at, months, timeZone);
}

/**
 * Lots that were earned and have no end get one. Days are the members' own, so it goes by time zones, of which there are few.
 * Lots by hand keep what was promised: they never end.
 */
async function endEndlessLots(tx: Tx, terms: Terms, at: Date): Promise<number> {
  const zones = await tx.$queryRaw<{ timeZone: string }[]>`
    SELECT DISTINCT m."timeZone" FROM "Member" m JOIN "PointWallet" w ON w."memberId" = m."id"`;
  let changed = 0;
  for (const { timeZone } of zones)
    changed += await tx.$executeRaw`
      UPDATE "PointLot" l SET "expiresAt" = ${endFromNow(terms, at, timeZone)}::timestamptz,
        "inactiveMonths" = ${terms.mode === 'inactivity' ? terms.months : null}::int
      FROM "PointWallet" w JOIN "Member" m ON m."id" = w."memberId"
      WHERE l."walletId" = w."id" AND l."expiresAt" IS NULL AND l."state" IN ('pending', 'open') AND m."timeZone" = ${timeZone}
        AND w."funderId" IS NOT DISTINCT FROM ${terms.funderId}::uuid
        AND EXISTS (SELECT 1 FROM "PointEntry" e JOIN "PointTransfer" t ON t."id" = e."transferId"
          WHERE e."lotId" = l."id" AND t."kind" = 'earn')`;
  return changed;
}

/**
 * Points of a funder that were earned without an end have one from now on: after so many months, with a day of the year, or when
 * nothing moves. Nobody loses anything before a whole period has passed. Points by rules end as their rules say. Admins may; recorded.
 * @throws forbidden, not_found (funder)
 */
export const switchExpiry = defineCommand<Terms, { expiry: ExpiryView; lots: number }>(
  'loyalty.switch-expiry',
  async ({ tx, actor, input, at }) => {
    requireAdmin(actor);
    const { funderId, mode, months, monthDay } = input;
    if (funderId && (await tx.organisation.count({ where: { id: funderId } })) === 0)
      throw new PortalError('not_found');
    const [row] = await tx.$queryRaw<PointExpiry[]>`
      INSERT INTO "PointExpiry" ("id", "funderId", "mode", "months", "monthDay", "since", "changedAt")
      VALUES (${newId()}::uuid, ${funderId}::uuid, ${mode}::"PointExpiryMode", ${months}, ${monthDay}, ${at}::timestamptz, ${at}::timestamptz)
      ON CONFLICT ("funderId") DO UPDATE SET "mode" = excluded."mode", "months" = excluded."months", "monthDay" = excluded."monthDay",
        "since" = excluded."since", "changedAt" = excluded."changedAt" RETURNING *`;
    const lots = await endEndlessLots(tx, input, at);
    await recordAct(tx, {
      actor,
      at,
      act: 'points.expiry-switched',
      subject: 'points',
      detail: { mode, months, monthDay, funderId, lots },
    });
    return { expiry: viewExpiry(row!), lots };
  },
);

/** Since when and how endless points end, for each funder that switched it on. Admins. @throws forbidden */
export async function listExpiries(actor: Actor): Promise<ExpiryView[]> {
  requireAdmin(actor);
  return (await db.pointExpiry.findMany({ orderBy: { changedAt: 'asc' } })).map(viewExpiry);
}
