import type { Tx } from '../db/transact.server';
import type { NewUpdate, StreamUpdate } from './update';

/**
 * Appends updates at the end of a transaction, streams sorted, so that two commands never wait for each other's streams
 * crosswise. Updates of one stream keep their order.
 */
export async function appendUpdates(
  tx: Tx,
  updates: readonly NewUpdate[],
  at: Date,
): Promise<StreamUpdate[]> {
  if (updates.length === 0) return [];
  const sorted = updates.toSorted((a, b) => (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : 0));
  const rows = await tx.$queryRaw<{ position: number; seq: bigint }[]>`
    SELECT "position", "seq" FROM append_updates(
      ${sorted.map((update) => update.stream)}::text[], ${sorted.map((update) => update.type)}::text[],
      ${sorted.map((update) => JSON.stringify(update.data))}::jsonb[], ${at})`;
  return rows.map((row) => {
    const update = sorted[row.position - 1]!;
    return { ...update, seq: Number(row.seq), at: at.toISOString() };
  });
}

/** Takes a stream's row lock before anything is read, for commands that change what the stream tells of. */
export async function lockStream(tx: Tx, stream: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Stream" WHERE "key" = ${stream} FOR UPDATE`;
}
