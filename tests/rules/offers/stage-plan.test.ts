import { describe, expect, test } from 'vitest';
import type { ChangeRule } from '~/modules/offers/rules';
import { firstWorse, planChanges, plannedStages } from '~/modules/offers/stage-plan';

type Stage = [name: string, day: number, rules?: Record<string, ChangeRule>, fee?: number | null];

const stagesOf = (...stages: Stage[]) =>
  plannedStages(
    stages.map(([name, day, rules = {}, fee = null]) => ({
      ...{ name, rules, fee, plannedAt: new Date(Date.UTC(2030, 0, day)) },
    })),
  );
const before = stagesOf(
  ['Cutting', 1],
  ['Dyeing', 5, { colour: 'fee' }],
  ['Sewing', 9, { colour: 'locked' }],
);
const plan = (stages: typeof before, feePercent = 5) => ({ stages, feePercent });
const worse = (stages: typeof before, feePercent?: number) =>
  firstWorse(plan(before), plan(stages, feePercent), ['colour', 'cancel']);

describe('a plan that members pledged on', () => {
  test('may give more time, freer rules, lower fees, other names, and stages that take nothing away', () => {
    expect(worse(before)).toBeNull();
    expect(
      worse(
        stagesOf(
          ['Planning', 1],
          ['Cutting', 2],
          ['In the dye', 6, { colour: 'free' }],
          ['Sewing', 12, { colour: 'fee' }],
        ),
      ),
    ).toBeNull();
    expect(worse(before, 4)).toBeNull();
    expect(worse([])).toBeNull();
  });

  test('is worse where a rule is stricter, a fee higher, or a stricter stage begins earlier; at the field that says so', () => {
    expect(worse(stagesOf(['Cutting', 1, { cancel: 'locked' }]))).toEqual({
      ...{ index: 0, field: 'rules.cancel', code: 'only_freer' },
    });
    expect(worse(stagesOf(['Cutting', 1], ['Dyeing', 3, { colour: 'fee' }]))).toEqual({
      ...{ index: 1, field: 'plannedAt', code: 'only_later' },
    });
    expect(worse(stagesOf(['Cutting', 1], ['Dyeing', 5, { colour: 'fee' }, 900]))).toEqual({
      ...{ index: 1, field: 'fee', code: 'only_lower' },
    });
    expect(worse(before, 6)).toMatchObject({ code: 'only_lower' });
  });

  test('says what is another, stage by stage', () => {
    const after = stagesOf(['Cutting', 1], ['Dyeing', 6, { colour: 'free' }], ['Packing', 12]);
    expect(planChanges(before, after)).toEqual([
      {
        of: 'Dyeing',
        what: 'plannedAt',
        before: '2030-01-05T00:00:00.000Z',
        after: '2030-01-06T00:00:00.000Z',
      },
      { of: 'Dyeing', what: 'rule', attribute: 'colour', before: 'fee', after: 'free' },
      { of: 'Sewing', what: 'name', before: 'Sewing', after: 'Packing' },
      {
        of: 'Sewing',
        what: 'plannedAt',
        before: '2030-01-09T00:00:00.000Z',
        after: '2030-01-12T00:00:00.000Z',
      },
      { of: 'Sewing', what: 'rule', attribute: 'colour', before: 'locked', after: null },
    ]);
  });
});
