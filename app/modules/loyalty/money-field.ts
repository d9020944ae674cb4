import { invalidField } from '~/platform/errors';
import type { Locale } from '~/platform/i18n/locale';
import {
  moneyToType,
  type TypedCurrency,
  typedCount,
  typedCurrency,
  typedMoney,
} from '~/platform/i18n/typed-money';

/** How many of the minor unit are one of the major: satang of a baht; the dong has none. */
export const minorUnits = { THB: 100, VND: 1 } as const;
export type MoneyCurrency = TypedCurrency;

/** An amount as people write it ("1,250.50", in Vietnamese "1.250,50") in the minor unit; null where nothing is written. @throws invalid */
export function readMoney(
  value: unknown,
  currency: MoneyCurrency,
  field: string,
  locale: Locale,
): number | null {
  const amount = typedMoney(value, currency, locale);
  if (Number.isNaN(amount)) throw invalidField(field, 'invalid_money');
  return amount;
}

/** An amount as a field shows it. */
export function writeMoney(amount: number | null, currency: string | null, locale: Locale): string {
  return amount === null ? '' : moneyToType(amount, typedCurrency(currency), locale);
}

/** A whole number that somebody wrote; null where nothing is written. @throws invalid */
export function readNumber(value: unknown, field: string): number | null {
  const [, sign, digits] = /^\s*(-?)(.*)$/s.exec(String(value ?? ''))!;
  const number = sign && digits!.trim() === '' ? Number.NaN : typedCount(digits);
  if (Number.isNaN(number)) throw invalidField(field, 'invalid_number');
  return number !== null && sign ? -number : number;
}
