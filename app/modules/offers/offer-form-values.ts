import { fieldOf, minorOf, momentOf } from './moment-of';
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

/** `100: 90, 200: 85` as steps, in the minor unit; what cannot be read is for the schema to refuse. */
export function ladderOf(text: unknown, currency: unknown): { from: number; price: number }[] {
  return String(text ?? '')
    .split(/[;,\n]/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [from, price] = part.split(':');
      return { from: Number(from), price: minorOf(price, currency) };
    });
}

/** What a form is about: where the reader is, and what the offer says already. */
interface About {
  timeZone: string;
  currency: unknown;
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

function optionsOf(values: Values, timeZone: string) {
  const { currency } = values;
  return rowsOf(values, 'options', 'name').map(({ of }) => ({
    name: of('name'),
    channel: of('channel'),
    place: of('place') ?? '',
    pack: of('pack') ?? '',
    variant: of('variant') ?? '',
    explanation: of('explanation') ?? '',
    deliversFrom: dayOf(of('deliversFrom'), timeZone),
    deliversTo: dayOf(of('deliversTo'), timeZone),
    price: minorOf(of('price'), currency),
    ladder: ladderOf(of('ladder'), currency),
    lotSize: numberOf(of('lotSize')),
    capacity: numberOf(of('capacity')),
  }));
}

/** A column of rules is one of every order, or the row of a choice, counted from 1. */
function stagesOf(values: Values, attributes: readonly AttributeRow[], { timeZone, currency, offer }: About) {
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
    fee: filled(of('fee')) ? minorOf(of('fee'), currency) : null,
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

/** The form of a new offer as its schema takes it. */
export function offerOfForm(values: Values, timeZone: string): Values {
  const { title, body, currency, priceNote, supplierId, proposalId, status } = values;
  return {
    ...{ title, body, currency, priceNote },
    ...termsOf(values, { timeZone, currency }),
    contributorPercent: numberOf(values.contributorPercent),
    options: optionsOf(values, timeZone),
    supplierId: filled(supplierId) ? supplierId : undefined,
    proposalId: filled(proposalId) ? proposalId : undefined,
    status: status === 'draft' ? 'draft' : 'open',
  };
}

/** The form of a change: words alone where it is funded or over, else terms, choices, stages and makers too. */
export function changeOfForm(values: Values, offer: OfferView, timeZone: string): Values {
  const { title, body, priceNote, supplierId, version } = values;
  const words = { title, body, priceNote, contributorPercent: numberOf(values.contributorPercent), version };
  if (!('deadline' in values)) return words;
  return {
    ...words,
    ...termsOf(values, { timeZone, currency: offer.currency, offer }),
    supplierId: filled(supplierId) ? supplierId : null,
  };
}
