import type { z } from 'zod';
import { PortalError } from '~/platform/errors';
import { parseInput } from '~/platform/input';
import { fold } from '~/platform/text/search-text';
import type { RecordField, Translated } from './views';

/** A row of an editor in which something is written in at least one language. */
export interface EditorRow {
  /** Its place in the form, by which problems come back. */
  index: number;
  key: string;
  label: Translated;
  /** The row's other fields, as the form sent them. */
  rest: Record<string, unknown>;
}

type Values = Record<string, unknown>;

function slugOf(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 36)
    .replace(/-+$/, '');
}

/** A key that stays the same when the words change; `taken` are those that are there. */
export function keyFor(label: Translated, taken: ReadonlySet<string>): string {
  const base = slugOf(label.en) || slugOf(label.vi) || slugOf(label.th) || 'item';
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(key)) return key;
  }
}

const line = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

function labelIn(given: unknown): Translated {
  const { th, vi, en } = (given ?? {}) as Values;
  return { th: line(th), vi: line(vi), en: line(en) };
}

/** The rows of a form (`tags.0.label.th` …, nested) in their order. Rows without words are left out; new ones get a key. */
export function readRows(given: unknown): EditorRow[] {
  const filled = Object.entries((given ?? {}) as Record<string, Values>)
    .filter(([index]) => /^\d{1,3}$/.test(index))
    .map(([index, { key, label, ...rest }]) => ({
      index: Number(index),
      key: line(key),
      label: labelIn(label),
      rest,
    }))
    .filter(({ label }) => label.th || label.vi || label.en)
    .toSorted((a, b) => a.index - b.index);
  const taken = new Set(filled.map(({ key }) => key));
  return filled.map((row) => {
    const key = row.key || keyFor(row.label, taken);
    taken.add(key);
    return { ...row, key };
  });
}

/** Parses rows by a schema of lists. @throws invalid, with problems named by the rows' places in the form */
export function parseRows<Schema extends z.ZodType>(
  schema: Schema,
  rows: readonly EditorRow[],
  { name, values }: { name: string; values: readonly unknown[] },
): z.output<Schema> {
  try {
    return parseInput(schema, values);
  } catch (error) {
    if (!(error instanceof PortalError) || !error.fields) throw error;
    const fields = Object.entries(error.fields).map(([path, problem]) => {
      const [place = '', ...rest] = path.split('.');
      const index = rows[Number(place)]?.index ?? place;
      return [[name, index, ...rest].filter((part) => part !== '').join('.'), problem];
    });
    throw new PortalError('invalid', { fields: Object.fromEntries(fields) });
  }
}

type Choice = NonNullable<RecordField['choices']>[number];

/** `ไทย | Tiếng Việt | English`, one a line. A choice that keeps one of its words keeps its value, which records hold. */
export function readChoices(text: unknown, before: readonly Choice[] = []): Choice[] {
  const lines = String(text ?? '')
    .split('\n')
    .map((row) => row.split('|').map((word) => word.trim()))
    .filter((words) => words.some(Boolean));
  const taken = new Set(before.map(({ value }) => value));
  const kept = new Set<string>();
  return lines.map(([th = '', vi = '', en = '']) => {
    const label = { th: th || en || vi, vi: vi || en || th, en: en || vi || th };
    const known = before.find(
      (choice) =>
        !kept.has(choice.value) &&
        (['th', 'vi', 'en'] as const).some((language) => choice.label[language] === label[language]),
    );
    const value = known?.value ?? keyFor(label, taken);
    taken.add(value);
    kept.add(value);
    return { value, label };
  });
}
