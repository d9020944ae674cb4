import { describe, expect, test } from 'vitest';
import {
  type Flagger,
  flagWeight,
  hidesByItself,
  isFresh,
  leastWeight,
  mostFreshWeight,
  mostWeight,
  proposeSuspension,
  weighFlags,
} from '~/modules/moderation/rules';

const at = new Date('2026-11-22T12:00:00Z');
const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000);
const member: Flagger = {
  ...{ upheld: 0, dismissed: 0, joinedAt: daysAgo(60), active: true, roles: [], blockedByAuthor: false },
};
const weight = (change: Partial<Flagger>) => flagWeight({ ...member, ...change }, at);

describe('what a flag weighs', () => {
  test('a member of two months without a record weighs one', () => {
    expect(weight({})).toBe(1);
  });
  test('it grows with how often moderators agreed, and falls with how often they did not', () => {
    const weights = [weight({ dismissed: 10 }), weight({ dismissed: 1 }), weight({}), weight({ upheld: 10 })];
    expect(weights).toEqual(weights.toSorted((a, b) => a - b));
    expect(new Set(weights).size).toBe(4);
  });
  test('somebody of the first day weighs a quarter, of the first week a half', () => {
    expect(weight({ joinedAt: daysAgo(0.5) })).toBe(0.25);
    expect(weight({ joinedAt: daysAgo(3) })).toBe(0.5);
  });
  test('experts and moderators weigh more, within a ceiling', () => {
    expect(weight({ roles: ['expert'] })).toBe(1.5);
    expect(weight({ roles: ['moderator'], upheld: 500, joinedAt: daysAgo(800) })).toBe(mostWeight);
  });
  test('whoever counts at all counts for something', () => {
    expect(weight({ dismissed: 1_000, joinedAt: daysAgo(0.1) })).toBe(leastWeight);
  });
  test('who is suspended, or was blocked by the author, weighs nothing', () => {
    expect(weight({ active: false })).toBe(0);
    expect(weight({ blockedByAuthor: true })).toBe(0);
  });
  test('who came with a role is nobody new', () => {
    expect(isFresh({ ...member, joinedAt: daysAgo(1) }, at)).toBe(true);
    expect(isFresh({ ...member, joinedAt: daysAgo(1), roles: ['supplier'] }, at)).toBe(false);
  });
});

describe('hiding by itself', () => {
  test('a crowd of new accounts together weighs no more than one member', () => {
    const crowd = Array.from({ length: 50 }, () => ({ weight: 0.25, fresh: true }));
    expect(weighFlags(crowd)).toBe(mostFreshWeight);
    expect(weighFlags([...crowd, { weight: 1, fresh: false }])).toBe(2);
  });
  test.each([
    [{}, true],
    [{ weight: 2.99 }, false],
    [{ byModerator: true }, false],
    [{ kept: true }, false],
    [{ status: 'hidden' as const }, false],
  ])('with %o it is %s', (change, hides) => {
    const facts = { weight: 3, threshold: 3, status: 'published' as const, byModerator: false, kept: false };
    expect(hidesByItself({ ...facts, ...change })).toBe(hides);
  });
});

describe('the ladder', () => {
  const earlier = (days: number, lifted = false) => ({ at: daysAgo(days), lifted });
  test.each([
    [[], 1],
    [[earlier(10)], 3],
    [[earlier(10), earlier(40)], 7],
    [[earlier(10), earlier(40), earlier(90)], 30],
    [[earlier(10), earlier(40), earlier(90), earlier(200)], 'indefinite'],
    [[earlier(400)], 1],
    [[earlier(10, true)], 1],
  ] as const)('after %o comes %s', (history, step) => {
    expect(proposeSuspension(history, at)).toBe(step);
  });
});
