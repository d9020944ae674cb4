import { describe, expect, test } from 'vitest';
import { type Occasion, explainEarning, noConditions, type RuleTerms } from '~/modules/loyalty/earning';
import { inactiveUntil, lotDays, nextDate } from '~/modules/loyalty/lots';

const rule = (terms: Partial<RuleTerms> = {}): RuleTerms => ({
  points: 10,
  perAmount: null,
  currency: null,
  clubId: null,
  minAmount: null,
  cooldownSeconds: 0,
  capPoints: null,
  budgetPoints: null,
  spentPoints: 0,
  startsAt: null,
  endsAt: null,
  conditions: noConditions,
  ...terms,
});
/** Saturday, half past eleven at night in Bangkok; in UTC it is still half past four in the afternoon. */
const saturday = new Date('2026-11-21T16:30:00Z');
const occasion = (facts: Partial<Occasion> = {}): Occasion => ({
  clubId: 'dogs',
  amount: null,
  currency: null,
  lines: [],
  name: null,
  happenedAt: saturday,
  at: saturday,
  timeZone: 'Asia/Bangkok',
  tier: null,
  lastAt: null,
  timesEarned: 0,
  earnedInPeriod: 0,
  paidAlready: false,
  ...facts,
});
const paid = (terms: Partial<RuleTerms>, facts: Partial<Occasion> = {}) => {
  const { points, refused } = explainEarning(rule(terms), occasion(facts));
  return refused ?? points;
};
const when = (conditions: Partial<RuleTerms['conditions']>) => ({
  conditions: { ...noConditions, ...conditions },
});

describe('A rule pays', () => {
  test.each<[string, Partial<RuleTerms>, Partial<Occasion>, number | string]>([
    ['what it says, where it asks for nothing', {}, {}, 10],
    ['in its own club', { clubId: 'dogs' }, {}, 10],
    ['in no other', { clubId: 'coffee' }, {}, 'club'],
    [
      'whole steps of an amount',
      { perAmount: 2500, currency: 'THB', points: 1 },
      { amount: 9_999, currency: 'THB' },
      3,
    ],
    [
      'nothing for less than a step',
      { perAmount: 2500, currency: 'THB' },
      { amount: 2_499, currency: 'THB' },
      'amount',
    ],
    [
      'nothing in another currency',
      { perAmount: 2500, currency: 'THB' },
      { amount: 9_999, currency: 'VND' },
      'currency',
    ],
    [
      'from its least amount on',
      { minAmount: 500, currency: 'THB' },
      { amount: 499, currency: 'THB' },
      'amount',
    ],
    [
      'for one of its goods alone',
      { ...when({ skus: ['k-12'] }), perAmount: 100, currency: 'THB', points: 1 },
      {
        amount: 900,
        currency: 'THB',
        lines: [
          { sku: 'K-12', amount: 300 },
          { sku: 'TOY', amount: 600 },
        ],
      },
      3,
    ],
    ['on its weekdays, where the member is', when({ weekdays: [6] }), {}, 10],
    ['on no other day', when({ weekdays: [7] }), {}, 'weekday'],
    ['in its hours, over midnight too', when({ hours: { from: 22, to: 2 } }), {}, 10],
    ['in no other hour', when({ hours: { from: 9, to: 23 } }), {}, 'hours'],
    ['the first time', when({ firstTime: true }), {}, 10],
    ['never again', when({ firstTime: true }), { timesEarned: 1 }, 'first_time'],
    ['in its countries', when({ countries: ['VN'] }), {}, 'country'],
    ['for its tiers', when({ tiers: ['superfan'] }), { tier: 'regular' }, 'tier'],
    ['for occasions of its name', when({ name: 'stacked_chairs' }), { name: 'swept' }, 'name'],
    ['once for a cause', {}, { paidAlready: true }, 'already_paid'],
    ['within its window', { endsAt: saturday }, {}, 'window'],
    ['what is left of a cap', { capPoints: 25 }, { earnedInPeriod: 20 }, 5],
    ['nothing beyond a cap', { capPoints: 25 }, { earnedInPeriod: 25 }, 'cap'],
    ['what is left of a budget', { budgetPoints: 100, spentPoints: 93 }, {}, 7],
    ['nothing beyond a budget', { budgetPoints: 100, spentPoints: 100 }, {}, 'budget'],
    [
      'nothing while it cools down',
      { cooldownSeconds: 60 },
      { lastAt: new Date(saturday.getTime() - 59_000) },
      'cooldown',
    ],
    [
      'again when it has cooled down',
      { cooldownSeconds: 60 },
      { lastAt: new Date(saturday.getTime() - 60_000) },
      10,
    ],
  ])('%s', (_, terms, facts, expected) => expect(paid(terms, facts)).toBe(expected));

  test('and says of each of its conditions whether it holds', () => {
    const { checks } = explainEarning(
      rule({ ...when({ weekdays: [6], firstTime: true }), capPoints: 30 }),
      occasion({ timesEarned: 2, earnedInPeriod: 20 }),
    );
    expect(checks).toEqual([
      { check: 'weekday', ok: true },
      { check: 'first_time', ok: false },
      { check: 'cap', ok: true, left: 10 },
    ]);
  });
});

describe('A lot ends', () => {
  const terms = { activateAfterDays: 0, expiry: 'months', expireAfterMonths: 24, expireOn: null } as const;
  // Midnight in Bangkok is five in the afternoon before, in UTC.
  test.each([
    [
      'with the month in which it is so old, where the member is',
      lotDays(terms, saturday, 'Asia/Bangkok').expiresAt,
      '2028-11-30T17:00:00.000Z',
    ],
    ['with the next such day', nextDate(saturday, '12-31', 0, 'Asia/Bangkok'), '2026-12-31T17:00:00.000Z'],
    [
      'with the one after, where the next is too near',
      nextDate(saturday, '12-31', 3, 'Asia/Bangkok'),
      '2027-12-31T17:00:00.000Z',
    ],
    [
      'on the last day of February in years without a 29th',
      nextDate(saturday, '02-29', 0, 'Asia/Bangkok'),
      '2027-02-28T17:00:00.000Z',
    ],
    [
      'so long after the last move',
      inactiveUntil(new Date('2026-08-31T05:00:00Z'), 6, 'Asia/Bangkok'),
      '2027-02-28T17:00:00.000Z',
    ],
  ])('%s', (_, end, expected) => expect(end?.toISOString()).toBe(expected));

  test('never, where nothing says so', () =>
    expect(lotDays({ ...terms, expireAfterMonths: null }, saturday, 'Asia/Bangkok').expiresAt).toBeNull());
});
