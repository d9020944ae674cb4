import type { CommandContext } from '~/platform/command.server';
import { giveLot } from './internal/move-points.server';
import { tellPoints } from './internal/tell-points.server';
import { lockWallet } from './internal/wallet.server';

export interface Award {
  memberId: string;
  points: number;
  /** What brought it: `offer:<id>`. */
  cause: string;
  reason: string;
  /** Names it among all of its scope: the same one is given once. */
  scope: string;
  key: string;
}

/**
 * A member has points that no rule pays for, in the transaction of what they are for; those never end. For modules above, which say who
 * may. Again, nothing changes. Several in one transaction go by sorted members. Publishes `points.changed`. Answers whether they were given.
 */
export async function awardPoints(
  context: Pick<CommandContext<unknown>, 'tx' | 'at' | 'tell'>,
  { memberId, points, cause, reason, scope, key }: Award,
): Promise<boolean> {
  const { tx, at } = context;
  const wallet = await lockWallet(tx, memberId, null);
  if ((await tx.pointTransfer.count({ where: { scope, key } })) > 0) return false;
  await giveLot(
    tx,
    wallet,
    { points, activatesAt: null, expiresAt: null, kind: 'earn' },
    { actorId: null, cause, reason, scope, key, at },
  );
  tellPoints(context, wallet, points);
  return true;
}
