import type { CommandContext } from '~/platform/command.server';
import { giveAgain } from './internal/give-again.server';
import { takeBackEarned } from './internal/take-back.server';

type Context = Pick<CommandContext<unknown>, 'tx' | 'at' | 'tell'>;

/**
 * What a member earned for one of these causes is theirs as long as it is `due`; else it is taken back as the rule says about what is
 * spent already, and given again once it is due once more. May be asked as often as one likes; the caller holds the lock of what decides
 * whether it is due. Publishes `points.changed`. @returns how many earnings there are
 */
export async function settleEarned(
  context: Context,
  { memberId, cause, due, reason }: { memberId: string; cause: string; due: boolean; reason: string },
): Promise<number> {
  const { tx } = context;
  // Each chain of earning, taking back and earning again, one for each rule, by its latest link.
  const earnings = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT ON (t."walletId", t."ruleId") t."id" FROM "PointTransfer" t JOIN "PointWallet" w ON w."id" = t."walletId"
    WHERE w."memberId" = ${memberId}::uuid AND (t."cause" = ${cause} OR t."cause" LIKE ${`${cause}:%`}) AND t."kind" = 'earn'
    ORDER BY t."walletId", t."ruleId", t."number" DESC`;
  for (const { id } of earnings) {
    if (due) {
      await giveAgain(context, id, null);
      continue;
    }
    const before = await tx.pointTransfer.count({ where: { cause: `restore:${id}` } });
    await takeBackEarned(context, { transferId: id, actorId: null, reason, key: `${cause}:${before}` });
  }
  return earnings.length;
}
