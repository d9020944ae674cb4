import { createHash } from 'node:crypto';
import type { Tx } from '~/platform/db/transact.server';
import { hashInput } from '~/platform/idempotency.server';
import { newId } from '~/platform/ids';
import { transferText } from '../transfer-text';
import type { TransferView } from '../views';
import type { AccountKind, LockedWallet } from './wallet.server';

export type TransferKind =
  'earn' | 'activate' | 'hold' | 'settle' | 'void' | 'redeem' | 'expire' | 'adjust' | 'reverse';

/** What shows that a member is still there, so that lots which end after inactivity last longer. */
const moves: readonly TransferKind[] = ['earn', 'redeem', 'settle'];

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
 * One statement. @throws a unique violation when `scope` and `key` are taken, a check violation when a balance would go below zero
 */
export async function postTransfer(
  tx: Tx,
  wallet: LockedWallet,
  draft: TransferDraft,
): Promise<TransferView> {
  const { kind, points, actorId, cause, reason = '', at, scope, key } = draft;
  const [ruleId, reversesId, holdId] = [draft.ruleId ?? null, draft.reversesId ?? null, draft.holdId ?? null];
  const id = newId();
  const number = wallet.lastNumber + 1;
  const previousHash = wallet.lastHash;
  const entries = draft.entries.map(({ account, lotId = null, amount }) => ({
    accountId: wallet.accounts[account].id,
    lotId,
    amount,
  }));
  const facts = {
    id,
    walletId: wallet.id,
    number,
    kind,
    points,
    actorId,
    ruleId,
    reversesId,
    holdId,
    cause,
    reason,
  };
  const text = transferText({ ...facts, at: at.toISOString(), entries, previousHash });
  const hash = createHash('sha256').update(text).digest('hex');
  const inputHash = hashInput([kind, points, cause, draft.entries]);
  await tx.$executeRaw`
    WITH moved AS (
      UPDATE "PointWallet" SET "lastNumber" = ${number}, "lastHash" = ${hash} WHERE "id" = ${wallet.id}::uuid
    ), posted AS (
      INSERT INTO "PointTransfer" ("id", "walletId", "number", "kind", "points", "actorId", "ruleId", "reversesId", "holdId", "cause",
        "reason", "scope", "key", "inputHash", "previousHash", "hash", "at", "ruleVersion")
      VALUES (${id}::uuid, ${wallet.id}::uuid, ${number}, ${kind}::"PointTransferKind", ${points}, ${actorId}::uuid, ${ruleId}::uuid,
        ${reversesId}::uuid, ${holdId}::uuid, ${cause}, ${reason}, ${scope}, ${key}, ${inputHash}, ${previousHash}, ${hash}, ${at}::timestamptz, ${draft.ruleVersion ?? null})
    ), kept AS (
      -- Days are the member's own.
      UPDATE "PointLot" l SET "expiresAt" = (date_trunc('day', ${at}::timestamptz AT TIME ZONE m."timeZone")
        + make_interval(months => l."inactiveMonths") + interval '1 day') AT TIME ZONE m."timeZone"
      FROM "PointWallet" w JOIN "Member" m ON m."id" = w."memberId"
      WHERE ${moves.includes(kind)} AND w."id" = ${wallet.id}::uuid AND l."walletId" = w."id" AND l."inactiveMonths" IS NOT NULL
        AND l."state" IN ('pending', 'open')
    )
    INSERT INTO "PointEntry" ("transferId", "position", "accountId", "lotId", "amount")
    SELECT ${id}::uuid, e."position", e."accountId", e."lotId", e."amount"
    FROM unnest(${entries.map(({ accountId }) => accountId)}::uuid[], ${entries.map(({ lotId }) => lotId)}::uuid[],
      ${entries.map(({ amount }) => amount)}::bigint[]) WITH ORDINALITY e("accountId", "lotId", "amount", "position")
    ORDER BY e."position"`;
  wallet.lastNumber = number;
  wallet.lastHash = hash;
  for (const { account, amount } of draft.entries) wallet.accounts[account].balance += amount;
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
