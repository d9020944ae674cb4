import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedFrom } from '~/modules/loyalty/tiers';

const zones = ['Asia/Bangkok', 'Pacific/Auckland', 'America/Sao_Paulo', 'Europe/Berlin', 'Asia/Kathmandu'];
const hourMs = 3_600_000;

test('what has become too old for a level never counts again, whatever the lengths of months', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 6 * 365 * 24 }),
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 14 }),
      fc.constantFrom('rolling' as const, 'year' as const),
      fc.constantFrom(...zones),
      (hour, later, periodMonths, period, zone) => {
        const at = Date.UTC(2024, 0, 1) + hour * hourMs;
        const terms = { period, periodMonths };
        const from = countedFrom(terms, new Date(at), zone);
        const next = countedFrom(terms, new Date(at + later * hourMs), zone);
        expect(next.getTime()).toBeGreaterThanOrEqual(from.getTime());
        expect(from.getTime()).toBeLessThan(at);
      },
    ),
    { numRuns: Number(process.env.NUM_RUNS ?? 1_000) },
  );
});

test('a month before the last of March begins with March', () => {
  const terms = { period: 'rolling' as const, periodMonths: 1 };
  // The moment of looking belongs to the day that begins: the last of March has just ended.
  const from = countedFrom(terms, new Date('2026-03-31T17:00:00Z'), 'Asia/Bangkok');
  expect(new Date(from.getTime() + 1).toISOString()).toBe('2026-02-28T17:00:00.000Z');
});
