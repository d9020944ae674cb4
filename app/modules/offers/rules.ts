import { type LotTerms, wholeLots } from './fill-lots';

export type Currency = 'THB' | 'VND';
export const salesChannels = ['delivered', 'shop', 'fair', 'club_centre'] as const;
export type SalesChannel = (typeof salesChannels)[number];
export const offerStates = [
  'costing',
  'open',
  'funded',
  'unfunded',
  'in_production',
  'fulfilled',
  'withdrawn',
] as const;
export type OfferState = (typeof offerStates)[number];

/** What a supplier's people look after, in the order in which it becomes theirs. */
export const supplyLists = ['costing', 'making', 'orders', 'freed', 'quick'] as const;
export type SupplyList = (typeof supplyLists)[number];

/** From this quantity on a unit costs `price`. */
export interface Step {
  from: number;
  price: number;
}

export interface PriceTerms extends LotTerms {
  price: number;
  /** `from` rising, `price` falling. */
  ladder: readonly Step[];
}

/** Pure: what a unit costs when so many are made. Minor units. */
export function priceAt({ price, ladder }: Pick<PriceTerms, 'price' | 'ladder'>, quantity: number): number {
  return ladder.reduce((low, step) => (quantity >= step.from ? Math.min(low, step.price) : low), price);
}

/** Pure: whether each step needs more and costs less than the one before. */
export function isLadder({ price, ladder }: Pick<PriceTerms, 'price' | 'ladder'>): boolean {
  return ladder.every(({ from, price: next }, index) => {
    const before = ladder[index - 1] ?? { from: 0, price };
    return from > before.from && next < before.price && next >= 0;
  });
}

export interface OptionStanding {
  /** What counts: promised, in whole lots, within what there can be. */
  quantity: number;
  /** Promised beyond the last whole lot. */
  waiting: number;
  /** What a unit would cost if it ended now. */
  currentPrice: number;
  /** The next step down, and how many are missing to it; null: there is none. */
  nextStep: { from: number; price: number; missing: number } | null;
}

/** Pure: where an option stands with so many promised at most. */
export function standingOf(terms: PriceTerms, promised: number): OptionStanding {
  const quantity = wholeLots(promised, terms);
  const within = terms.capacity === null ? promised : Math.min(promised, terms.capacity);
  const next = terms.ladder.find(({ from }) => from > quantity);
  return {
    quantity,
    waiting: within - quantity,
    currentPrice: priceAt(terms, quantity),
    nextStep: next ? { ...next, missing: next.from - quantity } : null,
  };
}

/** Pure: what whole lots there can be at all; null: no limit. */
export function roomOf({ capacity, lotSize }: LotTerms): number | null {
  return capacity === null ? null : wholeLots(capacity, { capacity, lotSize });
}

/** How long whoever pledged can still change or withdraw once they are told that an offer ends earlier. */
export const noticeOfEndMs = 24 * 3_600_000;

/** Pure: whether an open offer has longer to go than that. */
export function mayEndEarlier(deadline: Date, at: Date): boolean {
  return deadline.getTime() - at.getTime() > noticeOfEndMs;
}

// ——— Stages and changes ———

export type ChangeRule = 'free' | 'fee' | 'locked';
/** What can be changed of every order; an offer may have attributes of its own beside. */
export const commonAttributes = ['quantity', 'address', 'cancel'] as const;

export interface StageTerms {
  position: number;
  name: string;
  plannedAt: string;
  startedAt: string | null;
  passedAt: string | null;
  rules: Readonly<Record<string, ChangeRule>>;
  /** Minor units; null: the offer's percentage. */
  fee: number | null;
}

/**
 * Pure: the stage whose rules hold: the one that runs, else the last that has passed; undefined before the first begins. Passing a
 * stage begins the next.
 */
export function stageInForce<Stage extends StageTerms>(stages: readonly Stage[]): Stage | undefined {
  const running = stages.find(({ startedAt, passedAt }) => startedAt !== null && passedAt === null);
  return running ?? stages.findLast(({ passedAt }) => passedAt !== null);
}

/** What a stage says of an attribute: where it is silent, what the last one before it said; where none did, it is free. */
export function ruleIn(
  stages: readonly StageTerms[],
  stage: StageTerms | undefined,
  attribute: string,
): ChangeRule {
  if (!stage) return 'free';
  const said = stages.findLast(
    ({ position, rules }) => position <= stage.position && rules[attribute] !== undefined,
  );
  return said?.rules[attribute] ?? 'free';
}

export interface ChangeStanding {
  rule: ChangeRule;
  /** What a change costs now, in minor units. */
  fee: number;
  /** The stage from which on it is otherwise, and when that is planned; null: it stays so. */
  until: { stage: string; at: string; then: ChangeRule } | null;
}

/** Pure: whether an attribute of an order may be changed now, what it costs, and until when. `price`: the order's, in minor units. */
export function changeStanding(
  stages: readonly StageTerms[],
  attribute: string,
  { price, feePercent }: { price: number; feePercent: number },
): ChangeStanding {
  const now = stageInForce(stages);
  const rule = ruleIn(stages, now, attribute);
  const later = stages
    .filter(({ position }) => position > (now?.position ?? 0))
    .find((stage) => ruleIn(stages, stage, attribute) !== rule);
  return {
    rule,
    fee: rule === 'fee' ? (now?.fee ?? Math.ceil((price * feePercent) / 100)) : 0,
    until: later ? { stage: later.name, at: later.plannedAt, then: ruleIn(stages, later, attribute) } : null,
  };
}

// ——— Money ———

export interface PaymentLine {
  kind: 'charge' | 'payment' | 'refund' | 'waiver';
  state: 'pending' | 'settled' | 'void';
  amount: number;
}

export interface Balance {
  /** Still to be paid. */
  due: number;
  paid: number;
  refunded: number;
  /** Said to be paid, or to be given back, and not seen yet. */
  pending: number;
  /** Owed once, and let off. */
  waived: number;
  toRefund: number;
}

/**
 * Pure: what is owed, paid, let off and given back, from an order's lines. Minor units. What was let off is never given back: where less
 * is owed by now than was waived, nothing is.
 */
export function balanceOf(lines: readonly PaymentLine[]): Balance {
  const sum = (kind: PaymentLine['kind'], state: PaymentLine['state']) =>
    lines.reduce(
      (total, line) => (line.kind === kind && line.state === state ? total + line.amount : total),
      0,
    );
  const [charged, waived, paid, refunded] = [
    sum('charge', 'settled'),
    sum('waiver', 'settled'),
    sum('payment', 'settled'),
    sum('refund', 'settled'),
  ];
  const open = Math.max(0, charged - waived) - paid + refunded;
  return {
    due: Math.max(0, open),
    paid,
    refunded,
    waived,
    pending: sum('payment', 'pending'),
    toRefund: Math.max(0, -open),
  };
}

/** Pure: how a member can pay what is left of an order; nobody fetches what is cancelled. */
export function waysToPay(state: string, { due, pending }: Balance): ('pickup' | 'transfer')[] {
  if (due - pending <= 0) return [];
  return state === 'cancelled' ? ['transfer'] : ['pickup', 'transfer'];
}

/** Pure: what a unit of a quick offer costs, in whole minor units, a half up. */
export function discounted(price: number, discountPercent: number): number {
  return Math.round((price * (100 - discountPercent)) / 100);
}

/** One point for so much: a baht, or a thousand dong. */
const minorPerPoint: Record<Currency, number> = { THB: 100, VND: 1_000 };

/**
 * Pure: the points that contributors share when orders settle, each by their weight, in whole points; what cannot be divided goes to
 * the first. `paid`: what was paid in the end, in minor units.
 */
export function shareOut(
  paid: number,
  { currency, contributorPercent }: { currency: Currency; contributorPercent: number },
  contributors: readonly { memberId: string; weight: number }[],
): { memberId: string; points: number }[] {
  const points = Math.floor((paid * contributorPercent) / 100 / minorPerPoint[currency]);
  const weights = contributors.reduce((sum, { weight }) => sum + weight, 0);
  if (points === 0 || weights === 0) return [];
  const shares = contributors.map(({ memberId, weight }) => ({
    memberId,
    points: Math.floor((points * weight) / weights),
  }));
  const rest = points - shares.reduce((sum, share) => sum + share.points, 0);
  return shares
    .map((share, index) => (index < rest ? { ...share, points: share.points + 1 } : share))
    .filter((share) => share.points > 0);
}

// ——— Near by ———

export interface Place {
  lat: number;
  lng: number;
}

/** Pure: kilometres between two places on the earth; the database has the same in `distance_km`. */
export function distanceKm(a: Place, b: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lng - a.lng) / 2) ** 2;
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Pure: a place as coarse as about a kilometre, which is as much as the portal wants to know of where somebody is. */
export function roundPlace({ lat, lng }: Place): Place {
  return { lat: Math.round(lat * 100) / 100, lng: Math.round(lng * 100) / 100 };
}
