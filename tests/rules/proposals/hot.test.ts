import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heatOf, isExpired, shareOf, stateBySupport } from '~/modules/proposals/rules';
import { tries } from '../../support/properties.ts';

const at = new Date('2026-11-22T12:00:00Z');
const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000);
const many = (count: number, days: number) => Array.from({ length: count }, () => daysAgo(days));

describe('what is hot', () => {
  test('five supports of today pass fifteen of four days ago', () => {
    expect(heatOf(daysAgo(4), many(15, 4))).toBeLessThan(heatOf(at, many(5, 0)));
  });
  test('something new without any support stands before what was supported a little long ago', () => {
    expect(heatOf(daysAgo(20), many(30, 12))).toBeLessThan(heatOf(at, []));
  });
  test('an old one that is much supported now comes back', () => {
    expect(heatOf(at, many(3, 0))).toBeLessThan(heatOf(daysAgo(25), many(6, 0)));
  });
  test('each support makes it hotter, an earlier one less, and taking back makes it as it was', () => {
    const moment = fc.integer({ min: 0, max: 400 * 24 }).map((hours) => daysAgo(hours / 24));
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 30 }), moment, (supports, one) => {
        const before = heatOf(at, supports);
        const after = heatOf(at, [...supports, one]);
        expect(after).toBeGreaterThanOrEqual(before);
        expect(heatOf(at, [...supports, at])).toBeGreaterThanOrEqual(after - 1e-9);
        expect(heatOf(at, supports.toReversed())).toBeCloseTo(before, 9);
      }),
      tries(),
    );
  });
});

test('the threshold is reached by the last one who is missing, and never lost again', () => {
  expect(stateBySupport('gathering', { supportCount: 19, threshold: 20 })).toBe('gathering');
  expect(stateBySupport('gathering', { supportCount: 20, threshold: 20 })).toBe('evaluating');
  expect(stateBySupport('evaluating', { supportCount: 3, threshold: 20 })).toBe('evaluating');
});

test('gathering ends with its deadline, to the second', () => {
  expect(isExpired('gathering', at, daysAgo(1 / 86_400))).toBe(false);
  expect(isExpired('gathering', at, at)).toBe(true);
  expect(isExpired('evaluating', at, at)).toBe(false);
});

test('the bar is full only when the threshold is reached', () => {
  expect([shareOf(0, 20), shareOf(19, 20), shareOf(199, 200), shareOf(20, 20), shareOf(40, 20)]).toEqual([
    0, 95, 99, 100, 100,
  ]);
});
