import { typedCount, type TypedSums, typedSums } from '~/platform/i18n/typed-money';
import type { Locale } from '~/platform/i18n/locale';
import { fieldOf, momentOf } from './moment-of';
import type { OfferView } from './views';

export const mostAttributes = 8;
/** What a stage says of every order, beside the choices of its offer. */
export const orderAttributes = ['quantity', 'address', 'cancel'] as const;

type Values = Record<string, unknown>;
const filled = (value: unknown) => typeof value === 'string' && value.trim() !== '';
const numberOf = (value: unknown) => (filled(value) ? Number(value) : undefined);

/** As many rows as a form shows for so many entries: one to spare, and never fewer or more than makes sense. */
export function rowsFor(count: number, least: number, most: number): number[] {
  return Array.from({ length: Math.min(most, Math.max(least, count + 1)) }, (_, index) => index);
}

/** Steps stand apart by a semicolon, a line, or a comma that another step follows: sums may hold commas too. */
const betweenSteps = /[;\n]|,(?=\s*[\d.,]+\s*:)/;

/** `100: 90; 200: 85` as steps, in the minor unit; what cannot be read is kept for the field. */
export function ladderOf(text: unknown, sums: TypedSums, field: string): { from: number; price: number }[] {
  return String(text ?? '')
    .split(betweenSteps)
    .filter((part) => part.trim() !== '')
    .flatMap((part) => {
      const [before, after, ...others] = part.split(':');
      const [from, price] = [typedCount(before), sums.read(after, field)];
      if (from && price !== undefined && others.length === 0) return [{ from, price }];
      sums.fail(field, { code: 'invalid_ladder' });
      return [];
    });
}

/** What a form is about: where the reader is, and what the offer says already. */
interface About {
  timeZone: string;
  sums: TypedSums;
  offer?: Pick<OfferView, 'deadline' | 'stages'>;
}

/** A field shows whole minutes: one that was left alone means the very moment that it stood for. */
function momentFrom(typed: unknown, timeZone: string, current: string | undefined): unknown {
  return current !== undefined && typed === fieldOf(current, timeZone) ? current : momentOf(typed, timeZone);
}

interface Row {
  index: number;
  of: (field: string) => unknown;
}

/** The rows of a group (`options.0.name`) that have something in `key`. */
function rowsOf(values: Values, group: string, key: string): Row[] {
  const indexes = Object.keys(values).flatMap((name) => {
    const [first, index, field] = name.split('.');
    return first === group && field === key && /^\d{1,2}$/.test(index!) ? [Number(index)] : [];
  });
  return indexes
    .toSorted((a, b) => a - b)
    .map((index) => ({ index, of: (field: string) => values[`${group}.${index}.${field}`] }))
    .filter(({ of }) => filled(of(key)));
}

interface AttributeRow {
  index: number;
  attribute: { key: string; label: unknown; choices: string[] };
}

/** One that is there keeps its key; a new one, named in any language, has one of plain letters. */
function attributesOf(values: Values): AttributeRow[] {
  const rows = rowsOf(values, 'attributes', 'label');
  const taken = new Set(rows.map(({ of }) => of('key')).filter(filled));
  const fresh = () => {
    let number = 1;
    while (taken.has(`choice_${number}`)) number += 1;
    taken.add(`choice_${number}`);
    return `choice_${number}`;
  };
  return rows.map(({ index, of }) => ({
    index,
    attribute: {
      key: filled(of('key')) ? String(of('key')) : fresh(),
      label: of('label'),
      choices: String(of('choices') ?? '')
        .split(',')
        .map((choice) => choice.trim())
        .filter(Boolean),
    },
  }));
}

/** A day begins where the reader is. */
const dayOf = (value: unknown, timeZone: string) =>
  filled(value) ? momentOf(`${String(value)}T00:00`, timeZone) : undefined;

function optionsOf(values: Values, { timeZone, sums }: About) {
  return rowsOf(values, 'options', 'name').map(({ index, of }) => ({
    name: of('name'),
    channel: of('channel'),
    place: of('place') ?? '',
    pack: of('pack') ?? '',
    variant: of('variant') ?? '',
    explanation: of('explanation') ?? '',
    deliversFrom: dayOf(of('deliversFrom'), timeZone),
    deliversTo: dayOf(of('deliversTo'), timeZone),
    price: sums.read(of('price'), `options.${index}.price`),
    ladder: ladderOf(of('ladder'), sums, `options.${index}.ladder`),
    lotSize: numberOf(of('lotSize')),
    capacity: numberOf(of('capacity')),
  }));
}

/** A column of rules is one of every order, or the row of a choice, counted from 1. */
function stagesOf(values: Values, attributes: readonly AttributeRow[], { timeZone, sums, offer }: About) {
  const columns: (readonly [string, string])[] = [
    ...attributes.map(({ index, attribute }) => [String(index + 1), attribute.key] as const),
    ...orderAttributes.map((name) => [name, name] as const),
  ];
  return rowsOf(values, 'stages', 'name').map(({ index, of }) => ({
    name: of('name'),
    plannedAt: momentFrom(of('plannedAt'), timeZone, offer?.stages[index]?.plannedAt),
    rules: Object.fromEntries(
      columns
        .filter(([column]) => filled(of(`rules.${column}`)))
        .map(([column, key]) => [key, of(`rules.${column}`)]),
    ) as object,
    fee: sums.read(of('fee'), `stages.${index}.fee`) ?? null,
  }));
}

function termsOf(values: Values, about: About) {
  const rows = attributesOf(values);
  return {
    threshold: numberOf(values.threshold),
    deadline: momentFrom(values.deadline, about.timeZone, about.offer?.deadline),
    feePercent: numberOf(values.feePercent),
    attributes: rows.map(({ attribute }) => attribute),
    stages: stagesOf(values, rows, about),
    askIds: (values.askIds as string[] | undefined) ?? [],
  };
}

/** Who reads the form, and so how they type. */
interface Reader {
  timeZone: string;
  locale: Locale;
}

/** The form of a new offer as its schema takes it. @throws invalid (sums that are none) */
export function offerOfForm(values: Values, { timeZone, locale }: Reader): Values {
  const { title, body, currency, priceNote, payTo, supplierId, proposalId, status } = values;
  const sums = typedSums(currency, locale);
  const about = { timeZone, sums };
  const offer = {
    ...{ title, body, currency, priceNote, payTo },
    ...termsOf(values, about),
    contributorPercent: numberOf(values.contributorPercent),
    options: optionsOf(values, about),
    supplierId: filled(supplierId) ? supplierId : undefined,
    proposalId: filled(proposalId) ? proposalId : undefined,
    status: status === 'draft' ? 'draft' : 'open',
  };
  sums.requireAll();
  return offer;
}

/** What is wrong with a stage, at the row and column where it was typed. */
export function stageProblemsAsTyped<Problem>(
  fields: Record<string, Problem>,
  values: Values,
): Record<string, Problem> {
  const rows = rowsOf(values, 'stages', 'name');
  const columns = new Map(attributesOf(values).map(({ index, attribute }) => [attribute.key, index + 1]));
  const typed = (name: string) => {
    const [, stage, field = '', key] = /^stages\.(\d+)\.(\w+)(?:\.(\w+))?$/.exec(name) ?? [];
    if (stage === undefined) return name;
    const row = rows[Number(stage)]?.index ?? stage;
    return ['stages', row, field, ...(key ? [columns.get(key) ?? key] : [])].join('.');
  };
  return Object.fromEntries(Object.entries(fields).map(([name, problem]) => [typed(name), problem]));
}

/**
 * The form of a change: words alone where it is funded or over, else terms, choices, stages and makers too.
 * @throws invalid (sums that are none)
 */
export function changeOfForm(values: Values, offer: OfferView, { timeZone, locale }: Reader): Values {
  const { title, body, priceNote, payTo, supplierId, version } = values;
  const words = {
    title,
    body,
    priceNote,
    payTo,
    contributorPercent: numberOf(values.contributorPercent),
    version,
  };
  if (!('deadline' in values)) return words;
  const sums = typedSums(offer.currency, locale);
  const terms = termsOf(values, { timeZone, sums, offer });
  sums.requireAll();
  return { ...words, ...terms, supplierId: filled(supplierId) ? supplierId : null };
}
