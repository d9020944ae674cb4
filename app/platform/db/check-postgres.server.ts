import pg from 'pg';
import { StartupError } from '../startup-error.ts';

const OLDEST_MAJOR = 15;
const CONNECT_TIMEOUT_MS = 10_000;
/** What the migrations create. */
const EXTENSIONS = ['pg_trgm', 'unaccent', 'citext', 'btree_gist'];
/** They come in the same package. earthdistance is a superuser's to create, so nothing creates it unasked. */
const AT_HAND = ['cube', 'earthdistance'];

/** Where a URL leads, without the password. */
function placeOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname || 'localhost'}:${port || 5432}${pathname}`;
  } catch {
    return 'the given address';
  }
}

/** Turns a refused connection into a sentence for the operator; the password is never in it. */
export function explainConnection(error: unknown, url: string): StartupError {
  const { code, message } = error as { code?: string; message: string };
  const place = placeOf(url);
  const sentences: Record<string, string> = {
    ECONNREFUSED: `Nothing answers at ${place}: start PostgreSQL there, or correct DATABASE_URL.`,
    ENOTFOUND: `There is no machine of that name (${place}): correct DATABASE_URL.`,
    EAI_AGAIN: `The name in ${place} could not be looked up: check the network, or correct DATABASE_URL.`,
    '28P01': `PostgreSQL at ${place} refuses this user or password: correct DATABASE_URL.`,
    '28000': `PostgreSQL at ${place} does not let this user in (${message}): correct DATABASE_URL or its pg_hba.conf.`,
    '3D000': `There is no database ${place}: create it (createdb), or correct DATABASE_URL.`,
    '53300': `PostgreSQL at ${place} has no connection left: raise its max_connections, or end some.`,
    '57P03': `PostgreSQL at ${place} is still starting or stopping: try again in a moment.`,
  };
  const known = code && sentences[code];
  return new StartupError(known || `PostgreSQL at ${place} cannot be used (${message}): check DATABASE_URL.`);
}

type Facts = {
  version: number;
  name: string;
  encoding: string;
  ctype: string;
  standby: boolean;
  may_create: boolean;
  is_superuser: boolean;
};

const FACTS = `SELECT current_setting('server_version_num')::int / 10000 AS version,
  datname AS name, pg_encoding_to_char(encoding) AS encoding, datctype AS ctype, pg_is_in_recovery() AS standby,
  has_database_privilege(oid, 'CREATE') AND coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)
    AS may_create,
  (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS is_superuser
FROM pg_database WHERE datname = current_database()`;

function checkFacts(facts: Facts, place: string): void {
  const { version, name, encoding, ctype } = facts;
  if (version < OLDEST_MAJOR) {
    throw new StartupError(
      `PostgreSQL at ${place} has version ${version}; Chomrom needs ${OLDEST_MAJOR} or newer: upgrade it, or set ` +
        'DATABASE_URL to another.',
    );
  }
  const recreate = `create it anew with createdb -T template0 -E UTF8 --locale=C.UTF-8 ${name}`;
  if (encoding !== 'UTF8') {
    throw new StartupError(
      `The database ${place} is stored as ${encoding}; Chomrom needs UTF8: ${recreate}.`,
    );
  }
  if (ctype === 'C' || ctype === 'POSIX') {
    throw new StartupError(
      `The database ${place} has lc_ctype ${ctype}, so Thai cannot be searched: ${recreate}.`,
    );
  }
  if (facts.standby) {
    throw new StartupError(`PostgreSQL at ${place} is a read-only standby: set DATABASE_URL to the primary.`);
  }
  if (!facts.may_create) {
    throw new StartupError(
      `This user may make no tables in ${place}: make it the owner (ALTER DATABASE ${name} OWNER TO …), or correct ` +
        'DATABASE_URL.',
    );
  }
}

type Extension = { name: string; installed: boolean; trusted: boolean };

async function checkExtensions(client: pg.Client, facts: Facts, place: string): Promise<void> {
  const { rows } = await client.query<Extension>(
    `SELECT e.name, e.installed_version IS NOT NULL AS installed, v.trusted
     FROM pg_available_extensions e
     JOIN pg_available_extension_versions v ON v.name = e.name AND v.version = e.default_version
     WHERE e.name = ANY($1)`,
    [[...EXTENSIONS, ...AT_HAND]],
  );
  const missing = [...EXTENSIONS, ...AT_HAND].filter((name) => !rows.some((row) => row.name === name));
  if (missing.length > 0) {
    throw new StartupError(
      `PostgreSQL at ${place} lacks the extensions ${missing.join(', ')}: install its contrib package ` +
        '(postgresql-contrib), or set DATABASE_URL to another.',
    );
  }
  const closed = facts.is_superuser
    ? []
    : rows
        .filter((row) => EXTENSIONS.includes(row.name) && !row.installed && !row.trusted)
        .map((row) => row.name);
  if (closed.length > 0) {
    throw new StartupError(
      `This user may not add the extensions ${closed.join(', ')} to ${place}: let a superuser run CREATE EXTENSION for ` +
        'each of them there.',
    );
  }
}

/**
 * Whether Chomrom can live in the database at `url`: reachable, PostgreSQL 15 or newer, UTF-8 in encoding and lc_ctype,
 * writable, with the extensions at hand. Changes nothing. Throws a StartupError. `version` is PostgreSQL's major one.
 */
export async function checkPostgres(url: string): Promise<{ version: number }> {
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new StartupError(
      'DATABASE_URL has to look like postgresql://user:password@host:5432/database: correct it.',
    );
  }
  const place = placeOf(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => undefined); // a lost connection shows in the query that waits for it
  try {
    await client.connect();
    const facts = (await client.query<Facts>(FACTS)).rows[0];
    if (!facts) throw new Error('it does not know its own database');
    checkFacts(facts, place);
    await checkExtensions(client, facts, place);
    return { version: facts.version };
  } catch (error) {
    throw error instanceof StartupError ? error : explainConnection(error, url);
  } finally {
    await client.end().catch(() => undefined);
  }
}
