import { memberStream } from '~/modules/clubs/streams';
import type { CommandContext } from '~/platform/command.server';
import type { Redemption } from '~/platform/db/generated/client';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import type { VoucherChanged } from '../updates';

/** A voucher under its row lock, as it is by then. @throws not_found */
export async function lockRedemption(
  { tx }: Pick<CommandContext<unknown>, 'tx'>,
  where: { id: string } | { codeKey: string },
) {
  if ('id' in where && !isId(where.id)) throw new PortalError('not_found');
  const found = await tx.redemption.findUnique({ where, select: { id: true } });
  if (!found) throw new PortalError('not_found');
  await tx.$queryRaw`SELECT lock_redemption(${found.id}::uuid)`;
  return tx.redemption.findUniqueOrThrow({ where: { id: found.id }, include: { reward: true } });
}

export type LockedRedemption = Awaited<ReturnType<typeof lockRedemption>>;

/** What is not had after all is in stock again; a code of a pool never is, because somebody has seen it. */
export async function putBackInStock(
  { tx }: Pick<CommandContext<unknown>, 'tx'>,
  { reward }: Pick<LockedRedemption, 'reward'>,
): Promise<void> {
  if (reward.codeSource === 'pool') return;
  await tx.$executeRaw`UPDATE "Reward" SET "stock" = "stock" + 1 WHERE "id" = ${reward.id}::uuid AND "stock" IS NOT NULL`;
}

/** The member's screens hear that a voucher of theirs has come to its end; `row` is how it is by now. */
export function tellVoucher(
  { tell }: Pick<CommandContext<unknown>, 'tell'>,
  row: Pick<Redemption, 'id' | 'memberId' | 'endedBy' | 'sentAt' | 'tracking'>,
  status: VoucherChanged['status'],
): void {
  const { id, memberId, endedBy, sentAt, tracking } = row;
  tell(memberStream(memberId), 'voucher.changed', {
    redemptionId: id,
    status,
    endedBy,
    sentAt: sentAt?.toISOString() ?? null,
    tracking,
  } satisfies VoucherChanged);
}
