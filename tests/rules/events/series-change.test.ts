import { describe, expect, test } from 'vitest';
import { createEventInput } from '~/modules/events/schema';
import { zonedMoment, zonedParts } from '~/modules/events/series';
import { carryOver, type EventFactsNow, sameFact } from '~/modules/events/series-change';

const zone = 'Europe/Berlin';
const at = (day: string, time: string) => zonedMoment(day, time, zone);

function on(day: string, more: Partial<EventFactsNow> = {}): EventFactsNow {
  const start = createEventInput.parse({
    title: 'Walk',
    body: 'At nine.',
    startsAt: at(day, '09:00').toISOString(),
    endsAt: at(day, '10:30').toISOString(),
    timeZone: zone,
    place: 'Park',
    way: 'onsite',
    capacity: 20,
  });
  return { ...(start as unknown as EventFactsNow), people: [], ...more };
}

const first = on('2026-10-17');
const later = on('2026-10-31');
const clocks = ({ startsAt, endsAt }: { startsAt?: Date; endsAt?: Date }) =>
  [startsAt!, endsAt!].map((moment) => Object.values(zonedParts(moment, zone)).join(' '));

describe('What is changed of one of a series', () => {
  test('goes on to another as far as it was changed, and no further', () => {
    const form = { ...first, place: 'Lake', capacity: 20, questions: [] };
    expect(carryOver(first, form, later)).toEqual({ place: 'Lake' });
    expect(carryOver(first, { ...first }, later)).toEqual({});
  });

  test('leaves alone what was set for that day', () => {
    const change = { place: 'Lake', title: 'Swim' };
    expect(carryOver(first, change, { ...later, place: 'Beach' })).toEqual({ title: 'Swim' });
  });

  test('is that hour on each day, on both sides of a change of the clocks', () => {
    const change = { startsAt: at('2026-10-17', '11:00'), endsAt: at('2026-10-17', '12:00') };
    expect(clocks(carryOver(first, change, later))).toEqual(['2026-10-31 11:00', '2026-10-31 12:00']);
  });

  test('is as many days later, and over as many nights', () => {
    const change = { startsAt: at('2026-10-18', '22:00'), endsAt: at('2026-10-19', '01:00') };
    expect(clocks(carryOver(first, change, later))).toEqual(['2026-11-01 22:00', '2026-11-02 01:00']);
  });

  test('does not move one that has an hour of its own', () => {
    const own = { ...later, startsAt: at('2026-10-31', '15:00'), endsAt: at('2026-10-31', '16:00') };
    const change = { startsAt: at('2026-10-17', '11:00'), endsAt: at('2026-10-17', '12:00') };
    expect(carryOver(first, change, own)).toEqual({});
  });

  test('keeps the distance of the window of registration from each start', () => {
    const change = { opensAt: at('2026-10-10', '09:00'), closesAt: at('2026-10-16', '09:00') };
    const carried = carryOver(first, change, on('2026-10-24'));
    expect(clocks({ startsAt: carried.opensAt!, endsAt: carried.closesAt! })).toEqual([
      '2026-10-17 09:00',
      '2026-10-23 09:00',
    ]);
  });

  test('is the same whatever order and emptiness it is written in', () => {
    expect(sameFact({ member: { capacity: null, pricePoints: 0 } }, { member: { pricePoints: 0 } })).toBe(
      true,
    );
    expect(sameFact([1, 2], [2, 1])).toBe(false);
  });
});
