import { db, queryRows } from '../db/client.server';
import { Prisma } from '../db/sql.server';
import type { StreamUpdate } from './update';

interface Row {
  seq: bigint | string;
  type: string;
  at: Date;
  data: unknown;
}

function fromRows(stream: string, rows: Row[]): StreamUpdate[] {
  return rows.map(({ seq, type, at, data }) => ({
    stream,
    seq: Number(seq),
    type,
    at: at.toISOString(),
    data,
  }));
}

/** The last `seq` of each stream; 0 for one that has none yet. */
export async function readHeads(streams: readonly string[]): Promise<Map<string, number>> {
  const rows = await queryRows<{ key: string; head: bigint | string }>(
    db,
    Prisma.sql`SELECT "key", "head" FROM "Stream" WHERE "key" = ANY (${[...streams]}::text[])`,
  );
  const heads = new Map(streams.map((stream) => [stream, 0]));
  for (const { key, head } of rows) heads.set(key, Number(head));
  return heads;
}

// Partitions of days to come are empty; the bound on the time lets PostgreSQL leave them out.

/** At most `limit` updates after `after`, in order. What is older than the retention is not among them. */
export async function readUpdatesAfter(
  stream: string,
  after: number,
  limit: number,
): Promise<StreamUpdate[]> {
  const rows = await queryRows<Row>(
    db,
    Prisma.sql`
    SELECT "seq", "type", "at", "data" FROM "Update"
    WHERE "stream" = ${stream} AND "seq" > ${after} AND "at" < now() + interval '1 day'
    ORDER BY "seq" LIMIT ${limit}`,
  );
  return fromRows(stream, rows);
}

/** The last `limit` updates, in order. */
export async function readLatestUpdates(stream: string, limit: number): Promise<StreamUpdate[]> {
  const rows = await queryRows<Row>(
    db,
    Prisma.sql`
    SELECT "seq", "type", "at", "data" FROM "Update"
    WHERE "stream" = ${stream} AND "at" < now() + interval '1 day'
    ORDER BY "seq" DESC LIMIT ${limit}`,
  );
  return fromRows(stream, rows.reverse());
}
