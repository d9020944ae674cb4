import type pg from 'pg';
import type { ImportReport, KindReport } from '../../report';
import { stopIfAsked } from '../../import-error';
import type { Dump, DumpFile } from './open-dump.server';
import type { DumpRow } from './read-rows.server';

/** One import on its way: what all its steps work with. */
export interface Run {
  client: pg.Client;
  dump: Dump;
  club: { id: string; slug: string };
  /** Names in ImportedItem. People are the site's, whatever clubs they came into; what they said is the club's. */
  sources: { people: string; content: string };
  report: ImportReport;
  signal: AbortSignal;
  /** No moment of a dump counts as later than this. */
  startedAt: Date;
  /** Bytes read or written since the last call. */
  advance(bytes: number): void;
}

export function kindOf(run: Run, name: string): KindReport {
  return (run.report.kinds[name] ??= { found: 0, imported: 0, already: 0, leftOut: {} });
}

/** Rows of a file in batches of about `size`, so that as much is written at a time. */
export async function* batchesOf(run: Run, file: DumpFile, size = 5_000): AsyncGenerator<DumpRow[]> {
  let batch: DumpRow[] = [];
  for await (const rows of run.dump.rows(file, run.advance)) {
    stopIfAsked(run.signal);
    batch.push(...rows);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

export async function count(client: pg.Client, sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await client.query<{ count: string }>(sql, values);
  return Number(rows[0]!.count);
}

/** A whole number as dumps write ids and counts; undefined for anything else. */
export function integerOf(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** Dumps write UTC without saying so. */
export function momentOf(run: Pick<Run, 'startedAt'>, value: string | undefined): Date | undefined {
  if (value === undefined) return undefined;
  const at = new Date(/[zZ]$|[+-]\d\d:\d\d$/.test(value) ? value : `${value}Z`);
  if (Number.isNaN(at.getTime()) || at.getTime() < 0) return undefined;
  return at > run.startedAt ? run.startedAt : at;
}
