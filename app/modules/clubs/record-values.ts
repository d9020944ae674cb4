import { cleanText } from '~/platform/text/clean-text';
import type { FieldProblem } from '~/platform/errors';
import type { RecordField } from './views';

export const textMaximum = 1_000;

export type RecordValue = string | number;

/** What was given for a record, read by its type's fields. */
export interface ReadRecord {
  values: Record<string, RecordValue>;
  /** What lists call the record: its first text. */
  title: string;
  /** Upload ids, by field. */
  photos: { field: string; uploadId: string }[];
  /** `values.<key>` → what is wrong. */
  problems: Record<string, FieldProblem>;
}

type Reading = { value: RecordValue } | { problem: FieldProblem };

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match || Number(match[1]) < 1_000) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function readNumber(given: unknown): Reading {
  // A decimal comma is how Vietnamese write it.
  const number = typeof given === 'number' ? given : Number(String(given).trim().replace(',', '.'));
  const fits = Number.isFinite(number) && Math.abs(number) <= 1e12;
  return fits ? { value: number } : { problem: { code: 'invalid_number' } };
}

function readOne(field: RecordField, given: unknown): Reading {
  if (field.kind === 'number') return readNumber(given);
  if (typeof given !== 'string') return { problem: { code: 'invalid' } };
  const text = cleanText(given).trim();
  switch (field.kind) {
    case 'date':
      return isDate(text) ? { value: text } : { problem: { code: 'invalid_date' } };
    case 'choice':
      return field.choices?.some(({ value }) => value === text)
        ? { value: text }
        : { problem: { code: 'invalid_choice' } };
    case 'photo':
      return { value: text };
    case 'text':
      return text.length <= textMaximum
        ? { value: text }
        : { problem: { code: 'too_long', params: { maximum: textMaximum } } };
  }
}

const isEmpty = (given: unknown) =>
  given === undefined || given === null || (typeof given === 'string' && given.trim() === '');

/** Reads the values of a record by its type. What the type does not ask is dropped. Whether photos are there, the caller checks. */
export function readRecordValues(
  fields: readonly RecordField[],
  given: Record<string, unknown>,
  fallbackTitle: string,
): ReadRecord {
  const read: ReadRecord = { values: {}, title: fallbackTitle, photos: [], problems: {} };
  for (const field of fields) {
    const name = `values.${field.key}`;
    const raw = Object.hasOwn(given, field.key) ? given[field.key] : undefined;
    if (isEmpty(raw)) {
      if (field.required) read.problems[name] = { code: 'required' };
      continue;
    }
    const reading = readOne(field, raw);
    if ('problem' in reading) {
      read.problems[name] = reading.problem;
      continue;
    }
    read.values[field.key] = reading.value;
    if (field.kind === 'photo') read.photos.push({ field: name, uploadId: String(reading.value) });
  }
  const titleField = fields.find(({ kind, key }) => kind === 'text' && read.values[key]);
  if (titleField) read.title = String(read.values[titleField.key]).slice(0, 120);
  return read;
}
