import type { CommandContext } from '~/platform/command.server';
import type { Membership } from '~/platform/db/generated/client';
import type { ClubAccess } from '../access';
import type { MembershipView } from '../views';
import { writeMembership } from './membership.server';
import { closeSuspension } from './suspensions.server';

/** Under the club's lock: they write again. Who left while suspended may come back as any other. */
export async function clearSuspension(
  context: CommandContext<unknown>,
  club: ClubAccess['club'],
  before: Membership,
): Promise<MembershipView> {
  await closeSuspension(context, before);
  return writeMembership(context, club, before.memberId, before, {
    status: before.status === 'suspended' ? 'active' : before.status,
    suspendedUntil: null,
    suspendedReason: null,
  });
}
