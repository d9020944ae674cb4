import type { Tx } from '~/platform/db/transact.server';
import { newId } from '~/platform/ids';
import type { EarningTrigger } from '../earning';
import type { TransferView } from '../views';
import { postTransfer, type TransferDraft } from './post-transfer.server';
import type { LockedWallet } from './wallet.server';

type Facts = Pick<
  TransferDraft,
  'actorId' | 'ruleId' | 'ruleVersion' | 'cause' | 'reason' | 'scope' | 'key' | 'at' | 'holdId'
>;

interface NewLot {
  points: number;
  activatesAt: Date | null;
  expiresAt: Date | null;
  /** Waits until this happens to the member. */
  activatesOn?: EarningTrigger | null;
  /** Ends so many months after its wallet last moved. */
  inactiveMonths?: number | null;
}

async function makeLot(tx: Tx, wallet: LockedWallet, { at, ...lot }: NewLot & { at: Date }): Promise<string> {
  const id = newId();
  await tx.pointLot.create({ data: { id, walletId: wallet.id, ...lot, createdAt: at } });
  return id;
}

/** The member has a new lot, at once or from `activatesAt` on; `from` says which account of the program gives it. */
export async function giveLot(
  tx: Tx,
  wallet: LockedWallet,
  { kind, ...lot }: NewLot & { kind: 'earn' | 'adjust' },
  facts: Facts,
): Promise<TransferView> {
  const { points, activatesAt, activatesOn = null } = lot;
  const later = activatesAt !== null && activatesAt > facts.at;
  const waits = later || activatesOn !== null;
  const lotId = await makeLot(tx, wallet, { ...lot, activatesAt: later ? activatesAt : null, at: facts.at });
  return postTransfer(tx, wallet, {
    ...facts,
    kind,
    points,
    entries: [
      { account: kind === 'earn' ? 'issued' : 'adjustment', amount: -points },
      { account: waits ? 'pending' : 'available', lotId, amount: points },
    ],
  });
}

/** Lots that can be spent at a moment: what has ended is gone, also before the job has written that down. */
export async function readSpendable(tx: Tx, wallet: LockedWallet, at: Date) {
  const lots = await tx.$queryRaw<
    { id: string; remaining: bigint; expiresAt: Date | null; createdAt: Date }[]
  >`
    SELECT "id", "remaining" - "held" AS "remaining", "expiresAt", "createdAt" FROM "PointLot"
    WHERE "walletId" = ${wallet.id}::uuid AND "state" = 'open' AND ("expiresAt" IS NULL OR "expiresAt" > ${at}::timestamptz)`;
  return lots.map((lot) => ({ ...lot, remaining: Number(lot.remaining) }));
}

interface Taken {
  number: number;
  hash: string;
  previousHash: string;
  available: bigint;
  held: bigint;
}

/**
 * Takes points from the member's lots, the earliest expiry first; `wallet` goes on from there. The database does it in one statement,
 * as for a reward. @throws not_enough_points
 */
export async function takePoints(
  tx: Tx,
  wallet: LockedWallet,
  { points, kind }: { points: number; kind: 'adjust' | 'hold' },
  { actorId, holdId = null, cause, reason = '', scope, key, at }: Facts,
): Promise<TransferView> {
  const id = newId();
  const [taken] = await tx.$queryRaw<Taken[]>`
    SELECT "number", "hash", "previousHash", "available", "held" FROM take_points(${id}::uuid, ${wallet.memberId}::uuid,
      ${wallet.funderId}::uuid, ${kind}::"PointTransferKind", ${points}::bigint, ${actorId}::uuid, ${holdId}::uuid, ${cause}, ${reason}, ${scope},
      ${key}, ${at}::timestamptz)`;
  const { number, hash, previousHash, available, held } = taken!;
  wallet.lastNumber = number;
  wallet.lastHash = hash;
  wallet.accounts.available.balance = Number(available);
  wallet.accounts.held.balance = Number(held);
  const what = { id, number, kind, points, cause, reason };
  return { ...what, ruleId: null, reversesId: null, at: at.toISOString(), hash, previousHash };
}

/** What waited to become spendable is. */
export async function activateLot(
  tx: Tx,
  wallet: LockedWallet,
  lot: { id: string; remaining: number },
  facts: Facts,
): Promise<TransferView> {
  return postTransfer(tx, wallet, {
    ...facts,
    kind: 'activate',
    points: lot.remaining,
    entries: [
      { account: 'pending', lotId: lot.id, amount: -lot.remaining },
      { account: 'available', lotId: lot.id, amount: lot.remaining },
    ],
  });
}

/** What is left of a lot ends. */
export async function expireLot(
  tx: Tx,
  wallet: LockedWallet,
  lot: { id: string; points: number },
  facts: Facts,
): Promise<TransferView> {
  return postTransfer(tx, wallet, {
    ...facts,
    kind: 'expire',
    points: lot.points,
    entries: [
      { account: 'available', lotId: lot.id, amount: -lot.points },
      { account: 'expired', amount: lot.points },
    ],
  });
}
