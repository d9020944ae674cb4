import { adjustPoints } from '~/modules/loyalty/adjust-points.server';
import { createRewardInput } from '~/modules/loyalty/schema';
import { createReward } from '~/modules/loyalty/steer-rewards.server';
import { verifyLedger } from '~/modules/loyalty/verify-ledger.server';
import { system } from '~/platform/actor';
import { parseInput } from '~/platform/input';
import type { TestPerson } from './people';

const silent = {
  progress: { say: () => undefined, bar: () => ({ reach: () => undefined, end: () => undefined }) },
  signal: new AbortController().signal,
};

/** What `ledger verify` finds. */
export const brokenInLedger = async () => (await verifyLedger(silent)).violations;

export async function givePoints(person: Pick<TestPerson, 'memberId'>, points: number): Promise<string> {
  const { transfer } = await adjustPoints(system, { memberId: person.memberId, points, reason: 'A test' });
  return transfer.id;
}

export async function makeReward(facts: {
  costPoints: number;
  stock?: number;
  perMember?: number;
}): Promise<string> {
  const { reward } = await createReward(system, parseInput(createRewardInput, { name: 'A mug', ...facts }));
  return reward.id;
}
