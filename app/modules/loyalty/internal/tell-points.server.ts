import { memberStream } from '~/modules/clubs/streams';
import type { CommandContext } from '~/platform/command.server';
import type { PointsChanged } from '../updates';
import type { LockedWallet } from './wallet.server';

/** The member's screens hear what they have by now. */
export function tellPoints(
  { tell }: Pick<CommandContext<unknown>, 'tell'>,
  wallet: LockedWallet,
  change: number,
): void {
  const { available, pending, held } = wallet.accounts;
  tell(memberStream(wallet.memberId), 'points.changed', {
    available: available.balance,
    pending: pending.balance,
    held: held.balance,
    change,
  } satisfies PointsChanged);
}
