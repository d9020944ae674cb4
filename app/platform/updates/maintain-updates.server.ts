import { now } from '../clock.server';
import { db } from '../db/client.server';
import { databaseErrorOf } from '../db/database-error.server';
import { transact, type Tx } from '../db/transact.server';
import { idempotencyKeyTtlMs } from '../idempotency.server';
import { defineJob } from '../jobs/jobs.server';
import { log } from '../log.server';

const dayMs = 86_400_000;
const daysAhead = 14;
export const updateRetentionDays = 7;

const attempts = 5;
const deleteAtOnce = 10_000;
const partitionPattern = /^Update_(\d{4})(\d{2})(\d{2})$/;

const startOfDay = (at: number) => Math.floor(at / dayMs) * dayMs;
const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10);
const partitionName = (day: number) => `Update_${isoDay(day).replaceAll('-', '')}`;

async function listPartitions(): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT c.relname::text AS "name" FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = '"Update"'::regclass`;
  return new Set(rows.map(({ name }) => name));
}

/** Changes of tables wait briefly for their lock, because everybody else waits behind them, and try again. */
async function alter(work: (tx: Tx) => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await transact(async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('chomrom.maintain-updates'))`;
        await tx.$executeRaw`SET LOCAL lock_timeout = '500ms'`;
        await work(tx);
      });
      return;
    } catch (error) {
      const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
      if (attempt === attempts || databaseErrorOf(cause)?.sqlState !== '55P03') throw error;
    }
  }
}

/**
 * A day's partition, made aside and then attached, which asks for weaker locks than making it in place. Rows of the day that
 * were written before move over from the default partition.
 */
async function addDay(tx: Tx, day: number): Promise<void> {
  const name = partitionName(day);
  const [exists] = await tx.$queryRaw<unknown[]>`SELECT 1 FROM pg_class WHERE relname = ${name}`;
  if (exists) return;
  const [from, to] = [isoDay(day), isoDay(day + dayMs)].map((text) => `'${text} 00:00:00+00'`);
  await tx.$executeRawUnsafe(`CREATE TABLE "${name}" (LIKE "Update" INCLUDING ALL)`);
  await tx.$executeRawUnsafe(
    `WITH moved AS (DELETE FROM "Update_default" WHERE "at" >= ${from} AND "at" < ${to} RETURNING *)
     INSERT INTO "${name}" SELECT * FROM moved`,
  );
  await tx.$executeRawUnsafe(
    `ALTER TABLE "Update" ATTACH PARTITION "${name}" FOR VALUES FROM (${from}) TO (${to})`,
  );
}

async function removeOldKeys(at: number): Promise<number> {
  for (let removed = 0; ;) {
    const some = await db.$executeRaw`
      DELETE FROM "IdempotencyKey" WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM "IdempotencyKey" WHERE "createdAt" < ${new Date(at - idempotencyKeyTtlMs)} LIMIT ${deleteAtOnce}))`;
    removed += some;
    if (some < deleteAtOnce) return removed;
  }
}

/**
 * Makes the days of updates from today to two weeks ahead, drops those older than 7 days, and removes idempotency keys
 * older than 48 hours. May run at any time, on several nodes at once, beside a portal at work.
 */
export async function maintainUpdates(): Promise<void> {
  const at = now().getTime();
  const today = startOfDay(at);
  const present = await listPartitions();
  for (let day = today; day <= today + daysAhead * dayMs; day += dayMs)
    if (!present.has(partitionName(day))) await alter((tx) => addDay(tx, day));

  const oldest = today - updateRetentionDays * dayMs;
  for (const name of present) {
    const [, year, month, date] = partitionPattern.exec(name) ?? [];
    if (!year || Date.UTC(Number(year), Number(month) - 1, Number(date)) >= oldest) continue;
    await alter(async (tx) => void (await tx.$executeRawUnsafe(`DROP TABLE IF EXISTS "${name}"`)));
  }
  await db.$executeRaw`DELETE FROM "Update_default" WHERE "at" < ${new Date(oldest)}`;
  const keys = await removeOldKeys(at);
  log.debug({ keys }, 'updates maintained');
}

export const maintainUpdatesJob = defineJob({
  name: 'platform.maintain-updates',
  schedule: '17 3 * * *',
  run: maintainUpdates,
});
