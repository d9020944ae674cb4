import { invalidField } from '~/platform/errors';

/** How many of the minor unit are one of the major: satang of a baht; the dong has none. */
export const minorUnits = { THB: 100, VND: 1 } as const;
export type MoneyCurrency = keyof typeof minorUnits;

/** An amount as people write it ("1,250.50") in the minor unit; null where nothing is written. @throws invalid */
export function readMoney(value: unknown, currency: MoneyCurrency, field: string): number | null {
  const text = String(value ?? '')
    .trim()
    .replaceAll(/[\s,]/g, '');
  if (text === '') return null;
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(text)) throw invalidField(field, 'invalid_number');
  const amount = Number(text) * minorUnits[currency];
  if (Math.abs(amount - Math.round(amount)) > 1e-6) throw invalidField(field, 'invalid_number');
  return Math.round(amount);
}

/** An amount as a field shows it. */
export function writeMoney(amount: number | null, currency: string | null): string {
  if (amount === null) return '';
  return String(amount / minorUnits[currency === 'VND' ? 'VND' : 'THB']);
}

/** A whole number that somebody wrote; null where nothing is written. @throws invalid */
export function readNumber(value: unknown, field: string): number | null {
  const text = String(value ?? '')
    .trim()
    .replaceAll(/[\s,]/g, '');
  if (text === '') return null;
  if (!/^-?\d{1,12}$/.test(text)) throw invalidField(field, 'invalid_number');
  return Number(text);
}
