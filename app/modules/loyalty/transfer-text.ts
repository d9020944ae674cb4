/** What a transfer's hash covers; the same text is made by the server, by `ledger verify` and by the member's own check. */
export interface HashedTransfer {
  id: string;
  walletId: string;
  number: number;
  kind: string;
  points: number;
  actorId: string | null;
  ruleId: string | null;
  reversesId: string | null;
  holdId: string | null;
  cause: string;
  reason: string;
  /** ISO 8601, UTC, with milliseconds. */
  at: string;
  entries: readonly { accountId: string; lotId: string | null; amount: number }[];
  previousHash: string;
}

/** One line of JSON: an array, so that no order of names is left open. Its SHA-256 (hex) is the transfer's hash. */
export function transferText(transfer: HashedTransfer): string {
  const { id, walletId, number, kind, points, actorId, ruleId, reversesId, holdId } = transfer;
  const { cause, reason, at, entries, previousHash } = transfer;
  const rows = entries.map(({ accountId, lotId, amount }) => [accountId, lotId, amount]);
  return JSON.stringify([
    1,
    id,
    walletId,
    number,
    kind,
    points,
    actorId,
    ruleId,
    reversesId,
    holdId,
    cause,
    reason,
    at,
    rows,
    previousHash,
  ]);
}
