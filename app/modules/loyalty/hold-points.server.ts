import type { CommandContext } from '~/platform/command.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { postTransfer } from './internal/post-transfer.server';
import { takePoints } from './internal/move-points.server';
import { tellPoints } from './internal/tell-points.server';
import { type LockedWallet, lockWallet, lockWalletById } from './internal/wallet.server';

type Context = Pick<CommandContext<unknown>, 'tx' | 'at' | 'tell'>;

/**
 * Points are set aside for something that is still to come, in the caller's transaction: they cannot be spent meanwhile. Without a
 * decision until `expiresAt` they are the member's again. Answers the hold's id. @throws not_enough_points
 */
export async function holdPoints(
  context: Context,
  hold: { memberId: string; funderId: string | null; points: number; cause: string; expiresAt: Date | null },
): Promise<string> {
  const { tx, at } = context;
  const { memberId, funderId, points, cause, expiresAt } = hold;
  const wallet = await lockWallet(tx, memberId, funderId);
  const id = newId();
  await tx.pointHold.create({ data: { id, walletId: wallet.id, points, cause, expiresAt, createdAt: at } });
  const facts = { actorId: memberId, cause, scope: 'hold', key: id, holdId: id, at };
  await takePoints(tx, wallet, { points, kind: 'hold' }, facts);
  tellPoints(context, wallet, -points);
  return id;
}

/** What is held, lot by lot, in the order in which it was taken. */
async function readHeld(tx: Tx, holdId: string): Promise<{ lotId: string; points: number }[]> {
  const rows = await tx.$queryRaw<{ lotId: string; points: bigint }[]>`
    SELECT e."lotId", e."amount" AS "points" FROM "PointTransfer" t JOIN "PointEntry" e ON e."transferId" = t."id"
    JOIN "PointAccount" a ON a."id" = e."accountId"
    WHERE t."holdId" = ${holdId}::uuid AND t."kind" = 'hold' AND a."kind" = 'held' ORDER BY e."position"`;
  return rows.map(({ lotId, points }) => ({ lotId, points: Number(points) }));
}

async function lockHold(tx: Tx, holdId: string): Promise<{ wallet: LockedWallet; cause: string }> {
  const { walletId } = await tx.pointHold.findUniqueOrThrow({
    where: { id: holdId },
    select: { walletId: true },
  });
  const wallet = await lockWalletById(tx, walletId);
  const hold = await tx.pointHold.findUniqueOrThrow({ where: { id: holdId } });
  if (hold.state !== 'pending') throw new PortalError('conflict');
  return { wallet, cause: hold.cause };
}

/**
 * A hold comes to its end: `points` of it are spent, the rest is the member's again, in the same lots. With 0 all of it is given back.
 * Once. @throws conflict when it has ended, invalid when more is asked than is held
 */
export async function endHold(context: Context, holdId: string, points: number): Promise<void> {
  const { tx, at } = context;
  const { wallet, cause } = await lockHold(tx, holdId);
  const held = await readHeld(tx, holdId);
  const sum = held.reduce((all, lot) => all + lot.points, 0);
  if (points < 0 || points > sum) throw new PortalError('invalid');
  let toSpend = points;
  const parts = held.map((lot) => {
    const spent = Math.min(lot.points, toSpend);
    toSpend -= spent;
    return { lotId: lot.lotId, spent, back: lot.points - spent };
  });
  const facts = { actorId: null, cause, holdId, at };
  const spent = parts.filter((part) => part.spent > 0);
  const back = parts.filter((part) => part.back > 0);
  if (spent.length > 0)
    await postTransfer(tx, wallet, {
      ...facts,
      kind: 'settle',
      points,
      scope: 'settle',
      key: holdId,
      entries: [
        ...spent.map((part) => ({ account: 'held' as const, lotId: part.lotId, amount: -part.spent })),
        { account: 'redeemed', amount: points },
      ],
    });
  if (back.length > 0)
    await postTransfer(tx, wallet, {
      ...facts,
      kind: 'void',
      points: sum - points,
      scope: 'void',
      key: holdId,
      entries: back.flatMap((part) => [
        { account: 'held' as const, lotId: part.lotId, amount: -part.back },
        { account: 'available' as const, lotId: part.lotId, amount: part.back },
      ]),
    });
  await tx.pointHold.update({
    where: { id: holdId },
    data: { state: points > 0 ? 'posted' : 'voided', endedAt: at },
  });
  tellPoints(context, wallet, sum - points);
}

/**
 * What was spent of a hold is its member's again, in the same lots with the same expiry. Once. Answers whose it is.
 * @throws conflict when nothing of it was spent, or it is given back already
 */
export async function refundHold(
  context: Context,
  holdId: string,
  reason: string,
): Promise<{ memberId: string }> {
  const { tx, at } = context;
  const { walletId } = await tx.pointHold.findUniqueOrThrow({
    where: { id: holdId },
    select: { walletId: true },
  });
  const wallet = await lockWalletById(tx, walletId);
  const spent = await tx.pointTransfer.findFirst({ where: { holdId, kind: 'settle' } });
  if (!spent || (await tx.pointTransfer.count({ where: { reversesId: spent.id } })) > 0)
    throw new PortalError('conflict');
  const lots = await tx.$queryRaw<{ lotId: string; points: bigint }[]>`
    SELECT e."lotId", -e."amount" AS "points" FROM "PointEntry" e
    WHERE e."transferId" = ${spent.id}::uuid AND e."lotId" IS NOT NULL ORDER BY e."position"`;
  const points = Number(spent.points);
  await postTransfer(tx, wallet, {
    kind: 'reverse',
    points,
    reversesId: spent.id,
    holdId,
    actorId: null,
    cause: spent.cause,
    reason,
    scope: 'reversal',
    key: spent.id,
    at,
    entries: [
      { account: 'redeemed', amount: -points },
      ...lots.map((lot) => ({ account: 'available' as const, lotId: lot.lotId, amount: Number(lot.points) })),
    ],
  });
  tellPoints(context, wallet, points);
  return { memberId: wallet.memberId };
}
