import type { CommandContext } from '~/platform/command.server';
import type { EarningRule, PointTransfer, Prisma } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { pickLots } from '../rules';
import type { TransferView } from '../views';
import { readSpendable } from './move-points.server';
import { type EntryDraft, postTransfer } from './post-transfer.server';
import { giveBudgetBack, reverse } from './reverse.server';
import { tellPoints } from './tell-points.server';
import { type LockedWallet, lockWalletById } from './wallet.server';

/** What is free of the lot that a transfer made. */
async function readOwnLot(tx: Tx, transferId: string) {
  const [lot] = await tx.$queryRaw<{ id: string; state: string; free: bigint }[]>`
    SELECT l."id", l."state"::text, l."remaining" - l."held" AS "free" FROM "PointEntry" e JOIN "PointLot" l ON l."id" = e."lotId"
    WHERE e."transferId" = ${transferId}::uuid AND e."amount" > 0`;
  return lot && { ...lot, free: Number(lot.free) };
}

/** From where the points come: first what is left of their own lot, then, if the rule says so, others of the member's. */
async function chooseEntries(
  tx: Tx,
  wallet: LockedWallet,
  { transferId, points, others, at }: { transferId: string; points: number; others: boolean; at: Date },
): Promise<EntryDraft[]> {
  const own = await readOwnLot(tx, transferId);
  const ownPart = Math.min(points, own?.free ?? 0);
  const entries: EntryDraft[] =
    own && ownPart > 0
      ? [{ account: own.state === 'pending' ? 'pending' : 'available', lotId: own.id, amount: -ownPart }]
      : [];
  if (!others || ownPart === points) return entries;
  const lots = (await readSpendable(tx, wallet, at)).filter(({ id }) => id !== own?.id);
  const free = lots.reduce((sum, { remaining }) => sum + remaining, 0);
  const picked = pickLots(lots, Math.min(free, points - ownPart)) ?? [];
  return [
    ...entries,
    ...picked.map(({ lotId, points: part }): EntryDraft => ({ account: 'available', lotId, amount: -part })),
  ];
}

/**
 * Of what a transfer gave by a rule, `points` are gone in the end, all of them where it is not said: what it gave was not earned after
 * all (a post was removed, a purchase came back). What waits or is unspent of its own lot goes first; for what is spent the rule's
 * policy decides: `others` of the member's stand in as far as there are any, never below zero, or the member may `keep` it. What was
 * taken back before counts. `key` names the occasion: the same one takes nothing again. Publishes `points.changed`.
 * @returns null where there is nothing to take
 */
export async function takeBackEarned(
  context: Pick<CommandContext<unknown>, 'tx' | 'at' | 'tell'>,
  taking: {
    transferId: string;
    points?: number;
    actorId: string | null;
    reason: string;
    key: string;
    /** Where no rule gave it; else the rule says. */
    spentPolicy?: EarningRule['spentPolicy'];
  },
): Promise<TransferView | null> {
  const { tx, at } = context;
  const { transferId, actorId, reason } = taking;
  const earned: PointTransfer | null = await tx.pointTransfer.findUnique({ where: { id: transferId } });
  if (earned?.kind !== 'earn') return null;
  const wallet = await lockWalletById(tx, earned.walletId);
  const rule: Pick<EarningRule, 'spentPolicy'> | null = earned.ruleId
    ? await tx.earningRule.findUnique({ where: { id: earned.ruleId }, select: { spentPolicy: true } })
    : null;
  const cause = `return:${transferId}`;
  const sumOf = async (where: Prisma.PointTransferWhereInput) =>
    Number((await tx.pointTransfer.aggregate({ _sum: { points: true }, where }))._sum.points ?? 0);
  const before = await sumOf({ cause, kind: 'adjust' });
  const again = await sumOf({ cause: `restore:${transferId}` });
  const done = await tx.pointTransfer.count({
    where: { OR: [{ reversesId: transferId }, { scope: 'return', key: `${transferId}:${taking.key}` }] },
  });
  const taken = before - again;
  const all = Number(earned.points);
  const points = Math.min(taking.points ?? all, all) - taken;
  if (done > 0 || points <= 0) return null;
  const own = await readOwnLot(tx, transferId);
  if (points === all && own?.free === all) {
    const { transfer, change } = await reverse(tx, transferId, { actorId, reason, at });
    tellPoints(context, wallet, change);
    return transfer;
  }
  const others = (rule?.spentPolicy ?? taking.spentPolicy) !== 'keep';
  const entries = await chooseEntries(tx, wallet, { transferId, points, others, at });
  const possible = -entries.reduce((sum, { amount }) => sum + amount, 0);
  if (possible === 0) return null;
  const transfer = await postTransfer(tx, wallet, {
    kind: 'adjust',
    points: possible,
    entries: [...entries, { account: 'adjustment', amount: possible }],
    actorId,
    ruleId: earned.ruleId,
    cause,
    reason,
    scope: 'return',
    key: `${transferId}:${taking.key}`,
    at,
  });
  await giveBudgetBack(tx, earned.ruleId, possible);
  tellPoints(context, wallet, -possible);
  return transfer;
}
