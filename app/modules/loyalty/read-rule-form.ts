import { invalidField } from '~/platform/errors';
import type { Locale } from '~/platform/i18n/locale';
import { endOfDay } from '~/platform/i18n/end-of-day';
import { type MoneyCurrency, readMoney, readNumber } from './money-field';

type Values = Record<string, unknown>;

const text = (value: unknown): string | null => {
  const written = String(value ?? '').trim();
  return written === '' ? null : written;
};

const list = (value: unknown): string[] =>
  (Array.isArray(value) ? value : []).filter((entry): entry is string => typeof entry === 'string');

/** A day field's begin or end as a moment. @throws invalid_date */
export function readDay(
  value: unknown,
  field: string,
  timeZone: string,
  edge: 'begin' | 'end',
): string | null {
  const day = text(value);
  if (day === null) return null;
  const end = endOfDay(day, timeZone);
  if (!end) throw invalidField(field, 'invalid_date');
  const next = new Date(end.getTime() + 1_000);
  return (edge === 'end' ? next : new Date(next.getTime() - 86_400_000)).toISOString();
}

function readHours(values: Values): { from: number; to: number } | null {
  const from = readNumber(values.fromHour, 'fromHour');
  const to = readNumber(values.toHour, 'toHour');
  return from === null && to === null ? null : { from: from ?? 0, to: to ?? 24 };
}

/** What the form of an earning rule says, as `ruleInput` takes it. Money is written in baht or dong. @throws invalid */
export function readRuleForm(
  values: Values,
  { timeZone, locale }: { timeZone: string; locale: Locale },
): Values {
  const currency = text(values.currency) as MoneyCurrency | null;
  const money = (field: string) => readMoney(values[field], currency ?? 'THB', field, locale);
  const hours = readNumber(values.cooldownHours, 'cooldownHours');
  const expiry = text(values.expiry) ?? 'months';
  return {
    name: { th: values['name.th'], vi: values['name.vi'], en: values['name.en'] },
    trigger: values.trigger,
    points: readNumber(values.points, 'points') ?? undefined,
    perAmount: money('perAmount'),
    currency,
    clubId: text(values.clubId),
    funderId: text(values.funderId),
    minAmount: money('minAmount'),
    conditions: {
      name: text(values.occasion),
      tiers: list(values.tiers),
      countries: list(values.countries),
      skus: String(values.skus ?? '')
        .split(/[,;\n，、]/)
        .map((sku) => sku.trim())
        .filter(Boolean),
      weekdays: list(values.weekdays).map(Number),
      hours: readHours(values),
      firstTime: values.firstTime === 'on',
    },
    startsAt: readDay(values.startsAt, 'startsAt', timeZone, 'begin'),
    endsAt: readDay(values.endsAt, 'endsAt', timeZone, 'end'),
    cooldownSeconds: (hours ?? 0) * 3_600,
    capPoints: readNumber(values.capPoints, 'capPoints'),
    capPeriod: text(values.capPeriod) ?? 'ever',
    budgetPoints: readNumber(values.budgetPoints, 'budgetPoints'),
    spentPolicy: text(values.spentPolicy) ?? 'others',
    activateAfterDays: readNumber(values.activateAfterDays, 'activateAfterDays') ?? 0,
    activateOn: text(values.activateOn),
    expiry,
    expireAfterMonths: readNumber(values.expireAfterMonths, 'expireAfterMonths'),
    expireOn: expiry === 'date' ? text(values.expireOn) : null,
    position: readNumber(values.position, 'position') ?? 100,
  };
}

/** Names of problems as the form's fields are called. */
export const ruleFields: Record<string, string> = {
  'conditions.name': 'occasion',
  'conditions.skus': 'skus',
  'conditions.hours.from': 'fromHour',
  'conditions.hours.to': 'toHour',
};
