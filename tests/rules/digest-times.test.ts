import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextDigest, nextRing, type NoticeTimes, usualTimes } from '~/modules/notices/rules';
import { momentAt, wallTime } from '~/platform/i18n/zoned-time';
import { tries } from '../support/properties.ts';

const daily = (digestHour: number): NoticeTimes => ({ ...usualTimes, digestHour });
const weekly = (digestHour: number, digestWeekday: number): NoticeTimes => ({
  ...daily(digestHour),
  digestEvery: 'week',
  digestWeekday,
});
const at = (text: string) => new Date(text);
const next = (times: NoticeTimes, zone: string, after: string) =>
  nextDigest(times, zone, at(after)).toISOString();

describe('The digest comes', () => {
  test.each([
    ['Asia/Bangkok', '2026-11-22T00:59:59Z', '2026-11-22T01:00:00.000Z'],
    ['Asia/Bangkok', '2026-11-22T01:00:00Z', '2026-11-23T01:00:00.000Z'],
    ['America/Los_Angeles', '2026-11-22T17:00:00Z', '2026-11-23T16:00:00.000Z'],
    ['Asia/Kathmandu', '2026-11-22T00:00:00Z', '2026-11-22T02:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-12-31T18:00:00Z', '2027-01-01T18:00:00.000Z'],
  ])('at eight in the morning in %s', (zone, after, due) => {
    expect(next(daily(8), zone, after)).toBe(due);
  });

  test('on the member’s own day of the week', () => {
    // 22 November 2026 is a Sunday.
    expect(next(weekly(8, 7), 'Asia/Bangkok', '2026-11-22T00:00:00Z')).toBe('2026-11-22T01:00:00.000Z');
    expect(next(weekly(8, 7), 'Asia/Bangkok', '2026-11-22T01:00:00Z')).toBe('2026-11-29T01:00:00.000Z');
    expect(next(weekly(8, 1), 'Asia/Bangkok', '2026-11-22T01:00:00Z')).toBe('2026-11-23T01:00:00.000Z');
  });

  test('where clocks go forward past its hour, when they do, once', () => {
    // Berlin, 29 March 2026: 02:00 becomes 03:00.
    expect(next(daily(2), 'Europe/Berlin', '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
    expect(next(daily(2), 'Europe/Berlin', '2026-03-29T01:00:00Z')).toBe('2026-03-30T00:00:00.000Z');
    expect(next(daily(8), 'Europe/Berlin', '2026-03-28T12:00:00Z')).toBe('2026-03-29T06:00:00.000Z');
  });

  test('where clocks go back and show its hour twice, the first time alone', () => {
    // Berlin, 25 October 2026: 03:00 becomes 02:00.
    expect(next(daily(2), 'Europe/Berlin', '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:00:00.000Z');
    expect(next(daily(2), 'Europe/Berlin', '2026-10-25T00:30:00Z')).toBe('2026-10-26T01:00:00.000Z');
    expect(next(daily(8), 'Europe/Berlin', '2026-10-24T12:00:00Z')).toBe('2026-10-25T07:00:00.000Z');
  });

  test('once on each day, in any zone, at any hour, over a year', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const begin = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 0, 1) });
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 23 }), begin, (zone, hour, start) => {
        let after = new Date(start);
        const days: string[] = [];
        for (let turn = 0; turn < 40; turn++) {
          const due = nextDigest(daily(hour), zone, after);
          expect(due.getTime()).toBeGreaterThan(after.getTime());
          expect(due.getTime() - after.getTime()).toBeLessThanOrEqual(49 * 3_600_000);
          const { year, month, day } = wallTime(due, zone);
          days.push(`${year}-${month}-${day}`);
          after = due;
        }
        expect(new Set(days).size).toBe(days.length);
      }),
      tries(150),
    );
  });
});

describe('A telephone', () => {
  const times: NoticeTimes = { ...usualTimes, quietFrom: 22, quietUntil: 7 };
  const ring = (moment: string, urgent = false, own = times) =>
    nextRing(own, 'Asia/Bangkok', at(moment), urgent).toISOString();

  test('rings at once by day, and in the morning by night', () => {
    expect(ring('2026-11-22T05:00:00Z')).toBe('2026-11-22T05:00:00.000Z');
    expect(ring('2026-11-22T16:00:00Z')).toBe('2026-11-23T00:00:00.000Z');
    expect(ring('2026-11-22T20:00:00Z')).toBe('2026-11-23T00:00:00.000Z');
    expect(ring('2026-11-23T00:00:00Z')).toBe('2026-11-23T00:00:00.000Z');
  });

  test('rings at any time for what is urgent, or where no hours are quiet', () => {
    expect(ring('2026-11-22T16:00:00Z', true)).toBe('2026-11-22T16:00:00.000Z');
    const never = { ...times, quietFrom: null, quietUntil: null };
    expect(ring('2026-11-22T16:00:00Z', false, never)).toBe('2026-11-22T16:00:00.000Z');
  });

  test('is quiet at noon for who sleeps then', () => {
    const nap = { ...times, quietFrom: 12, quietUntil: 14 };
    expect(ring('2026-11-22T05:30:00Z', false, nap)).toBe('2026-11-22T07:00:00.000Z');
    expect(ring('2026-11-22T07:00:00Z', false, nap)).toBe('2026-11-22T07:00:00.000Z');
  });
});

test('a moment is what clocks there show, for every hour that there is', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 729 }),
      (zone, hour, days) => {
        const day = new Date(Date.UTC(2025, 0, 1 + days));
        const date = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
        const shown = wallTime(momentAt(date, hour, zone), zone);
        // Clocks that skip an hour show a later one.
        expect([shown.year, shown.month]).toEqual([date.year, date.month]);
        expect(shown.hour).toBeGreaterThanOrEqual(hour);
        expect(shown.hour).toBeLessThanOrEqual(hour + 1);
      },
    ),
    tries(400),
  );
});
