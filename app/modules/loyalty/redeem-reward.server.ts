import { memberStream } from '~/modules/clubs/streams';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import type { CommandOptions } from '~/platform/command.server';
import { Prisma } from '~/platform/db/sql.server';
import { queryAgain } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { hashInput, idempotencyScope } from '~/platform/idempotency.server';
import { isId, newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { announceCommitted } from '~/platform/updates/committed.server';
import { newSpokenCode } from '~/platform/spoken-code.server';
import type { PointsChanged } from './updates';
import type { RedemptionView } from './views';

export const redemptionInclude = {
  reward: { select: { name: true, fulfilment: true, voucherEnd: true, codeSource: true } },
} satisfies Prisma.RedemptionInclude;
type RedemptionRow = Prisma.RedemptionGetPayload<{ include: typeof redemptionInclude }>;

export function viewRedemption(row: RedemptionRow): RedemptionView {
  const { id, rewardId, reward, status, code, costPoints, expiresAt, createdAt, endedAt } = row;
  const { endedBy, deliverTo, sentAt, tracking } = row;
  const open = status === 'issued' || status === 'pending';
  return {
    id,
    rewardId,
    rewardName: reward.name,
    status,
    code,
    costPoints,
    expiresAt: expiresAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    endedBy,
    fulfilment: reward.fulfilment,
    voucherEnd: reward.voucherEnd,
    returnable: open && reward.codeSource === 'drawn',
    deliverTo,
    sentAt: sentAt?.toISOString() ?? null,
    tracking,
  };
}

const commandName = 'loyalty.redeem';

interface Redeemed {
  answer: { redemption: RedemptionView };
  /** Empty when the key was used before. */
  seq: string | bigint | null;
  data: PointsChanged;
}

/**
 * A member has a voucher for their points. Any signed-in member. Stock and points go down together or not at all, however many ask
 * at once. The database does it in one statement, `redeem_reward`: the stock by a conditional write, points and the limit under the
 * wallet's lock. Publishes `points.changed`.
 * @throws unauthenticated, not_found, not_open, out_of_stock, limit_reached, not_enough_points, key_reused
 */
async function redeem(
  actor: Actor,
  input: { rewardId: string; deliverTo?: string },
  { idempotencyKey: key }: CommandOptions = {},
): Promise<{ redemption: RedemptionView }> {
  const { memberId } = requireMember(actor);
  const { rewardId, deliverTo } = input;
  if (!isId(rewardId)) throw new PortalError('not_found');
  const at = now();
  const scope = key ? idempotencyScope(actor, commandName) : null;
  const [redeemed] = await queryAgain<Redeemed>(
    Prisma.sql`SELECT "answer", "seq", "data" FROM redeem_reward(${newId()}::uuid, ${newId()}::uuid, ${rewardId}::uuid, ${memberId}::uuid,
      ${newSpokenCode(12, { group: 4 })}, ${deliverTo ?? null}, ${at}::timestamptz, ${scope}, ${key ?? null}, ${key ? hashInput(input) : null})`,
  );
  const { answer, seq, data } = redeemed!;
  const update = { stream: memberStream(memberId), type: 'points.changed', at: at.toISOString(), data };
  if (seq !== null) announceCommitted([{ ...update, seq: Number(seq) }]);
  return answer;
}

export const redeemReward = Object.assign(redeem, { commandName });
