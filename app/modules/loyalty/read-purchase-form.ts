import { invalidField } from '~/platform/errors';
import type { Locale } from '~/platform/i18n/locale';
import { type MoneyCurrency, readMoney, readNumber } from './money-field';
import { readDay } from './read-rule-form';

type Values = Record<string, unknown>;

/** Lines that the agent's form has room for. */
export const purchaseRows = 4;

/** What the agent's form says of a purchase, as `purchaseInput` takes it without its member. @throws invalid */
export function readPurchaseForm(
  values: Values,
  { timeZone, locale }: { timeZone: string; locale: Locale },
): Values {
  const currency: MoneyCurrency = values.currency === 'VND' ? 'VND' : 'THB';
  const text = (name: string) => String(values[name] ?? '').trim();
  const rows = Array.from({ length: purchaseRows }, (_, row) => `lines.${row}`).filter((name) =>
    ['sku', 'name', 'amount'].some((part) => text(`${name}.${part}`) !== ''),
  );
  const lines = rows.map((name) => {
    const amount = readMoney(values[`${name}.amount`], currency, `${name}.amount`, locale);
    if (amount === null) throw invalidField(`${name}.amount`, 'required');
    return {
      sku: text(`${name}.sku`) || text(`${name}.name`),
      name: text(`${name}.name`) || text(`${name}.sku`),
      quantity: readNumber(values[`${name}.quantity`], `${name}.quantity`) ?? 1,
      amount,
    };
  });
  const total = readMoney(values.total, currency, 'total', locale);
  if (total === null && lines.length === 0) throw invalidField('total', 'required');
  return {
    reference: values.reference,
    at: readDay(values.day, 'day', timeZone, 'begin') ?? undefined,
    lines,
    total: total ?? lines.reduce((sum, { amount }) => sum + amount, 0),
    currency,
  };
}
