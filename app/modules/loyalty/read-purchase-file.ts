import { parse } from 'csv-parse/sync';
import { isPortalError, PortalError } from '~/platform/errors';
import { parseInput } from '~/platform/input';
import { minorUnits, readMoney } from './money-field';
import { mostFilePurchases, type purchaseColumns } from './purchase-columns';
import { readDay } from './read-rule-form';
import { purchaseInput } from './schema';
import type { RecordPurchaseInput } from './record-purchase.server';

/** One purchase of a file: all of its rows with one reference. */
export interface FilePurchase {
  /** The rows of the file that it is made of; the first below the names of columns is 2. */
  rows: number[];
  reference: string;
  member: string;
  /** What is wrong, by field, or the purchase. */
  input: RecordPurchaseInput | null;
  problems: { field: string; code: string }[];
}

type Row = Partial<Record<(typeof purchaseColumns)[number], string>>;

function inputOf(rows: readonly Row[], timeZone: string): RecordPurchaseInput {
  const first = rows[0]!;
  const currency = (first.currency ?? 'THB').toUpperCase();
  if (!(currency in minorUnits))
    throw new PortalError('invalid', { fields: { currency: { code: 'invalid_choice' } } });
  const lines = rows.map((row) => ({
    sku: row.sku ?? '',
    name: row.name || row.sku || '',
    quantity: Number(row.quantity || '1'),
    amount: readMoney(row.amount, currency as keyof typeof minorUnits, 'amount', 'en') ?? undefined,
  }));
  for (const field of ['email', 'date', 'currency'] as const)
    if (rows.some((row) => (row[field] ?? '') !== (first[field] ?? '')))
      throw new PortalError('invalid', { fields: { [field]: { code: 'differs' } } });
  return parseInput(purchaseInput, {
    member: { email: first.email ?? '' },
    reference: first.reference ?? '',
    at: readDay(first.date, 'date', timeZone, 'begin') ?? '',
    lines,
    total: lines.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
    currency,
  });
}

function readOne(
  reference: string,
  found: readonly { row: Row; number: number }[],
  timeZone: string,
): FilePurchase {
  const base = {
    rows: found.map(({ number }) => number),
    reference,
    member: found[0]!.row.email ?? '',
  };
  try {
    const input = inputOf(
      found.map(({ row }) => row),
      timeZone,
    );
    return { ...base, input, problems: [] };
  } catch (error) {
    if (!isPortalError(error)) throw error;
    const problems = Object.entries(error.fields ?? {}).map(([field, { code }]) => ({ field, code }));
    return { ...base, input: null, problems };
  }
}

/** What stands between the columns, by the line of their names. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split('\n', 1);
  return [',', ';', '\t'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0]!;
}

/**
 * Reads a file of purchases: CSV with the columns `purchaseColumns` in any order, one row for each line of a purchase; amounts in whole
 * baht or dong, days as 2026-12-31. Rows of one reference are one purchase. What is wrong with one does not keep others from being read.
 * @throws invalid (`file`) where it is no such file, too_big where it has more than 300 purchases
 */
export function readPurchaseFile(text: string, timeZone: string): FilePurchase[] {
  const fail = (code: string, params?: Record<string, number>) =>
    new PortalError('invalid', { fields: { file: { code, ...(params ? { params } : {}) } } });
  let rows: Row[];
  try {
    rows = parse(text, {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      skip_empty_lines: true,
      trim: true,
      relax_column_count: true,
      delimiter: delimiterOf(text),
    });
  } catch {
    throw fail('not_csv');
  }
  if (rows.length === 0 || !('reference' in rows[0]!) || !('email' in rows[0])) throw fail('not_csv');
  const numbered = rows.map((row, at) => ({ row, number: at + 2 }));
  const groups = Map.groupBy(numbered, ({ row, number }) => row.reference || `?${number}`);
  if (groups.size > mostFilePurchases) throw fail('too_big', { maximum: mostFilePurchases });
  return [...groups].map(([key, found]) => readOne(key.startsWith('?') ? '' : key, found, timeZone));
}
