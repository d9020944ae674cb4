import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { StartupError } from '../startup-error.ts';
import { explainConnection } from './check-postgres.server.ts';
import { splitStatements } from './sql-statements.ts';

/** Prisma's own lock, so that its commands and ours keep out of each other's way. */
const ADVISORY_LOCK = 72707369;
const LOCK_POLL_MS = 200;
/** Short, because everybody queues behind a migration that waits for a table. */
const LOCK_TIMEOUT = '3s';
const LOCK_TRIES = 20;
const LOCK_PAUSE_MS = 500;
const LOCK_ERRORS = new Set(['55P03', '40P01']);

type Log = (sentence: string) => void;
type Migration = { name: string; sql: string; checksums: string[] };
type Kept = { migration_name: string; checksum: string; finished_at: Date | null; logs: string | null };

const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(directory, name, 'migration.sql'), 'utf8');
      // A checkout may have turned the line ends; that changes no statement.
      const unix = sql.replaceAll('\r\n', '\n');
      return { name, sql, checksums: [sql, unix, unix.replaceAll('\n', '\r\n')].map(sha256) };
    }),
  );
}

/** A broken-off one without a transaction may be repeated: such files are written so that they can be. */
function mayRepeat(migration: Migration): boolean {
  return /^\s*-- no transaction\b/.test(migration.sql);
}

async function readKept(client: pg.Client): Promise<Kept[]> {
  const { rows } = await client.query<Kept>(
    `SELECT migration_name, checksum, finished_at, logs FROM _prisma_migrations
     WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

function refuseUnknown(migrations: Migration[], kept: Kept[]): void {
  const names = new Set(migrations.map((migration) => migration.name));
  const unknown = kept.find((row) => !names.has(row.migration_name));
  if (!unknown) return;
  throw new StartupError(
    `The database is newer than this Chomrom (it has the migration ${unknown.migration_name}): start the version that ` +
      'wrote it, or restore an older backup.',
  );
}

/** What is still to be applied. Throws where what was applied and what stands in the files do not fit together. */
function listPending(migrations: Migration[], kept: Kept[]): Migration[] {
  refuseUnknown(migrations, kept);
  return migrations.filter((migration) => {
    const rows = kept.filter((row) => row.migration_name === migration.name);
    const done = rows.find((row) => row.finished_at);
    if (done && !migration.checksums.includes(done.checksum)) {
      throw new StartupError(
        `The migration ${migration.name} was changed after this database had it: bring back the file as it was, and ` +
          'put the change into a new migration.',
      );
    }
    const failed = done ? undefined : rows.find((row) => row.logs !== null || !mayRepeat(migration));
    if (failed) {
      const why = failed.logs?.split('\n')[0] ?? 'it was broken off';
      throw new StartupError(
        `The migration ${migration.name} failed before (${why}): mend the database by hand and delete its row from ` +
          '_prisma_migrations, or restore a backup.',
      );
    }
    return !done;
  });
}

async function applyInTransaction(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`);
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksums[0], migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined); // the first error tells; the connection may be gone
    throw error;
  }
}

async function applyStatementByStatement(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('DELETE FROM _prisma_migrations WHERE migration_name = $1 AND finished_at IS NULL', [
    migration.name,
  ]);
  const id = randomUUID();
  await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    migration.checksums[0],
    migration.name,
  ]);
  await client.query(`SET lock_timeout = '${LOCK_TIMEOUT}'`);
  try {
    for (const statement of splitStatements(migration.sql)) await client.query(statement);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    // Without SQLSTATE the connection broke: nothing says that the statements are wrong.
    if (code && !LOCK_ERRORS.has(code)) {
      await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, message]);
    }
    throw error;
  } finally {
    await client.query('RESET lock_timeout').catch(() => undefined);
  }
  await client.query(
    'UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1',
    [id],
  );
}

async function applyWithRetries(client: pg.Client, migration: Migration, log: Log): Promise<void> {
  const apply = mayRepeat(migration) ? applyStatementByStatement : applyInTransaction;
  for (let attempt = 1; ; attempt++) {
    try {
      return await apply(client, migration);
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      if (!code || !LOCK_ERRORS.has(code)) {
        throw new StartupError(
          `The migration ${migration.name} failed, and nothing after it was tried: ${message}.`,
        );
      }
      if (attempt === LOCK_TRIES) {
        throw new StartupError(
          `The migration ${migration.name} found a table in use for more than a minute: end what uses it (see ` +
            'pg_stat_activity), and start again.',
        );
      }
      if (attempt === 1) log(`The migration ${migration.name} waits for a table that is in use`);
      await delay(LOCK_PAUSE_MS * (0.5 + Math.random()));
    }
  }
}

/**
 * Asks again and again instead of waiting in the database: a session that waits holds a snapshot, for which CREATE INDEX
 * CONCURRENTLY of the one that migrates would wait in turn.
 */
async function takeAdvisoryLock(client: pg.Client, log: Log): Promise<void> {
  for (let round = 0; ; round++) {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      ADVISORY_LOCK,
    ]);
    if (rows[0]?.taken) return;
    if (round === 0) log('Waiting for another process that is migrating the database');
    await delay(LOCK_POLL_MS);
  }
}

async function migrateWith(client: pg.Client, directory: string, log: Log): Promise<string[]> {
  const migrations = await readMigrations(directory);
  await takeAdvisoryLock(client, log);
  await client.query(TABLE);
  const pending = listPending(migrations, await readKept(client));
  for (const [index, migration] of pending.entries()) {
    log(`Applying migration ${index + 1} of ${pending.length}: ${migration.name}`);
    await applyWithRetries(client, migration, log);
  }
  return pending.map((migration) => migration.name);
}

/**
 * Brings the database up to the migrations in `directory` (`<name>/migration.sql`, in the order of their names) and
 * answers the names of those it applied. Each runs in a transaction of its own, unless its first line is
 * `-- no transaction`: then statement by statement, and it has to be written so that it may be repeated.
 * Of several processes at once one migrates and the others wait. Keeps Prisma's table `_prisma_migrations`.
 * Throws a StartupError for a failed, changed or unknown migration, and where the database cannot be reached.
 */
export async function migrate(
  url: string,
  options: { directory: string; log: Log },
): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: url, application_name: 'chomrom migrate' });
  client.on('error', () => undefined); // a lost connection shows in the query that waits for it
  try {
    await client.connect();
  } catch (error) {
    throw explainConnection(error, url);
  }
  try {
    await client.query("SET client_min_messages = 'warning'; SET statement_timeout = 0");
    return { applied: await migrateWith(client, options.directory, options.log) };
  } finally {
    await client.end().catch(() => undefined);
  }
}
