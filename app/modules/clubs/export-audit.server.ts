import type { Actor } from '~/platform/actor';
import { requireAdmin } from '~/platform/require-member';
import { csvValue } from '~/platform/text/csv';
import { type AuditView, listAudit } from './list-audit.server';
import type { ListAuditInput } from './schema';

export type AuditFormat = 'csv' | 'json';
type Filter = Omit<ListAuditInput, 'cursor' | 'limit'>;

const pageSize = 500;
const columns = [
  'at',
  'act',
  'words',
  'actor',
  'actorId',
  'subject',
  'subjectName',
  'club',
  'reason',
  'detail',
] as const;
type Row = Record<(typeof columns)[number], string>;

function rowOf(entry: AuditView, words: (act: string) => string): Row {
  const { at, act, actor, subject, club, reason, detail } = entry;
  return {
    at,
    act,
    words: words(act),
    actor: actor?.name ?? '',
    actorId: actor?.id ?? '',
    subject: subject.key,
    subjectName: subject.name ?? '',
    club: club?.slug ?? '',
    reason: reason ?? '',
    detail: Object.keys(detail).length > 0 ? JSON.stringify(detail) : '',
  };
}

async function* entriesOf(actor: Actor, filter: Filter): AsyncGenerator<AuditView> {
  let cursor: string | undefined;
  do {
    const page = await listAudit(actor, { ...filter, cursor, limit: pageSize });
    yield* page.items;
    cursor = page.next ?? undefined;
  } while (cursor);
}

/**
 * The audit log as a file, a page of the database at a time, so that a large one fits in memory: CSV with a heading line, or one JSON
 * array. `words` says each act in the reader's language. Admins. @throws unauthenticated, forbidden, before the first piece
 */
export function exportAudit(
  actor: Actor,
  filter: Filter,
  { format, words }: { format: AuditFormat; words: (act: string) => string },
): AsyncGenerator<string> {
  requireAdmin(actor);
  return format === 'csv' ? csvOf(actor, filter, words) : jsonOf(actor, filter, words);
}

async function* csvOf(actor: Actor, filter: Filter, words: (act: string) => string): AsyncGenerator<string> {
  // Spreadsheets take a file for UTF-8 by this mark alone.
  yield `\uFEFF${columns.join(',')}\r\n`;
  for await (const entry of entriesOf(actor, filter)) {
    const row = rowOf(entry, words);
    yield `${columns.map((column) => csvValue(row[column])).join(',')}\r\n`;
  }
}

async function* jsonOf(actor: Actor, filter: Filter, words: (act: string) => string): AsyncGenerator<string> {
  let first = true;
  for await (const entry of entriesOf(actor, filter)) {
    yield `${first ? '[\n' : ',\n'}${JSON.stringify({ ...entry, words: words(entry.act) })}`;
    first = false;
  }
  yield first ? '[]\n' : '\n]\n';
}
