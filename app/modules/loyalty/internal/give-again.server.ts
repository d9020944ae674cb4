import type { CommandContext } from '~/platform/command.server';
import type { PointTransfer } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { giveLot } from './move-points.server';
import { tellPoints } from './tell-points.server';
import { lockWalletById } from './wallet.server';

type Context = Pick<CommandContext<unknown>, 'tx' | 'at' | 'tell'>;

/** The terms of the lot that a transfer made. */
async function readLot(tx: Tx, transferId: string) {
  return tx.pointLot.findFirstOrThrow({
    where: { entries: { some: { transferId, amount: { gt: 0 } } } },
    select: { activatesAt: true, expiresAt: true, activatesOn: true, inactiveMonths: true },
  });
}

/** What comes back counts for the rule's budget again; a budget that others have used up meanwhile does not hinder it. */
async function countInBudget(tx: Tx, ruleId: string | null, points: number): Promise<void> {
  if (ruleId === null) return;
  await tx.$executeRaw`
    UPDATE "EarningRule" SET "spentPoints" = least("budgetPoints", "spentPoints" + ${points})
    WHERE "id" = ${ruleId}::uuid AND "budgetPoints" IS NOT NULL`;
}

/** How much of what a transfer gave was taken back and not yet given again. */
async function missingOf(tx: Tx, earned: PointTransfer): Promise<{ whole: boolean; points: number }> {
  const reversed = await tx.pointTransfer.findFirst({ where: { reversesId: earned.id } });
  const sumOf = async (cause: string) =>
    Number(
      (await tx.pointTransfer.aggregate({ _sum: { points: true }, where: { cause, kind: 'adjust' } }))._sum
        .points ?? 0,
    );
  if (reversed) {
    const again = await tx.pointTransfer.count({ where: { scope: 'restore', key: earned.id } });
    return { whole: true, points: again > 0 ? 0 : Number(earned.points) };
  }
  const points = (await sumOf(`return:${earned.id}`)) - (await sumOf(`restore:${earned.id}`));
  return { whole: false, points };
}

/**
 * What was taken back of an earning is the member's again, with the same last day, because what took it was undone. Nothing where
 * nothing is missing, so it may be asked again. Publishes `points.changed`.
 */
export async function giveAgain(context: Context, transferId: string, actorId: string | null): Promise<void> {
  const { tx, at } = context;
  const earned = await tx.pointTransfer.findUnique({ where: { id: transferId } });
  if (earned?.kind !== 'earn') return;
  const wallet = await lockWalletById(tx, earned.walletId);
  const { whole, points } = await missingOf(tx, earned);
  if (points <= 0) return;
  const { ruleId, ruleVersion, cause } = earned;
  const lot = { ...(await readLot(tx, transferId)), points };
  const restored = await tx.pointTransfer.count({ where: { cause: `restore:${transferId}` } });
  // All of it is earned again, by the same rule and for the same cause; a part is only made up for.
  await giveLot(
    tx,
    wallet,
    { ...lot, kind: whole ? 'earn' : 'adjust' },
    whole
      ? { actorId, ruleId, ruleVersion, cause, scope: 'restore', key: transferId, at }
      : {
          actorId,
          ruleId,
          cause: `restore:${transferId}`,
          scope: 'restore',
          key: `${transferId}:${restored + 1}`,
          at,
        },
  );
  await countInBudget(tx, ruleId, points);
  tellPoints(context, wallet, points);
}
