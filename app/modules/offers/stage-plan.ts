import { type ChangeRule, commonAttributes, ruleIn, type StageTerms } from './rules';
import type { TermChange } from './term-changes';

/** What an offer plans of its production: the stages in their order, and what a change at a fee costs where a stage does not say. */
export interface StagePlan {
  stages: readonly StageTerms[];
  feePercent: number;
}

interface PlannedStage {
  name: string;
  plannedAt: Date;
  rules: object;
  fee: number | bigint | null;
}

/** Pure: stages that nobody has begun, by their place in the plan. */
export function plannedStages(stages: readonly PlannedStage[]): StageTerms[] {
  return stages.map(({ name, plannedAt, rules, fee }, index) => ({
    ...{ position: index + 1, name, plannedAt: plannedAt.toISOString(), startedAt: null, passedAt: null },
    rules: rules as Record<string, ChangeRule>,
    fee: fee === null ? null : Number(fee),
  }));
}

/** Pure: what can be changed of an order, with the choices that its offer adds. */
export function changeableOf(attributes: unknown): string[] {
  return [...(attributes as { key: string }[]).map(({ key }) => key), ...commonAttributes];
}

/** Pure: whether each stage begins no earlier than the one before. */
export function isInOrder(stages: readonly StageTerms[]): boolean {
  return stages.every(({ plannedAt }, at) => at === 0 || stages[at - 1]!.plannedAt <= plannedAt);
}

const strictness: Record<ChangeRule, number> = { free: 0, fee: 1, locked: 2 };
const feeOf = (stage: StageTerms | undefined) => stage?.fee ?? null;

/** A fixed fee and a percentage cannot be compared, since the price of an order is open: only none at all is surely no higher. */
function isDearer(
  was: StageTerms | undefined,
  is: StageTerms,
  before: Pick<StagePlan, 'feePercent'>,
  after: Pick<StagePlan, 'feePercent'>,
): boolean {
  const [old, next] = [feeOf(was), feeOf(is)];
  if (old === null && next === null) return after.feePercent > before.feePercent;
  if (next === null) return after.feePercent > 0;
  return next > (old ?? 0);
}

export interface WorseStage {
  /** In the plan that is worse, from 0. */
  index: number;
  field: string;
  code: 'only_later' | 'only_freer' | 'only_lower';
}

/**
 * Pure: where a plan first leaves members less than another did, at any moment that either plans something for: what was free costs
 * something or is locked, a fee is higher, or stricter rules begin earlier. Null: nowhere. Only for what could be changed before.
 */
export function firstWorse(
  before: StagePlan,
  after: StagePlan,
  attributes: readonly string[],
): WorseStage | null {
  const times = [...before.stages, ...after.stages].map(({ plannedAt }) => plannedAt);
  for (const time of [...new Set(times)].toSorted()) {
    const [was, is] = [before, after].map(({ stages }) =>
      stages.findLast(({ plannedAt }) => plannedAt <= time),
    );
    if (!is) continue;
    for (const attribute of attributes) {
      const [old, next] = [ruleIn(before.stages, was, attribute), ruleIn(after.stages, is, attribute)];
      const stricter = strictness[next] > strictness[old];
      const dearer = next === 'fee' && old === 'fee' && isDearer(was, is, before, after);
      if (!stricter && !dearer) continue;
      const index = is.position - 1;
      const same = before.stages.find(({ name }) => name === is.name) ?? before.stages[index];
      const began =
        same !== undefined &&
        same.plannedAt > is.plannedAt &&
        strictness[ruleIn(before.stages, same, attribute)] >= strictness[next];
      if (began) return { index, field: 'plannedAt', code: 'only_later' };
      if (!stricter) return { index, field: 'fee', code: 'only_lower' };
      const said = after.stages.findLast(
        ({ position, rules }) => position <= is.position && rules[attribute] !== undefined,
      )!;
      return { index: said.position - 1, field: `rules.${attribute}`, code: 'only_freer' };
    }
  }
  return null;
}

/** A stage that is another: what of it, from what to what. */
function changesOf(was: StageTerms, is: StageTerms): TermChange[] {
  const of = was.name;
  const keys = [...new Set([...Object.keys(was.rules), ...Object.keys(is.rules)])];
  const all: TermChange[] = [
    { of, what: 'name', before: was.name, after: is.name },
    { of, what: 'plannedAt', before: was.plannedAt, after: is.plannedAt },
    { of, what: 'fee', before: was.fee, after: is.fee },
    ...keys.map((key) => ({
      ...{ of, what: 'rule', attribute: key },
      ...{ before: was.rules[key] ?? null, after: is.rules[key] ?? null },
    })),
  ];
  return all.filter(({ before, after }) => before !== after);
}

/** Pure: what a plan says otherwise than another: stages of one name are the same stage, else those that stand at one place. */
export function planChanges(before: readonly StageTerms[], after: readonly StageTerms[]): TermChange[] {
  const names = new Set(before.map(({ name }) => name));
  const kept = new Set(after.map(({ name }) => name));
  const sameAs = (stage: StageTerms, index: number) => {
    if (names.has(stage.name)) return before.find(({ name }) => name === stage.name);
    const there = before[index];
    return there && !kept.has(there.name) ? there : undefined;
  };
  const pairs = after.map((stage, index) => ({ is: stage, was: sameAs(stage, index) }));
  const paired = new Set(pairs.map(({ was }) => was));
  return [
    ...pairs.flatMap(({ is, was }): TermChange[] =>
      was ? changesOf(was, is) : [{ of: is.name, what: 'stage', before: null, after: is.plannedAt }],
    ),
    ...before
      .filter((stage) => !paired.has(stage))
      .map(({ name, plannedAt }) => ({ of: name, what: 'stage', before: plannedAt, after: null })),
  ];
}
