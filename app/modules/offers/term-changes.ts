import type { Formatter } from '~/platform/i18n/format';
import type { Translate } from '~/platform/i18n/translator';
import { type Currency, commonAttributes, type Step } from './rules';

type Words = Record<string, string | number | null>;

/** What an offer says otherwise of an option or a stage; null: nothing was said, or nothing is any more. */
export interface TermChange {
  /** The name of the option or stage. */
  of: string;
  what: string;
  /** Where a stage says something else of what may be changed: of what. Its label, where the offer gives it one. */
  attribute?: string;
  before: string | number | null;
  after: string | number | null;
}

/** A ladder as it stands in a change: `100:9000;200:8500`, in minor units. */
export const ladderText = (ladder: readonly Step[]) =>
  ladder.map(({ from, price }) => `${from}:${price}`).join(';') || null;

/** Pure: changes as the data of a story's line has them, one beside the other: `1.of`, `1.what`, `1.before`, `1.after`, `2.of` … */
export function changesAsWords(changes: readonly TermChange[]): Words {
  return Object.fromEntries(
    changes.flatMap((change, index) =>
      Object.entries(change).map(([name, value]) => [
        `${index + 1}.${name}`,
        value as string | number | null,
      ]),
    ),
  );
}

/** Pure: and back. */
export function changesOfWords(words: Words): TermChange[] {
  const changes: TermChange[] = [];
  for (let index = 1; typeof words[`${index}.what`] === 'string'; index += 1) {
    const of = (name: string) => words[`${index}.${name}`] ?? null;
    const attribute = of('attribute');
    changes.push({
      ...{ of: String(of('of') ?? ''), what: String(of('what')), before: of('before'), after: of('after') },
      ...(attribute === null ? {} : { attribute: String(attribute) }),
    });
  }
  return changes;
}

interface Reader {
  t: Translate;
  format: Formatter;
  currency: Currency;
}

const rules = ['free', 'fee', 'locked'] as const;

function ladderWords(text: string, { format, currency }: Reader): string {
  return text
    .split(';')
    .map((step) => step.split(':').map(Number))
    .map(([from, price]) => `${format.number(from ?? 0)}: ${format.money(price ?? 0, currency)}`)
    .join('; ');
}

function valueWords(what: string, value: string | number | null, reader: Reader): string {
  const { t, format, currency } = reader;
  if (what === 'state') return t(value === 'retired' ? 'offers:option.retired' : 'offers:option.active');
  if (what === 'rule')
    return rules.includes(value as 'free')
      ? t(`offers:form.rules.${value as 'free'}`)
      : t('offers:form.asBefore');
  if (value === null || value === '') return '–';
  if (what === 'ladder') return ladderWords(String(value), reader);
  if (what === 'plannedAt' || what === 'stage') return format.dateTime(String(value));
  if (what === 'deliversFrom' || what === 'deliversTo') return format.date(String(value));
  if (what === 'fee') return format.money(Number(value), currency);
  return typeof value === 'number' ? format.number(value) : value;
}

const named = [
  'name',
  'place',
  'capacity',
  'ladder',
  'deliversFrom',
  'deliversTo',
  'plannedAt',
  'fee',
] as const;

function whatWords({ what, attribute = '' }: TermChange, { t }: Reader): string {
  if (what === 'explanation') return t('offers:prices.explanation');
  if (what === 'rule') {
    const common = commonAttributes.find((name) => name === attribute);
    return common ? t(`offers:attributes.${common}`) : attribute;
  }
  const name = named.find((one) => one === what);
  return name ? t(`offers:form.${name}`) : '';
}

/** Changes in the reader's words, each with what was and what is. `withOf`: each says also of what it is. */
export function changesInWords(reader: Reader, words: Words, { withOf }: { withOf: boolean }): string {
  const lines = changesOfWords(words).map((change) => {
    const { of, what, before, after } = change;
    const said = (value: string | number | null) => valueWords(what, value, reader);
    const about = [withOf ? of : '', whatWords(change, reader)].filter(Boolean).join(', ');
    return reader.t('offers:story.change', { about, before: said(before), after: said(after) });
  });
  return lines.join('; ');
}
