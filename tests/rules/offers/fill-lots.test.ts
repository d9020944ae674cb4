import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillLots, type LotTerms, type Promised, wholeLots } from '~/modules/offers/fill-lots';
import { tries } from '../../support/properties.ts';

const promise = fc.record({ min: fc.integer({ min: 1, max: 12 }), more: fc.integer({ min: 0, max: 15 }) });
const promises = fc
  .array(promise, { maxLength: 14 })
  .map((list) => list.map(({ min, more }, index): Promised => ({ id: `p${index}`, min, max: min + more })));
const terms: fc.Arbitrary<LotTerms> = fc.record({
  lotSize: fc.integer({ min: 1, max: 13 }),
  capacity: fc.option(fc.integer({ min: 1, max: 90 }), { nil: null }),
});
const runs = tries(2_000);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const property = (check: (given: Promised[], by: LotTerms) => void) =>
  fc.assert(fc.property(promises, terms, check), runs);

describe('Whole lots are filled', () => {
  test('so that everybody gets at least their minimum, at most their maximum, or nothing', () => {
    property((given, by) => {
      for (const { quantity, min, max } of fillLots(given, by).shares)
        expect(quantity === 0 || (quantity >= min && quantity <= max)).toBe(true);
    });
  });

  test('whole, within what there can be, and not one fewer than those who take part could take', () => {
    property((given, by) => {
      const { quantity, lots, shares } = fillLots(given, by);
      expect(sum(shares.map((share) => share.quantity))).toBe(quantity);
      expect(quantity).toBe(lots * by.lotSize);
      expect(quantity).toBeLessThanOrEqual(by.capacity ?? Infinity);
      const taking = shares.filter((share) => share.quantity > 0);
      expect(quantity).toBe(wholeLots(sum(taking.map(({ max }) => max)), by));
    });
  });

  test('evenly: nobody has two more than somebody who could take one, and one more only the earlier', () => {
    property((given, by) => {
      const taking = fillLots(given, by).shares.filter((share) => share.quantity > 0);
      for (const one of taking)
        for (const other of taking) {
          if (one.quantity === one.max || other.extra <= one.extra) continue;
          expect(other.extra).toBe(one.extra + 1);
          expect(other.place).toBeLessThan(one.place);
        }
    });
  });

  test('so that nobody who got nothing would have fitted beside those who got something', () => {
    property((given, by) => {
      const { shares } = fillLots(given, by);
      const taking = shares.filter((share) => share.quantity > 0);
      for (const out of shares.filter((share) => share.quantity === 0)) {
        const all = [...taking, out];
        expect(sum(all.map(({ min }) => min))).toBeGreaterThan(wholeLots(sum(all.map(({ max }) => max)), by));
      }
    });
  });

  test('the same way for the same promises', () => {
    property((given, by) => {
      const again = fillLots(
        given.map((one) => ({ ...one })),
        { ...by },
      );
      expect(again).toEqual(fillLots(given, by));
    });
  });

  test('with the latest giving way where not all fit', () => {
    const given = [
      { id: 'first', min: 4, max: 4 },
      { id: 'second', min: 4, max: 6 },
      { id: 'third', min: 4, max: 4 },
    ];
    const quantities = fillLots(given, { lotSize: 5, capacity: 10 }).shares.map(({ quantity }) => quantity);
    expect(quantities).toEqual([4, 6, 0]);
  });
});
