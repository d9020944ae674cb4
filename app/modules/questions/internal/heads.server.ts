import { db } from '~/platform/db/client.server';

/** How far each stream is; one that nothing was told on yet is at 0. */
export async function readHeads(streams: readonly string[]): Promise<Record<string, number>> {
  const rows = await db.stream.findMany({ where: { key: { in: [...streams] } } });
  const heads = new Map(rows.map(({ key, head }) => [key, Number(head)]));
  return Object.fromEntries(streams.map((stream) => [stream, heads.get(stream) ?? 0]));
}
