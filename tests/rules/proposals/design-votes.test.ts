import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Ballot, type CountedBallot, readBallot, tally } from '~/modules/proposals/design-votes';
import { tries } from '../../support/properties.ts';

const keys = ['1', '2', '3', '4'];
const once = (ballot: Ballot): CountedBallot => ({ ballot, count: 1 });
const ranked = (...choices: string[]) => once({ choices });

describe('what may be said', () => {
  test('one option where one is asked for', () => {
    expect(readBallot('single', keys, { choices: ['2'] })).toEqual({ ballot: { choices: ['2'] } });
    expect(readBallot('single', keys, { choices: ['2', '3'] })).toEqual({ problem: 'invalid_choice' });
    expect(readBallot('single', keys, { choices: ['9'] })).toEqual({ problem: 'invalid_choice' });
  });
  test('eight dots and not one more', () => {
    expect(readBallot('dots', keys, { scores: { 1: 5, 2: 3 } })).toEqual({
      ballot: { scores: { 1: 5, 2: 3 } },
    });
    expect(readBallot('dots', keys, { scores: { 1: 5, 2: 4 } })).toEqual({ problem: 'too_many_dots' });
    expect(readBallot('dots', keys, { scores: { 1: -1 } })).toEqual({ problem: 'invalid_points' });
  });
  test('zero to five points', () => {
    expect(readBallot('score', keys, { scores: { 1: 5, 2: 0 } })).toEqual({ ballot: { scores: { 1: 5 } } });
    expect(readBallot('score', keys, { scores: { 1: 6 } })).toEqual({ problem: 'invalid_points' });
    expect(readBallot('score', keys, { scores: { 1: 1.5 } })).toEqual({ problem: 'invalid_points' });
  });
  test('an order, as a list or as ranks, without the same rank twice', () => {
    expect(readBallot('ranked', keys, { choices: ['3', '1'] })).toEqual({ ballot: { choices: ['3', '1'] } });
    expect(readBallot('ranked', keys, { scores: { 1: 2, 3: 1 } })).toEqual({
      ballot: { choices: ['3', '1'] },
    });
    expect(readBallot('ranked', keys, { scores: { 1: 2, 3: 2 } })).toEqual({ problem: 'doubled_rank' });
    expect(readBallot('ranked', keys, { choices: ['3', '3'] })).toEqual({ problem: 'invalid_choice' });
  });
  test('nothing takes the vote back', () => {
    for (const kind of ['single', 'several', 'score', 'dots', 'ranked'] as const)
      expect(readBallot(kind, keys, {})).toEqual({ ballot: null });
  });
});

describe('what comes out', () => {
  test('votes, points and dots are added up; equals win together', () => {
    const several = [once({ choices: ['1', '2'] }), once({ choices: ['2'] }), once({ choices: ['1'] })];
    expect(tally('several', keys, several)).toEqual({
      values: { 1: 2, 2: 2, 3: 0, 4: 0 },
      winners: ['1', '2'],
    });
    expect(tally('score', keys, [{ ballot: { scores: { 3: 4 } }, count: 2 }]).values['3']).toBe(8);
    expect(tally('single', keys, []).winners).toEqual([]);
  });
  test('the second choice of those whose favourite left decides', () => {
    const { winners, rounds } = tally('ranked', keys, [
      { ballot: { choices: ['1'] }, count: 4 },
      { ballot: { choices: ['2'] }, count: 3 },
      { ballot: { choices: ['3', '2'] }, count: 2 },
    ]);
    expect(rounds!.map(({ out }) => out)).toEqual([['4'], ['3'], []]);
    expect(winners).toEqual(['2']);
  });
  test('a favourite of more than half wins in the first round', () => {
    const result = tally('ranked', keys, [ranked('1'), ranked('1', '2'), ranked('2')]);
    expect(result.rounds).toHaveLength(1);
    expect(result.winners).toEqual(['1']);
  });
});

const ballots = fc.array(
  fc.shuffledSubarray(keys, { minLength: 1 }).map((choices) => ranked(...choices)),
  {
    minLength: 1,
    maxLength: 12,
  },
);
const runs = tries(1_000);

describe('for any ballots', () => {
  test('the order in which they came, and which option stands first, changes nothing', () => {
    fc.assert(
      fc.property(ballots, fc.shuffledSubarray(keys, { minLength: 4 }), (given, order) => {
        const { winners } = tally('ranked', keys, given);
        expect(tally('ranked', keys, given.toReversed()).winners).toEqual(winners);
        expect(tally('ranked', order, given).winners.toSorted()).toEqual(winners.toSorted());
      }),
      runs,
    );
  });
  test('somebody wins, and who is first on more than half of them wins alone', () => {
    fc.assert(
      fc.property(ballots, (given) => {
        const { winners, rounds } = tally('ranked', keys, given);
        expect(winners.length).toBeGreaterThan(0);
        expect(rounds!.length).toBeLessThanOrEqual(keys.length);
        const firsts = keys.map(
          (key) => given.filter(({ ballot }) => (ballot as { choices: string[] }).choices[0] === key).length,
        );
        const majority = keys.filter((_, at) => firsts[at]! * 2 > given.length);
        if (majority.length > 0) expect(winners).toEqual(majority);
      }),
      runs,
    );
  });
  test('equal ballots counted together are the same as one by one', () => {
    fc.assert(
      fc.property(ballots, (given) => {
        const groups = Map.groupBy(given, ({ ballot }) => JSON.stringify(ballot));
        const counted = [...groups.values()].map((same) => ({ ...same[0]!, count: same.length }));
        for (const kind of ['ranked', 'several'] as const)
          expect(tally(kind, keys, counted)).toEqual(tally(kind, keys, given));
      }),
      runs,
    );
  });
});
