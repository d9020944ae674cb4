import { isUniqueViolation } from '~/platform/db/database-error.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import type { TransferView } from '../views';
import { type EntryDraft, postTransfer } from './post-transfer.server';
import { type AccountKind, type LockedWallet, lockWalletById, memberAccounts } from './wallet.server';

const reversible = ['earn', 'redeem', 'adjust'];

interface OriginalEntry {
  account: AccountKind;
  lotId: string | null;
  amount: bigint;
}

/** What takes stands first, so that no balance is beyond its bounds in between. */
function oppositeOf(entries: readonly OriginalEntry[]): EntryDraft[] {
  return entries
    .map(({ account, lotId, amount }) => ({
      account,
      ...(lotId === null ? {} : { lotId }),
      amount: -Number(amount),
    }))
    .toSorted((a, b) => a.amount - b.amount);
}

/** Points that were earned and are spendable by now come from where they are. */
async function whereTheyAre(tx: Tx, entries: EntryDraft[]): Promise<EntryDraft[]> {
  const lots = entries.flatMap(({ lotId }) => lotId ?? []);
  const open = await tx.pointLot.findMany({
    where: { id: { in: lots }, state: { not: 'pending' } },
    select: { id: true },
  });
  const openIds = new Set(open.map(({ id }) => id));
  return entries.map((entry) =>
    entry.account === 'pending' && entry.lotId && openIds.has(entry.lotId)
      ? { ...entry, account: 'available' }
      : entry,
  );
}

async function requireCovered(tx: Tx, entries: readonly EntryDraft[]): Promise<void> {
  for (const { account, lotId, amount } of entries) {
    if (!lotId || amount > 0 || !(memberAccounts as readonly string[]).includes(account)) continue;
    const { remaining, held } = await tx.pointLot.findUniqueOrThrow({
      where: { id: lotId },
      select: { remaining: true, held: true },
    });
    if (Number(remaining - held) < -amount) throw new PortalError('not_enough_points');
  }
}

/** Points that come back can be earned again by others. */
export async function giveBudgetBack(tx: Tx, ruleId: string | null, points: number): Promise<void> {
  if (ruleId === null) return;
  await tx.$executeRaw`
    UPDATE "EarningRule" SET "spentPoints" = greatest(0, "spentPoints" - ${points})
    WHERE "id" = ${ruleId}::uuid AND "budgetPoints" IS NOT NULL`;
}

/**
 * A transfer is undone by one that mirrors it: what was spent is back in the same lots, with the same expiry; what was earned is taken
 * from the lot it made. Once for each transfer. @throws not_found, conflict (undone already, or of a kind that is not undone),
 * not_enough_points when what was earned is spent
 */
export async function reverse(
  tx: Tx,
  transferId: string,
  facts: { actorId: string | null; reason: string; cause?: string; at: Date },
): Promise<{ transfer: TransferView; wallet: LockedWallet; change: number }> {
  const found = isId(transferId) ? await tx.pointTransfer.findUnique({ where: { id: transferId } }) : null;
  if (!found) throw new PortalError('not_found');
  const wallet = await lockWalletById(tx, found.walletId);
  const undone = await tx.pointTransfer.count({ where: { reversesId: transferId } });
  if (undone > 0 || !reversible.includes(found.kind)) throw new PortalError('conflict');
  const rows = await tx.$queryRaw<OriginalEntry[]>`
    SELECT a."kind"::text AS "account", e."lotId", e."amount" FROM "PointEntry" e JOIN "PointAccount" a ON a."id" = e."accountId"
    WHERE e."transferId" = ${transferId}::uuid ORDER BY e."position"`;
  const entries = await whereTheyAre(tx, oppositeOf(rows));
  await requireCovered(tx, entries);
  try {
    const transfer = await postTransfer(tx, wallet, {
      kind: 'reverse',
      points: Number(found.points),
      entries,
      reversesId: transferId,
      cause: facts.cause ?? found.cause,
      actorId: facts.actorId,
      reason: facts.reason,
      scope: 'reversal',
      key: transferId,
      at: facts.at,
    });
    if (found.kind === 'earn') await giveBudgetBack(tx, found.ruleId, Number(found.points));
    const change = entries.reduce(
      (sum, { account, amount }) => (account === 'available' || account === 'pending' ? sum + amount : sum),
      0,
    );
    return { transfer, wallet, change };
  } catch (error) {
    throw isUniqueViolation(error) ? new PortalError('conflict', { cause: error }) : error;
  }
}
