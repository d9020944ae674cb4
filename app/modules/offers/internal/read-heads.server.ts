import type { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';

/** Where streams stand, in the order asked; read in the snapshot of the state that they carry on. */
export async function readHeads(
  tx: Tx | typeof db,
  streams: readonly string[],
): Promise<Record<string, number>> {
  const rows = await tx.stream.findMany({ where: { key: { in: [...streams] } } });
  const heads = new Map(rows.map(({ key, head }) => [key, Number(head)]));
  return Object.fromEntries(streams.map((stream) => [stream, heads.get(stream) ?? 0]));
}
