import { readdir } from 'node:fs/promises';
import { now } from '../clock.server';
import { db } from '../db/client.server';
import { examine, type Finding } from './finding';

const minuteMs = 60_000;

/** Whether the database has the migrations of this version, no more and no fewer. */
export function checkMigrations(directory: string): Promise<Finding> {
  return examine('migrations', async () => {
    const entries = await readdir(directory, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const [table] = await db.$queryRaw<
      { there: boolean }[]
    >`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "there"`;
    const rows = table?.there
      ? await db.$queryRaw<{ name: string; done: boolean }[]>`
          SELECT migration_name AS "name", finished_at IS NOT NULL AS "done" FROM _prisma_migrations WHERE rolled_back_at IS NULL`
      : [];
    const done = new Set(rows.filter((row) => row.done).map(({ name }) => name));
    const missing = names.filter((name) => !done.has(name));
    const unknown = [...done].filter((name) => !names.includes(name));
    if (missing.length > 0)
      return {
        ok: false,
        detail: `Not applied: ${missing.join(', ')}`,
        remedy: 'Start the portal: it applies them.',
      };
    if (unknown.length > 0)
      return {
        ok: false,
        detail: `Unknown here: ${unknown.join(', ')}`,
        remedy: 'Start the version that wrote this database.',
      };
    return { ok: true, detail: `All ${names.length} applied` };
  });
}

/** Whether jobs are worked off: none waits long, none was given up today. */
export function checkQueue(): Promise<Finding> {
  return examine('queue', async () => {
    const [table] = await db.$queryRaw<
      { there: boolean }[]
    >`SELECT to_regclass('pgboss.job') IS NOT NULL AS "there"`;
    if (!table?.there)
      return { ok: false, detail: 'There is no queue yet', remedy: 'Start the portal: it makes the queue.' };
    const [counts] = await db.$queryRaw<{ waiting: bigint; late: bigint; failed: bigint }[]>`
      SELECT count(*) FILTER (WHERE state IN ('created', 'retry')) AS "waiting",
        count(*) FILTER (WHERE state = 'created' AND start_after < now() - interval '10 minutes') AS "late",
        count(*) FILTER (WHERE state = 'failed' AND completed_on > now() - interval '1 day') AS "failed"
      FROM pgboss.job`;
    const { waiting = 0n, late = 0n, failed = 0n } = counts ?? {};
    const detail = `${waiting} waiting, ${late} of them for over 10 minutes; ${failed} given up today`;
    if (late > 0n) return { ok: false, detail, remedy: 'Start the portal: it works them off.' };
    if (failed > 0n)
      return { ok: false, detail, remedy: 'Look for "jobs" in the log; what failed is not tried again.' };
    return { ok: true, detail };
  });
}

/** Whether mails get out. */
export function checkOutgoingMail(): Promise<Finding> {
  return examine('outgoing mail', async () => {
    const at = now().getTime();
    const [stuck, failed] = await Promise.all([
      db.outgoingMail.count({ where: { status: 'queued', createdAt: { lt: new Date(at - 15 * minuteMs) } } }),
      db.outgoingMail.count({
        where: {
          status: 'failed',
          attempts: { gt: 0 },
          createdAt: { gt: new Date(at - 24 * 60 * minuteMs) },
        },
      }),
    ]);
    const ok = stuck === 0 && failed === 0;
    return {
      ok,
      detail: `${stuck} waiting for over 15 minutes, ${failed} failed since yesterday`,
      remedy: ok ? undefined : 'See `chomrom mail list --status failed` and the check "mail".',
    };
  });
}

/** Updates belong into the partition of their day; a row in the default one means that days were not added ahead. */
export function checkPartitions(): Promise<Finding> {
  return examine('updates', async () => {
    const [row] = await db.$queryRaw<{ strays: bigint }[]>`
      SELECT count(*) AS "strays" FROM (SELECT 1 FROM "Update_default" LIMIT 1000) stray`;
    const strays = row?.strays ?? 0n;
    return {
      ok: strays === 0n,
      detail: strays === 0n ? 'Each in the partition of its day' : `${strays} in the default partition`,
      remedy:
        strays === 0n ? undefined : 'Start the portal: its maintenance adds the days and moves the rows.',
    };
  });
}

/** Whether this machine and the database agree on the time: limits and expiries are counted by this one. */
export function checkClock(): Promise<Finding> {
  return examine('clock', async () => {
    const before = Date.now();
    const [row] = await db.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS "at"`;
    const middle = (before + Date.now()) / 2;
    const apartMs = Math.round(Math.abs((row?.at.getTime() ?? 0) - middle));
    const ok = apartMs < 2_000;
    return {
      ok,
      detail: `${apartMs} ms apart from the database`,
      remedy: ok ? undefined : 'Set both machines by network time (NTP).',
    };
  });
}
