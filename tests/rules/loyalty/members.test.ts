import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draw, type DrawInput, hadNoneForLong, repeatDraw, sha256 } from '~/modules/loyalty/draw';
import { codeInScan, codeKey, readCodes } from '~/modules/loyalty/codes';
import { refuseClaim } from '~/modules/loyalty/friends';
import { streakOf, weekOf } from '~/modules/loyalty/streak';
import { dueWarnings, endingDays } from '~/modules/loyalty/warnings';
import { tries } from '../../support/properties.ts';

describe('Weeks in a row', () => {
  test('break with a missed week, unless four weeks have earned a freeze', () => {
    expect(streakOf([1, 2, 3], 3)).toEqual({ weeks: 3, longest: 3, thisWeek: true, freezes: 0 });
    expect(streakOf([1, 2, 3], 4)).toMatchObject({ weeks: 3, thisWeek: false });
    expect(streakOf([1, 2, 3], 5)).toMatchObject({ weeks: 0, longest: 3 });
    expect(streakOf([1, 2, 3, 4, 6], 6)).toEqual({ weeks: 5, longest: 5, thisWeek: true, freezes: 0 });
    expect(streakOf([1, 2, 3, 4], 6)).toMatchObject({ weeks: 4, freezes: 0 });
    expect(streakOf([1, 2, 3, 4, 7], 7)).toMatchObject({ weeks: 1, longest: 4 });
    expect(streakOf([], 7)).toEqual({ weeks: 0, longest: 0, thisWeek: false, freezes: 0 });
  });

  test('begin on Monday where the member is', () => {
    const sunday = new Date('2026-11-22T18:00:00Z');
    expect(weekOf(sunday, 'Asia/Bangkok') - weekOf(sunday, 'Europe/London')).toBe(1);
  });

  test('never count more than there were, and never forget the longest', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 80 })),
        fc.integer({ min: 0, max: 90 }),
        (weeks, now) => {
          const { weeks: count, longest, freezes } = streakOf(weeks, now);
          const there = new Set(weeks.filter((week) => week <= now)).size;
          expect(count <= longest && longest <= there && freezes >= 0 && freezes <= 2).toBe(true);
        },
      ),
      tries(),
    );
  });
});

describe('A draw', () => {
  const drawnAt = '2026-11-22T00:00:00.000Z';
  const made = async (count: number, recent: number) => {
    const inputs: DrawInput[] = [];
    for (let index = 0; index < count; index++)
      inputs.push({
        token: await sha256(`m${index}`),
        lastAt: index < recent ? '2026-11-01T00:00:00.000Z' : null,
      });
    inputs.sort((a, b) => (a.token < b.token ? -1 : 1));
    const terms = { seed: 'a seed', inputs, places: 6, floorPlaces: 3, floorDays: 90, drawnAt };
    const results = await draw(terms);
    return { ...terms, id: 'x', commitment: await sha256('a seed'), results };
  };

  test('can be repeated by anybody, and shows when anything in it was changed', async () => {
    const published = await made(30, 20);
    expect(published.results).toHaveLength(6);
    expect(await repeatDraw(published)).toBeNull();
    expect(await repeatDraw({ ...published, seed: 'another' })).toBe('another_seed');
    expect(await repeatDraw({ ...published, inputs: published.inputs.slice(1).toReversed() })).toBe(
      'inputs_not_sorted',
    );
    expect(await repeatDraw({ ...published, results: published.results.toReversed() })).toBe('other_results');
    const winner = published.results[0];
    const without = published.inputs.filter(({ token }) => token !== winner);
    expect(await repeatDraw({ ...published, inputs: without })).toBe('other_results');
  });

  test('gives the floor’s places to those who had none for long, and no more places than there are people', async () => {
    const { inputs, results } = await made(40, 36);
    const first = inputs
      .filter(({ lastAt }) => hadNoneForLong(lastAt, drawnAt, 90))
      .map(({ token }) => token);
    expect(results.slice(0, 3).every((token) => first.includes(token))).toBe(true);
    expect(new Set((await made(4, 2)).results).size).toBe(4);
  });
});

describe('Bringing a friend', () => {
  const at = new Date('2026-11-22T00:00:00Z');
  const friend = { id: 'b', email: 'Ann+two@example.com', createdAt: new Date('2026-11-20T00:00:00Z') };
  const claim = {
    referrer: { id: 'a', email: 'bob@example.com' },
    friend,
    brought: false,
    ancestors: [],
    at,
  };

  test('is for one who is new, is somebody else, and has brought nobody up the line', () => {
    expect(refuseClaim(claim)).toBeNull();
    expect(refuseClaim({ ...claim, referrer: { id: 'b', email: null } })).toBe('own_code');
    expect(refuseClaim({ ...claim, referrer: { id: 'a', email: 'ann@example.com' } })).toBe('own_code');
    expect(refuseClaim({ ...claim, brought: true })).toBe('brought_already');
    expect(refuseClaim({ ...claim, ancestors: ['c', 'b'] })).toBe('brought_by_friend');
    expect(refuseClaim({ ...claim, at: new Date('2026-12-10T00:00:00Z') })).toBe('member_too_long');
  });
});

describe('Codes and days', () => {
  test('a code is the same however it is typed or scanned', () => {
    expect(codeKey('ab-12 cd')).toBe('AB12CD');
    expect(codeInScan('https://x.example/support/till?code=AB%2D12')).toBe('AB-12');
    expect(readCodes('\uFEFFCode\r\nAAAA-1\n"BBBB,2",x\n\nAAAA1\n-').codes).toEqual(['AAAA-1', 'BBBB,2']);
  });

  test('what ends with one day is told as one, and of two warnings that are due the nearer', () => {
    const now = new Date('2026-11-01T00:00:00Z');
    const lots = [
      { points: 5, expiresAt: new Date('2026-11-30T17:00:00Z') },
      { points: 7, expiresAt: new Date('2026-11-30T12:00:00Z') },
    ];
    expect(endingDays(lots, now, 'Asia/Bangkok')).toEqual([
      { lastDay: '2026-11-30', at: lots[1]!.expiresAt, points: 12, daysLeft: 29 },
    ]);
    expect([31, 30, 8, 7, 0].map(dueWarnings)).toEqual([[], [30], [30], [7, 30], [7, 30]]);
  });
});
