import { type FieldProblem, PortalError } from '../errors';
import type { Locale } from './locale';

export type TypedCurrency = 'THB' | 'VND';

/** How many digits stand behind the decimal sign: satang; the dong has none. */
const decimals: Record<TypedCurrency, number> = { THB: 2, VND: 0 };
const decimalSign: Record<Locale, '.' | ','> = { th: '.', vi: ',', en: '.' };

export const typedCurrency = (value: unknown): TypedCurrency => (value === 'VND' ? 'VND' : 'THB');

/** What may stand between groups of three: a space; the sign that is no decimal one; either where there are no decimals. */
function groupingOf(locale: Locale, digits: number): string {
  if (digits === 0) return '[., ]';
  return decimalSign[locale] === '.' ? '[, ]' : '[. ]';
}

function typedNumber(typed: unknown, locale: Locale, digits: number): { whole: string; part: string } | null {
  const whole = String.raw`\d{1,12}|\d{1,3}(?:(${groupingOf(locale, digits)})\d{3})(?:\2\d{3}){0,2}`;
  const part = digits === 0 ? '()' : String.raw`(?:[${decimalSign[locale]}](\d{1,${digits}}))?`;
  const text = String(typed).replaceAll(/\s/g, ' ').trim();
  const found = new RegExp(`^(${whole})${part}$`).exec(text);
  return found && { whole: found[1]!.replaceAll(/\D/g, ''), part: found[3] ?? '' };
}

const isBlank = (typed: unknown) => String(typed ?? '').trim() === '';

/**
 * A sum as people type it where they read `locale`, in the currency's minor unit: "1,250.50" in Thai and English, "1.250,50" in
 * Vietnamese; groups of three or none. Pure. Null where nothing is typed, NaN where it is no such sum: what could be meant two ways is
 * not guessed.
 */
export function typedMoney(typed: unknown, currency: TypedCurrency, locale: Locale): number | null {
  if (isBlank(typed)) return null;
  const digits = decimals[currency];
  const found = typedNumber(typed, locale, digits);
  return found ? Number(found.whole + found.part.padEnd(digits, '0')) : Number.NaN;
}

/** A whole number as people type it, "1,000" or "1.000"; null and NaN as above. */
export function typedCount(typed: unknown): number | null {
  if (isBlank(typed)) return null;
  const found = typedNumber(typed, 'en', 0);
  return found ? Number(found.whole) : Number.NaN;
}

/** A sum as a field shows it, so that it may be typed again. */
export function moneyToType(minor: number, currency: TypedCurrency, locale: Locale): string {
  const digits = decimals[currency];
  const whole = minor % 10 ** digits === 0;
  return (minor / 10 ** digits).toFixed(whole ? 0 : digits).replace('.', decimalSign[locale]);
}

export interface TypedSums {
  /** A sum in the minor unit; undefined where nothing is typed, or what is wrong is kept for `requireAll`. */
  read(typed: unknown, field: string): number | undefined;
  /** The same, which may be below zero: "-20". */
  readSigned(typed: unknown, field: string): number | undefined;
  fail(field: string, problem: FieldProblem): void;
  /** @throws invalid with every field whose sum could not be read */
  requireAll(): void;
}

/** Reads the sums of a form, and keeps what is wrong with them by field, to say it all at once. */
export function typedSums(currency: unknown, locale: Locale): TypedSums {
  const fields: Record<string, FieldProblem> = {};
  const read = (typed: unknown, field: string) => {
    const sum = typedMoney(typed, typedCurrency(currency), locale);
    if (!Number.isNaN(sum)) return sum ?? undefined;
    fields[field] = { code: 'invalid_money' };
    return undefined;
  };
  return {
    read,
    readSigned(typed, field) {
      const [, sign, rest] = /^\s*([-−]?)\s*(.*)$/s.exec(String(typed ?? ''))!;
      const sum = read(sign && isBlank(rest) ? sign : rest, field);
      return sum === undefined ? undefined : sign ? -sum : sum;
    },
    fail: (field, problem) => void (fields[field] ??= problem),
    requireAll() {
      if (Object.keys(fields).length > 0) throw new PortalError('invalid', { fields });
    },
  };
}
