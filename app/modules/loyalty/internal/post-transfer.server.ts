import type { Tx } from '~/platform/db/transact.server';
import { newId } from '~/platform/ids';
import type { TransferView } from '../views';
import type { AccountKind, LockedWallet } from './wallet.server';

export type TransferKind =
  'earn' | 'activate' | 'hold' | 'settle' | 'void' | 'redeem' | 'expire' | 'adjust' | 'reverse';

export interface EntryDraft {
  account: AccountKind;
  lotId?: string;
  /** What it takes stands before what it gives, so that no balance is beyond its bounds in between. */
  amount: number;
}

export interface TransferDraft {
  kind: TransferKind;
  /** How many points it is about; entries sum to zero. */
  points: number;
  entries: readonly EntryDraft[];
  actorId: string | null;
  ruleId?: string | null;
  ruleVersion?: number | null;
  reversesId?: string | null;
  holdId?: string | null;
  /** What brought it: `post:<id>`, `purchase:<id>`. */
  cause: string;
  reason?: string;
  /** Names the transfer among all of its scope: the same one is never written twice. */
  scope: string;
  key: string;
  at: Date;
}

/**
 * Writes one transfer at the end of its wallet's chain; `wallet` goes on from there. Balances and lots follow in the database.
 * One statement, which makes the hash too. @throws a unique violation when `scope` and `key` are taken, a check violation when a balance would go below zero
 */
export async function postTransfer(
  tx: Tx,
  wallet: LockedWallet,
  draft: TransferDraft,
): Promise<TransferView> {
  const { kind, points, actorId, cause, reason = '', at, scope, key, entries } = draft;
  const [ruleId, reversesId, holdId] = [draft.ruleId ?? null, draft.reversesId ?? null, draft.holdId ?? null];
  const id = newId();
  const number = wallet.lastNumber + 1;
  const previousHash = wallet.lastHash;
  const [posted] = await tx.$queryRaw<{ hash: string }[]>`
    SELECT post_point_transfer(${id}::uuid, ${wallet.id}::uuid, ${number}::int, ${previousHash}, ${kind}::"PointTransferKind", ${points}::bigint,
      ${actorId}::uuid, ${ruleId}::uuid, ${draft.ruleVersion ?? null}::int, ${reversesId}::uuid, ${holdId}::uuid, ${cause}, ${reason}, ${scope},
      ${key}, ${at}::timestamptz, ${entries.map(({ account }) => wallet.accounts[account].id)}::uuid[],
      ${entries.map(({ lotId }) => lotId ?? null)}::uuid[], ${entries.map(({ amount }) => amount)}::bigint[]) AS "hash"`;
  const { hash } = posted!;
  wallet.lastNumber = number;
  wallet.lastHash = hash;
  for (const { account, amount } of entries) wallet.accounts[account].balance += amount;
  return {
    id,
    number,
    kind,
    points,
    cause,
    reason,
    ruleId,
    reversesId,
    at: at.toISOString(),
    hash,
    previousHash,
  };
}
