import { minorOf, momentOf } from './moment-of';

export const optionRows = 6;
export const stageRows = 5;
export const attributeRows = 3;
/** What a stage says of every order, and of the first attributes of an offer. */
export const ruleColumns = ['1', '2', 'quantity', 'address', 'cancel'] as const;

type Values = Record<string, unknown>;
const filled = (value: unknown) => typeof value === 'string' && value.trim() !== '';
const numberOf = (value: unknown) => (filled(value) ? Number(value) : undefined);

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

const rows = (count: number) => Array.from({ length: count }, (_, index) => index);

/** A key of plain letters for an attribute that people named in any language. */
const keyOf = (index: number) => `choice_${index + 1}`;

function attributesOf(values: Values) {
  return rows(attributeRows)
    .filter((index) => filled(values[`attribute.${index}.label`]))
    .map((index) => ({
      key: keyOf(index),
      label: values[`attribute.${index}.label`],
      choices: String(values[`attribute.${index}.choices`] ?? '')
        .split(',')
        .map((choice) => choice.trim())
        .filter(Boolean),
    }));
}

function optionsOf(values: Values) {
  const { currency } = values;
  return rows(optionRows)
    .filter((index) => filled(values[`option.${index}.name`]))
    .map((index) => {
      const of = (name: string) => values[`option.${index}.${name}`];
      return {
        name: of('name'),
        channel: of('channel'),
        place: of('place') ?? '',
        price: minorOf(of('price'), currency),
        ladder: ladderOf(of('ladder'), currency),
        lotSize: numberOf(of('lotSize')),
        capacity: numberOf(of('capacity')),
      };
    });
}

function stagesOf(values: Values, timeZone: string) {
  return rows(stageRows)
    .filter((index) => filled(values[`stage.${index}.name`]))
    .map((index) => {
      const of = (name: string) => values[`stage.${index}.${name}`];
      const rules = ruleColumns
        .filter((column) => filled(of(`rule.${column}`)))
        .map((column) => [/^\d$/.test(column) ? keyOf(Number(column) - 1) : column, of(`rule.${column}`)]);
      return {
        name: of('name'),
        plannedAt: momentOf(of('plannedAt'), timeZone),
        rules: Object.fromEntries(rules) as object,
        fee: filled(of('fee')) ? minorOf(of('fee'), values.currency) : null,
      };
    });
}

/** The form of a new offer as its schema takes it. */
export function offerOfForm(values: Values, timeZone: string): Values {
  const { title, body, currency, priceNote, supplierId, proposalId, status } = values;
  return {
    ...{ title, body, currency, priceNote },
    threshold: numberOf(values.threshold),
    deadline: momentOf(values.deadline, timeZone),
    contributorPercent: numberOf(values.contributorPercent),
    attributes: attributesOf(values),
    options: optionsOf(values),
    stages: stagesOf(values, timeZone),
    supplierId: filled(supplierId) ? supplierId : undefined,
    proposalId: filled(proposalId) ? proposalId : undefined,
    askIds: (values.askIds as string[] | undefined) ?? [],
    status: status === 'draft' ? 'draft' : 'open',
  };
}
