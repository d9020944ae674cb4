import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireAdmin } from '~/platform/require-member';
import { type CheckName, type Explanation, explainEarning } from './earning';
import {
  type EarningOccasion,
  readEarner,
  readOccasion,
  readRules,
  termsOf,
} from './internal/read-rules.server';
import { lotDays } from './lots';
import { viewRule } from './list-rules.server';
import type { RuleView } from './views';

export interface RuleExplanation extends Omit<Explanation, 'refused'> {
  rule: RuleView;
  /** `earlier_paid`: an earlier rule pays, and of this trigger only the first that does. */
  refused: CheckName | 'earlier_paid' | null;
  /** When what it pays begins and ends; null: at once, or never. */
  activatesAt: string | null;
  expiresAt: string | null;
}

export interface EarningDryRun {
  matching: 'all' | 'first';
  points: number;
  rules: RuleExplanation[];
}

/**
 * What each rule would pay a member on an occasion, and why. Writes nothing; goes by the same rules as `earnPoints`. Admins.
 * @throws unauthenticated, forbidden, not_found (the member)
 */
export async function explainEarnings(actor: Actor, occasion: EarningOccasion): Promise<EarningDryRun> {
  requireAdmin(actor);
  const tx = db as unknown as Tx;
  const earner = isId(occasion.memberId) ? await readEarner(tx, occasion.memberId, now()) : null;
  if (!earner) throw new PortalError('not_found');
  const at = now();
  const { rules, matching } = await readRules(tx, occasion.trigger);
  const answer: EarningDryRun = { matching, points: 0, rules: [] };
  for (const rule of rules) {
    const found = explainEarning(termsOf(rule), await readOccasion(tx, rule, earner, occasion, at));
    const beaten = matching === 'first' && answer.points > 0;
    const points = beaten ? 0 : found.points;
    const { activatesAt, expiresAt } = lotDays(rule, at, earner.timeZone);
    answer.points += points;
    answer.rules.push({
      ...found,
      points,
      refused: beaten && found.refused === null ? 'earlier_paid' : found.refused,
      rule: viewRule(rule),
      activatesAt: activatesAt?.toISOString() ?? null,
      expiresAt: expiresAt?.toISOString() ?? null,
    });
  }
  return answer;
}
