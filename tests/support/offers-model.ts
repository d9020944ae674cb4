import { isPortalError } from '~/platform/errors';
import type { SignedInPerson, TestClub } from './club';
import type { TestPerson } from './people';

export interface Held {
  id: string;
  who: TestPerson;
  min: number;
  max: number;
  since: number;
}

export interface Ordered {
  id: string;
  who: TestPerson;
  option: Option;
  quantity: number;
  open: boolean;
  delivered: boolean;
  fees: number;
  /** What the brand has let them off. */
  waived: number;
  paid: number;
  /** Transfers that the brand has not looked for yet. */
  waiting: { id: string; amount: number }[];
}

export interface Option {
  id: string;
  index: number;
  terms: { price: number; lotSize: number; capacity: number; ladder: { from: number; price: number }[] };
  held: Held[];
  made: number;
  price: number;
  freed: number;
  quick: { id: string; remaining: number }[];
  claimed: number;
}

/** What a simple-minded bookkeeper would know of an offer. */
export interface Model {
  options: Option[];
  orders: Ordered[];
  /** How far production is: of `stages`, from 1; 0 before it begins. */
  stage: number;
}

export interface Scene {
  random(): number;
  club: TestClub;
  brand: SignedInPerson;
  buyers: TestPerson[];
  /** Who thought of it and who stood behind it. */
  contributors: SignedInPerson[];
}

export const optionTerms = [
  {
    ...{ price: 1_000, lotSize: 3, capacity: 40 },
    ladder: [
      { from: 9, price: 900 },
      { from: 21, price: 700 },
    ],
  },
  { price: 2_500, lotSize: 4, capacity: 24, ladder: [{ from: 12, price: 2_200 }] },
];
export const contributorPercent = 10;
export const colours = ['red', 'blue', 'green'];

export type Rule = 'free' | 'fee' | 'locked';
/** What each says of a change, and what that costs; before the first all is free. */
export const stages: { name: string; fee: number; rules: Record<string, Rule> }[] = [
  { name: 'Forming', fee: 50, rules: { cancel: 'fee', colour: 'fee' } },
  { name: 'Dyeing', fee: 80, rules: { colour: 'locked', quantity: 'locked' } },
  { name: 'Packing', fee: 90, rules: { cancel: 'locked' } },
];

export function ruleOf(model: Model, attribute: string): { rule: Rule; fee: number } {
  const said = stages.slice(0, model.stage).findLast(({ rules }) => rules[attribute]);
  const rule = said?.rules[attribute] ?? 'free';
  return { rule, fee: rule === 'fee' ? stages[model.stage - 1]!.fee : 0 };
}

export function pick<Item>({ random }: Scene, items: readonly Item[]): Item | undefined {
  return items[Math.floor(random() * items.length)];
}
export const upTo = ({ random }: Scene, most: number) => 1 + Math.floor(random() * most);

/** Runs it; a refusal by name changes nothing, neither there nor in the model. */
export async function tried(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (isPortalError(error)) return false;
    throw error;
  }
}

export function check(what: string, found: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: ${a}, and the model has ${b}`);
}

export const charged = ({ open, delivered, quantity, option, fees }: Ordered) =>
  (open || delivered ? quantity * option.price : 0) + fees;
export const owed = (order: Ordered) => Math.max(0, charged(order) - order.waived) - order.paid;
export const waitingOf = ({ waiting }: Ordered) => waiting.reduce((sum, { amount }) => sum + amount, 0);
