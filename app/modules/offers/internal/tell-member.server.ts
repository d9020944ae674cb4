import { memberStream } from '~/modules/clubs/streams';
import type { CommandContext } from '~/platform/command.server';

/** A member's screens look again at their pledges and orders of an offer. */
export function tellMember(
  { tell }: Pick<CommandContext<unknown>, 'tell'>,
  memberId: string,
  offerId: string,
): void {
  tell(memberStream(memberId), 'offer.mine', { offerId });
}
