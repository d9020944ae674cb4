import { intlTag, type Locale } from './locale';

/** Dates, numbers and money as the reader writes them. */
export interface Formatter {
  date(value: Date | string, style?: 'short' | 'long'): string;
  dateTime(value: Date | string): string;
  time(value: Date | string): string;
  /** "3 min", "yesterday"; older than a month: the date. */
  relative(value: Date | string, now: Date): string;
  number(value: number): string;
  /** `amountMinor` in the currency's minor unit (satang; the dong has none). */
  money(amountMinor: number, currency: 'THB' | 'VND'): string;
  list(values: readonly string[]): string;
}

const cache = new Map<string, Formatter>();

export function formatterFor(locale: Locale, timeZone: string): Formatter {
  const key = `${locale} ${timeZone}`;
  let formatter = cache.get(key);
  if (!formatter) {
    formatter = createFormatter(locale, timeZone);
    // A handful of zones is in use; strange ones must not fill the memory.
    if (cache.size > 500) cache.clear();
    cache.set(key, formatter);
  }
  return formatter;
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

function createFormatter(locale: Locale, timeZone: string): Formatter {
  const tag = intlTag[locale];
  const shortDate = new Intl.DateTimeFormat(tag, {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const longDate = new Intl.DateTimeFormat(tag, { timeZone, dateStyle: 'full' });
  const dateTime = new Intl.DateTimeFormat(tag, { timeZone, dateStyle: 'long', timeStyle: 'short' });
  const time = new Intl.DateTimeFormat(tag, { timeZone, timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto', style: 'short' });
  const number = new Intl.NumberFormat(tag);
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const money = {
    THB: new Intl.NumberFormat(tag, { style: 'currency', currency: 'THB', minimumFractionDigits: 0 }),
    VND: new Intl.NumberFormat(tag, { style: 'currency', currency: 'VND' }),
  };
  const asDate = (value: Date | string) => (typeof value === 'string' ? new Date(value) : value);
  return {
    date: (value, style = 'short') => (style === 'long' ? longDate : shortDate).format(asDate(value)),
    dateTime: keeping((value) => dateTime.format(asDate(value))),
    time: (value) => time.format(asDate(value)),
    relative(value, now) {
      const seconds = (asDate(value).getTime() - now.getTime()) / 1000;
      if (Math.abs(seconds) > 30 * 86_400) return shortDate.format(asDate(value));
      if (Math.abs(seconds) < 45) return relative.format(0, 'second');
      const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
      return relative.format(Math.round(seconds / size), unit);
    },
    number: (value) => number.format(value),
    money: (amountMinor, currency) =>
      money[currency].format(currency === 'THB' ? amountMinor / 100 : amountMinor),
    list: (values) => list.format(values),
  };
}

/** Whether the runtime knows the zone (IANA name). */
export function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return value.length <= 64;
  } catch {
    return false;
  }
}

const keptDates = 2_000;

/** The same moments are shown again and again (every reader of a thread sees its posts'), and formatting is slow. */
function keeping(format: (value: Date | string) => string): (value: Date | string) => string {
  const kept = new Map<string, string>();
  return (value) => {
    if (typeof value !== 'string') return format(value);
    let words = kept.get(value);
    if (words === undefined) {
      if (kept.size >= keptDates) kept.clear();
      words = format(value);
      kept.set(value, words);
    }
    return words;
  };
}
