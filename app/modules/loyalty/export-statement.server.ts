import { csvValue } from '~/platform/text/csv';
import type { Actor } from '~/platform/actor';
import { requireMember } from '~/platform/require-member';
import { listMyEntries } from './list-my-entries.server';
import type { StatementLine } from './views';

const pageSize = 100;
const columns = [
  'at',
  'funder',
  'number',
  'kind',
  'available',
  'pending',
  'held',
  'rule',
  'about',
  'reason',
  'cause',
  'lots',
  'walletId',
  'hash',
  'previousHash',
] as const;

async function* linesOf(actor: Actor): AsyncGenerator<StatementLine> {
  let cursor: string | undefined;
  do {
    const page = await listMyEntries(actor, { cursor, limit: pageSize });
    yield* page.items;
    cursor = page.next ?? undefined;
  } while (cursor);
}

function rowOf(line: StatementLine, locale: 'th' | 'vi' | 'en'): Record<(typeof columns)[number], string> {
  const { transfer, hashed, available, pending, held, ruleName, funder, about, lots } = line;
  const { at, number, kind, reason, cause, hash, previousHash } = transfer;
  return {
    at,
    funder: funder?.name ?? '',
    number: String(number),
    kind,
    available: String(available),
    pending: String(pending),
    held: String(held),
    rule: ruleName?.[locale] ?? '',
    about: about ?? '',
    reason,
    cause,
    lots: lots
      .map(({ lotId, amount, expiresAt }) => `${lotId} ${amount} ${expiresAt?.slice(0, 10) ?? '-'}`)
      .join('; '),
    walletId: hashed.walletId,
    hash,
    previousHash,
  };
}

/** Numbers stay numbers in a spreadsheet, also below zero. */
const cell = (value: string) => (/^-?\d+$/.test(value) ? value : csvValue(value));

async function* csvOf(actor: Actor, locale: 'th' | 'vi' | 'en'): AsyncGenerator<string> {
  yield `\uFEFF${columns.join(',')}\r\n`;
  for await (const line of linesOf(actor)) {
    const row = rowOf(line, locale);
    yield `${columns.map((column) => cell(row[column])).join(',')}\r\n`;
  }
}

async function* jsonOf(actor: Actor): AsyncGenerator<string> {
  let first = true;
  for await (const line of linesOf(actor)) {
    yield `${first ? '[\n' : ',\n'}${JSON.stringify(line)}`;
    first = false;
  }
  yield first ? '[]\n' : '\n]\n';
}

/**
 * The caller's whole statement as a file, the newest first, a page of the database at a time: CSV with a heading line, or one JSON array
 * with all that the hashes cover, so that it can be checked elsewhere. @throws unauthenticated, before the first piece
 */
export function exportStatement(
  actor: Actor,
  { format, locale }: { format: 'csv' | 'json'; locale: 'th' | 'vi' | 'en' },
): AsyncGenerator<string> {
  requireMember(actor);
  return format === 'csv' ? csvOf(actor, locale) : jsonOf(actor);
}
