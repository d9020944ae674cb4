import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { log } from '../log.server';
import { databaseUrl } from './client.server';

/** What a column takes. Arrays become PostgreSQL arrays; what goes into a JSON column is text already. */
export type CopyValue = string | number | bigint | boolean | Date | null | undefined | readonly string[];

// The index of words takes in many rows at a time, and what a crash of PostgreSQL would take away is written again by the next run:
// without the two, an import takes twice as long.
const settings =
  '-c timezone=UTC -c jit=off -c lock_timeout=30s -c idle_in_transaction_session_timeout=10min -c work_mem=64MB ' +
  '-c temp_buffers=64MB -c maintenance_work_mem=256MB -c gin_pending_list_limit=32MB -c synchronous_commit=off';
const chunkLength = 64 * 1024;

/**
 * Runs `work` on a connection of its own, beside the pool that serves people: for COPY, temporary tables and work that takes
 * minutes. What is not committed when `work` ends, or the process does, never was.
 */
export async function withBulkConnection<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl(), options: settings, keepAlive: true });
  client.on('error', (error) => log.warn({ err: error.message }, 'database connection of bulk work lost'));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Everything `work` does on this connection commits as one, or not at all. */
export async function bulkTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Writes rows by COPY. `target` is SQL (a table's name, quoted where needed); values stand in the order of `columns`. */
export async function copyRows(
  client: pg.Client,
  target: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Promise<void> {
  const names = columns.map((column) => `"${column}"`).join(', ');
  await pipeline(encodeRows(rows), client.query(copyFrom(`COPY ${target} (${names}) FROM STDIN`)));
}

async function* encodeRows(
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): AsyncGenerator<string> {
  let chunk = '';
  for await (const row of rows) {
    chunk += `${row.map(encodeValue).join('\t')}\n`;
    if (chunk.length >= chunkLength) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

function encodeValue(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return escapeText(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return escapeText(`{${value.map(quoteElement).join(',')}}`);
  return String(value);
}

const toEscape = /[\\\n\r\t]/g;
const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A zero byte, which PostgreSQL stores in no text, is left out. */
function escapeText(text: string): string {
  return text.replaceAll('\0', '').replace(toEscape, (sign) => escapes[sign]!);
}

function quoteElement(element: string): string {
  return `"${element.replace(/["\\]/g, '\\$&')}"`;
}
