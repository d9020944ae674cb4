import type { Tx } from '~/platform/db/transact.server';
import { newId } from '~/platform/ids';

export const memberAccounts = ['available', 'pending', 'held'] as const;
export const programAccounts = ['issued', 'redeemed', 'expired', 'breakage', 'adjustment'] as const;
export type AccountKind = (typeof memberAccounts)[number] | (typeof programAccounts)[number];

/** How many accounts of each kind the program has, so that members who earn at once do not wait for one row. */
const shards = 16;

/** A wallet under its row lock: whoever holds it alone moves the member's points of this funder. */
export interface LockedWallet {
  id: string;
  memberId: string;
  funderId: string | null;
  lastNumber: number;
  lastHash: string;
  accounts: Record<AccountKind, { id: string; balance: number }>;
}

interface WalletRow {
  id: string;
  shard: number;
  lastNumber: number;
  lastHash: string;
}

async function lockRow(tx: Tx, memberId: string, funderId: string | null): Promise<WalletRow | undefined> {
  const [row] = await tx.$queryRaw<WalletRow[]>`
    SELECT "id", "shard", "lastNumber", "lastHash" FROM lock_point_wallet(${memberId}::uuid, ${funderId}::uuid)`;
  return row;
}

async function makeWallet(tx: Tx, memberId: string, funderId: string | null): Promise<void> {
  const id = newId();
  const shard = parseInt(id.slice(-2), 16) % shards;
  const made = await tx.$executeRaw`
    INSERT INTO "PointWallet" ("id", "memberId", "funderId", "shard") VALUES (${id}::uuid, ${memberId}::uuid, ${funderId}::uuid, ${shard})
    ON CONFLICT DO NOTHING`;
  if (made === 0) return;
  const ids = [...memberAccounts, ...programAccounts].map(() => newId());
  await tx.$executeRaw`
    INSERT INTO "PointAccount" ("id", "kind", "walletId", "funderId", "shard")
    SELECT a."id", a."kind"::"PointAccountKind", CASE WHEN a."position" <= ${memberAccounts.length} THEN ${id}::uuid END, ${funderId}::uuid, ${shard}
    FROM unnest(${ids}::uuid[], ${[...memberAccounts, ...programAccounts]}::text[]) WITH ORDINALITY a("id", "kind", "position")
    ON CONFLICT DO NOTHING`;
}

/**
 * Locks a member's wallet of a funder (null: the brand); one that is not there yet is made. The balances are read after the lock,
 * so that they are what the lock protects.
 */
export async function lockWallet(tx: Tx, memberId: string, funderId: string | null): Promise<LockedWallet> {
  let row = await lockRow(tx, memberId, funderId);
  if (!row) {
    await makeWallet(tx, memberId, funderId);
    row = await lockRow(tx, memberId, funderId);
  }
  const { shard, ...wallet } = row!;
  const accounts = await tx.$queryRaw<{ kind: AccountKind; id: string; balance: bigint }[]>`
    SELECT "kind"::text, "id", "balance" FROM "PointAccount" WHERE "walletId" = ${wallet.id}::uuid
      OR ("walletId" IS NULL AND "funderId" IS NOT DISTINCT FROM ${funderId}::uuid AND "currency" = 'points' AND "shard" = ${shard})`;
  return {
    ...wallet,
    memberId,
    funderId,
    accounts: Object.fromEntries(
      accounts.map(({ kind, id, balance }) => [kind, { id, balance: Number(balance) }]),
    ) as LockedWallet['accounts'],
  };
}

/** The wallet of something that is written down, under its lock. */
export async function lockWalletById(tx: Tx, walletId: string): Promise<LockedWallet> {
  const { memberId, funderId } = await tx.pointWallet.findUniqueOrThrow({
    where: { id: walletId },
    select: { memberId: true, funderId: true },
  });
  return lockWallet(tx, memberId, funderId);
}
