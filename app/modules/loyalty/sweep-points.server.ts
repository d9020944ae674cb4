import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { defineJob } from '~/platform/jobs/jobs.server';
import { endHold } from './hold-points.server';
import { activateLot, expireLot } from './internal/move-points.server';
import { tellPoints } from './internal/tell-points.server';
import { lockWalletById } from './internal/wallet.server';

const atOnce = 500;

/** A lot that waited is spendable from its day on. The portal itself. Publishes `points.changed`. */
const openLot = defineCommand<{ lotId: string }, null>('loyalty.open-lot', async (context) => {
  const { tx, input, at } = context;
  const { walletId } = await tx.pointLot.findUniqueOrThrow({ where: { id: input.lotId } });
  const wallet = await lockWalletById(tx, walletId);
  const lot = await tx.pointLot.findUniqueOrThrow({ where: { id: input.lotId } });
  // Another node may have been faster, or it was taken back meanwhile.
  if (lot.state !== 'pending' || !lot.activatesAt || lot.activatesAt > at) return null;
  const remaining = Number(lot.remaining);
  if (remaining === 0) return null;
  const cause = `lot:${lot.id}`;
  await activateLot(
    tx,
    wallet,
    { id: lot.id, remaining },
    { actorId: null, cause, scope: 'activate', key: lot.id, at },
  );
  tellPoints(context, wallet, 0);
  return null;
});

/** What is left of a lot ends with its day. What is held of it stays until its hold ends. The portal itself. Publishes `points.changed`. */
const closeLot = defineCommand<{ lotId: string }, null>('loyalty.close-lot', async (context) => {
  const { tx, input, at } = context;
  const { walletId } = await tx.pointLot.findUniqueOrThrow({ where: { id: input.lotId } });
  const wallet = await lockWalletById(tx, walletId);
  const lot = await tx.pointLot.findUniqueOrThrow({ where: { id: input.lotId } });
  if (lot.state !== 'open' || !lot.expiresAt || lot.expiresAt > at) return null;
  const points = Number(lot.remaining - lot.held);
  if (points <= 0) return null;
  // Restored by a refund after its day it ends again: the count of its endings names this one.
  const before = await tx.pointTransfer.count({
    where: { scope: 'expire', key: { startsWith: `${lot.id}:` } },
  });
  const cause = `lot:${lot.id}`;
  const facts = { actorId: null, cause, scope: 'expire', key: `${lot.id}:${before + 1}`, at };
  await expireLot(tx, wallet, { id: lot.id, points }, facts);
  tellPoints(context, wallet, -points);
  return null;
});

const freeHold = defineCommand<{ holdId: string }, null>('loyalty.free-hold', async (context) => {
  const { tx, input, at } = context;
  const hold = await tx.pointHold.findUniqueOrThrow({ where: { id: input.holdId } });
  if (hold.state === 'pending' && hold.expiresAt && hold.expiresAt <= at) await endHold(context, hold.id, 0);
  return null;
});

/** Does what is due: lots begin and end, holds nobody decided on are given back. Also what was due while nothing ran. */
export async function sweepPoints(): Promise<void> {
  for (;;) {
    const at = now();
    const [opening, ending, held] = await Promise.all([
      db.pointLot.findMany({
        where: { state: 'pending', activatesAt: { lte: at } },
        select: { id: true },
        orderBy: { activatesAt: 'asc' },
        take: atOnce,
      }),
      db.$queryRaw<{ id: string }[]>`
        SELECT l."id" FROM "PointLot" l WHERE l."state" = 'open' AND l."expiresAt" <= ${at}::timestamptz AND l."remaining" > l."held"
        ORDER BY l."expiresAt" LIMIT ${atOnce}`,
      db.pointHold.findMany({
        where: { state: 'pending', expiresAt: { lte: at } },
        select: { id: true },
        take: atOnce,
      }),
    ]);
    for (const { id } of opening) await openLot(system, { lotId: id });
    for (const { id } of ending) await closeLot(system, { lotId: id });
    for (const { id } of held) await freeHold(system, { holdId: id });
    if (opening.length + ending.length + held.length < atOnce) return;
  }
}

export const sweepPointsJob = defineJob<object>({
  name: 'loyalty.sweep',
  schedule: '*/5 * * * *',
  run: sweepPoints,
});
