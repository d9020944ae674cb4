import { describe, expect, test } from 'vitest';
import { decideJoin, readAnswers, sameCode } from '~/modules/clubs/rules';

const nothing = { knowsCode: false, invitation: 'none', expected: false } as const;

describe('who comes in how', () => {
  test.each([
    ['open', nothing, 'active'],
    ['approval', nothing, 'pending'],
    ['code', nothing, 'code'],
    ['code', { ...nothing, knowsCode: true }, 'active'],
    ['code', { ...nothing, invitation: 'member' }, 'active'],
    ['approval', { ...nothing, invitation: 'member' }, 'pending'],
    ['approval', { ...nothing, knowsCode: true }, 'pending'],
    ['approval', { ...nothing, invitation: 'vouched' }, 'active'],
    ['approval', { ...nothing, expected: true }, 'active'],
    ['code', { ...nothing, expected: true }, 'active'],
  ] as const)('by %s with %o: %s', (mode, credentials, outcome) => {
    expect(decideJoin(mode, credentials)).toBe(outcome);
  });
});

test('codes are the same however they are copied, and no others', () => {
  expect(sameCode(' coffee-2026 ', 'COFFEE 2026')).toBe(true);
  expect(sameCode('coffee2025', 'COFFEE2026')).toBe(false);
  expect(sameCode('', 'COFFEE')).toBe(false);
});

test('answers to what was not asked are dropped, and missing ones named', () => {
  const label = { th: '', vi: '', en: '' };
  const questions = [
    { key: 'why', label, required: true },
    { key: 'since', label, required: false },
    { key: '__proto__', label, required: true },
  ];
  expect(readAnswers(questions, { since: '2019', other: 'x' })).toEqual({
    answers: { since: '2019' },
    missing: expect.arrayContaining(['why']) as string[],
  });
});
