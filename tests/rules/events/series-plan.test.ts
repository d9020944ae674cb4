import { describe, expect, test } from 'vitest';
import { seriesFormInput } from '~/modules/events/form-values';
import { ruleDays } from '~/modules/events/series';
import { planSeries, ruleDayAfter, type SeriesDate } from '~/modules/events/series-plan';

const date = (day: string, more: Partial<SeriesDate> = {}): SeriesDate => ({
  id: day,
  day,
  ruleDay: day,
  state: 'open',
  added: false,
  people: 0,
  ...more,
});
const saturdays = ['2026-11-28', '2026-12-05', '2026-12-12', '2026-12-19'].map((day) => date(day));
const week = { every: 'week' as const, keepBooked: false };
const rule = (more: object) =>
  ruleDays('2026-11-28', { every: 'week', interval: 1, weekdays: [], count: 4, except: [], ...more });
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('Another rule of a series', () => {
  test('each second week instead of each: every second date falls away, later ones come', () => {
    const plan = planSeries(saturdays, rule({ interval: 2 }), week);
    expect(ids(plan.stay)).toEqual(['2026-11-28', '2026-12-12']);
    expect(ids(plan.fall)).toEqual(['2026-12-05', '2026-12-19']);
    expect([plan.move, plan.come]).toEqual([[], ['2026-12-26', '2027-01-09']]);
  });

  test('another weekday: each date goes along to its week’s day, and none is lost', () => {
    const plan = planSeries(saturdays, rule({ weekdays: [7] }), week);
    expect(plan.move).toEqual(saturdays.map(({ id }) => ({ id, days: 1 })));
    expect([plan.stay, plan.fall, plan.come]).toEqual([[], [], []]);
  });

  test('fewer of them, or until a day: the last fall away, but not those that somebody comes to, where that is wanted', () => {
    const booked = saturdays.map((one) => (one.day === '2026-12-19' ? { ...one, people: 3 } : one));
    const days = rule({ count: 60, until: '2026-12-06' });
    expect(days).toEqual(['2026-11-28', '2026-12-05']);
    expect(ids(planSeries(booked, days, week).fall)).toEqual(['2026-12-12', '2026-12-19']);
    const kept = planSeries(booked, days, { ...week, keepBooked: true });
    expect([ids(kept.stay), ids(kept.fall)]).toEqual([
      ['2026-11-28', '2026-12-05', '2026-12-19'],
      ['2026-12-12'],
    ]);
  });

  test('leaves alone what was moved, called off or added by itself', () => {
    const dates = [
      saturdays[0]!,
      date('2026-12-06', { id: 'moved', ruleDay: '2026-12-05' }),
      date('2026-12-12', { id: 'off', state: 'shut' }),
      date('2026-12-16', { id: 'extra', added: true }),
    ];
    const plan = planSeries(dates, rule({ count: 5 }), week);
    expect(ids(plan.stay)).toEqual(['2026-11-28', 'moved', 'extra']);
    expect([plan.move, plan.fall, plan.come]).toEqual([[], [], ['2026-12-19', '2026-12-26']]);
    // On Sundays it stands for its own day from now on.
    const sundays = planSeries(dates, rule({ weekdays: [7], count: 2 }), week);
    expect(sundays.stay).toEqual([
      { id: 'moved', settled: true },
      { id: 'extra', settled: false },
    ]);
  });

  test('a date that is moved by itself stands for its day until it comes back; moved with others it goes along', () => {
    const [from, to] = ['2026-12-05', '2026-12-06'];
    expect(ruleDayAfter(null, { from, to, alone: true })).toBe(from);
    expect(ruleDayAfter(from, { from: to, to: from, alone: true })).toBeNull();
    expect(ruleDayAfter(null, { from, to, alone: false })).toBeNull();
    expect(ruleDayAfter(from, { from: to, to: '2026-12-13', alone: false })).toBe('2026-12-12');
  });

  test('takes a Buddhist year for the year that it is', () => {
    expect(seriesFormInput({ every: 'week', except: '2569-12-31, 2026-12-24' }).except).toEqual([
      '2026-12-31',
      '2026-12-24',
    ]);
  });
});
