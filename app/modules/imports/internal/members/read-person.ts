import { emailAddress, memberName } from '~/modules/accounts/schema';
import { isLocale, type Locale } from '~/platform/i18n/locale';
import type { Column } from './columns';

export interface ListedPerson {
  email: string;
  name: string;
  locale: Locale | null;
  /** Undefined: the list does not say. */
  joinedAt: Date | undefined;
}

const buddhistYears = 543;
const laterThanAny = 2_400;
const longNames: Record<string, Locale> = { thai: 'th', vietnamese: 'vi', english: 'en', ไทย: 'th' };

function readLocale(text: string): Locale | null | undefined {
  if (text === '') return null;
  const [language = ''] = text.toLowerCase().split(/[-_]/);
  return isLocale(language) ? language : longNames[language];
}

/** A day or a moment, year first or day first; years of the Buddhist era are known by their size. */
export function readDate(text: string): Date | undefined {
  const yearFirst =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
  const [, year, month, day, hour = '0', minute = '0', second = '0', zone = 'Z'] = yearFirst.exec(text) ?? [];
  const [, d, m, y] = dayFirst.exec(text) ?? [];
  const written = [year ?? y, month ?? m, day ?? d].map(Number) as [number, number, number];
  if (written.some(Number.isNaN)) return undefined;
  const common = written[0] >= laterThanAny ? written[0] - buddhistYears : written[0];
  const two = (value: number | string) => String(value).padStart(2, '0');
  const date = `${common}-${two(written[1])}-${two(written[2])}`;
  const at = new Date(`${date}T${two(hour)}:${two(minute)}:${two(second)}${/^z$/i.test(zone) ? 'Z' : zone}`);
  // Months have an end: 31 February is no day of March.
  const real = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || real.getUTCDate() !== written[2] ? undefined : at;
}

/** Reads one line of a list; a sentence says what is wrong with it. */
export function readPerson(
  fields: readonly string[],
  places: Partial<Record<Column, number>>,
  now: Date,
): ListedPerson | { wrong: string } {
  const field = (column: Column) => (places[column] === undefined ? '' : (fields[places[column]] ?? ''));
  if (field('email') === '') return { wrong: 'no e-mail address' };
  const email = emailAddress.safeParse(field('email'));
  if (!email.success) return { wrong: 'not an e-mail address' };
  const name = memberName.safeParse(field('name'));
  if (!name.success) return { wrong: field('name') === '' ? 'no name' : 'a name of more than 80 characters' };
  const locale = readLocale(field('locale'));
  if (locale === undefined) return { wrong: 'a language other than th, vi or en' };
  const joined = field('joined');
  const joinedAt = joined === '' ? undefined : readDate(joined);
  if (joined !== '' && !joinedAt) return { wrong: 'not a date' };
  if (joinedAt && joinedAt > now) return { wrong: 'a date in the future' };
  return { email: email.data, name: name.data, locale, joinedAt };
}
