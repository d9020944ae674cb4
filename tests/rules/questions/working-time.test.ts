import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addWorkingSeconds,
  always,
  nextWorkingMoment,
  type WorkingCalendar,
  workingSecondsBetween,
  workingUntil,
} from '~/modules/questions/working-time';
import { tries } from '../../support/properties.ts';

const nineToSix = Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: 540, until: 1_080 }] : []));
const bangkok: WorkingCalendar = { timeZone: 'Asia/Bangkok', week: nineToSix, holidays: [] };
const at = (iso: string) => new Date(iso);
const hour = 3_600;

test('time runs in working hours of the zone only', () => {
  // Friday 16:00 in Bangkok; four hours end on Monday at 11:00.
  expect(addWorkingSeconds(bangkok, at('2026-11-20T09:00:00Z'), 4 * hour)).toEqual(
    at('2026-11-23T04:00:00Z'),
  );
  expect(workingUntil(bangkok, at('2026-11-20T09:00:00Z'))).toEqual(at('2026-11-20T11:00:00Z'));
  expect(workingUntil(bangkok, at('2026-11-20T11:00:00Z'))).toBeNull();
  expect(nextWorkingMoment(bangkok, at('2026-11-20T15:00:00Z'))).toEqual(at('2026-11-23T02:00:00Z'));
});

test('holidays and days away do not count', () => {
  const calendar = {
    ...bangkok,
    holidays: ['2026-11-23'],
    away: { from: at('2026-11-24T00:00:00Z'), until: at('2026-11-25T05:00:00Z') },
  };
  expect(nextWorkingMoment(calendar, at('2026-11-20T15:00:00Z'))).toEqual(at('2026-11-25T05:00:00Z'));
});

test('who is away for good, or never works, has no next moment', () => {
  const away = { from: at('2026-11-20T00:00:00Z'), until: null };
  expect(nextWorkingMoment({ ...bangkok, away }, at('2026-11-20T01:00:00Z'))).toBeNull();
  expect(addWorkingSeconds({ ...bangkok, week: [] }, at('2026-11-20T01:00:00Z'), 1)).toBeNull();
});

test('a night shift over the change of the clocks is as long as the night is', () => {
  const night = Array.from({ length: 7 }, () => [{ from: 0, until: 360 }]);
  const london: WorkingCalendar = { timeZone: 'Europe/London', week: night, holidays: [] };
  // Clocks go on at 01:00 on 2026-03-29 and back at 02:00 on 2026-10-25.
  const spring = workingSecondsBetween(london, at('2026-03-28T22:00:00Z'), at('2026-03-29T12:00:00Z'));
  const autumn = workingSecondsBetween(london, at('2026-10-24T22:00:00Z'), at('2026-10-25T12:00:00Z'));
  expect([spring / hour, autumn / hour]).toEqual([5, 7]);
});

test('hours that begin in the hour that is skipped begin after it', () => {
  const week = Array.from({ length: 7 }, () => [{ from: 90, until: 240 }]);
  const london: WorkingCalendar = { timeZone: 'Europe/London', week, holidays: [] };
  expect(nextWorkingMoment(london, at('2026-03-29T00:00:00Z'))).toEqual(at('2026-03-29T01:30:00Z'));
});

test('days that meet at midnight are one duty', () => {
  const week = Array.from({ length: 7 }, () => [{ from: 0, until: 1_440 }]);
  const dayAndNight = { ...bangkok, week, holidays: ['2026-11-23'] };
  expect(workingUntil(dayAndNight, at('2026-11-20T09:00:00Z'))).toEqual(at('2026-11-22T17:00:00Z'));
});

test('a clock that was set back has counted nothing', () => {
  expect(workingSecondsBetween(bangkok, at('2026-11-20T09:00:00Z'), at('2026-11-20T08:00:00Z'))).toBe(0);
  expect(workingSecondsBetween(always, at('2026-11-20T09:00:00Z'), at('2026-11-20T09:10:00Z'))).toBe(600);
});

const zones = [
  'Asia/Bangkok',
  'Asia/Ho_Chi_Minh',
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'UTC',
];
const anyWeek = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 12 })), {
    minLength: 7,
    maxLength: 7,
  })
  .map((days) =>
    days.map(([from, length]) => [{ from: from * 60, until: Math.min(1_440, (from + length) * 60) }]),
  );
const anyMoment = fc.date({ min: at('2026-01-01'), max: at('2027-06-01'), noInvalidDate: true });

test('what is added is what lies between, in every zone and at every moment', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      anyWeek,
      anyMoment,
      fc.integer({ min: 1, max: 40 * hour }),
      (timeZone, week, from, seconds) => {
        const calendar: WorkingCalendar = { timeZone, week, holidays: ['2026-04-13', '2027-01-01'] };
        const start = new Date(Math.floor(from.getTime() / 1_000) * 1_000);
        const due = addWorkingSeconds(calendar, start, seconds)!;
        expect(workingSecondsBetween(calendar, start, due)).toBe(seconds);
        expect(workingSecondsBetween(calendar, start, new Date(due.getTime() - 1_000))).toBe(seconds - 1);
      },
    ),
    tries(150),
  );
});
