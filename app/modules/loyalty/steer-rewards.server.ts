import type { z } from 'zod';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import type { Reward } from '~/platform/db/generated/client';
import { invalidField, PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { requireAdmin } from '~/platform/require-member';
import type { changeRewardInput, createRewardInput } from './schema';
import type { RewardView } from './views';

export function viewReward(row: Reward): RewardView {
  const {
    id,
    name,
    description,
    costPoints,
    stock,
    perMember,
    startsAt,
    endsAt,
    fulfilment,
    voucherDays,
    codeSource,
    voucherEnd,
    tierPrices,
    funderId,
    retired,
  } = row;
  return {
    id,
    name,
    description,
    costPoints,
    stock,
    perMember,
    startsAt: startsAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
    fulfilment,
    voucherDays,
    codeSource,
    voucherEnd,
    tierPrices: tierPrices as RewardView['tierPrices'],
    funderId,
    retired,
  };
}

/** There is a reward that members can spend points on. Admins may; recorded. @throws forbidden, invalid (`funderId`) */
export const createReward = defineCommand<z.output<typeof createRewardInput>, { reward: RewardView }>(
  'loyalty.create-reward',
  async ({ tx, actor, input, at }) => {
    requireAdmin(actor);
    const { funderId } = input;
    if (funderId && (await tx.organisation.count({ where: { id: funderId } })) === 0)
      throw invalidField('funderId', 'not_found');
    const row = await tx.reward.create({ data: { id: newId(), ...input, createdAt: at } });
    await recordAct(tx, {
      actor,
      at,
      act: 'reward.created',
      subject: `reward:${row.id}`,
      detail: { name: row.name },
    });
    return { reward: viewReward(row) };
  },
);

/** A reward is another than before, or is taken away: vouchers that are out stay good. Admins may; recorded. @throws not_found */
export const changeReward = defineCommand<
  z.output<typeof changeRewardInput> & { rewardId: string },
  { reward: RewardView }
>('loyalty.change-reward', async ({ tx, actor, input, at }) => {
  requireAdmin(actor);
  const { rewardId, stockWas, ...changes } = input;
  if (!isId(rewardId)) throw new PortalError('not_found');
  // Whoever redeems takes from the stock of this row.
  const [now] = await tx.$queryRaw<{ stock: number | null }[]>`
    SELECT "stock" FROM "Reward" WHERE "id" = ${rewardId}::uuid FOR UPDATE`;
  if (!now) throw new PortalError('not_found');
  if (stockWas !== undefined) changes.stock = stockAfter(now.stock, stockWas, changes.stock);
  const row = await tx.reward.update({ where: { id: rewardId }, data: changes });
  await recordAct(tx, { actor, at, act: 'reward.changed', subject: `reward:${rewardId}`, detail: changes });
  return { reward: viewReward(row) };
});

/** The stock `now`, when somebody who saw `was` of it wrote `wanted`; null: without limit. */
function stockAfter(
  now: number | null,
  was: number | null,
  wanted: number | null | undefined,
): number | null | undefined {
  if (wanted === was) return now;
  if (typeof wanted !== 'number' || was === null || now === null) return wanted;
  return Math.max(0, now + wanted - was);
}
