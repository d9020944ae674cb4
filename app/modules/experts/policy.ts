import type { ClubAccess } from '~/modules/clubs/access';
import { isActiveMember } from '~/modules/clubs/policy';
import { isAsker, type ThreadFacts } from '~/modules/threads/policy';

/** Only who asked knows whether it helped. */
export function mayGiveOutcome(access: ClubAccess, thread: ThreadFacts): boolean {
  return isActiveMember(access) && isAsker(access, thread);
}

/** Who pays them is an expert's own to say. */
export function mayDeclareInterests(access: ClubAccess): boolean {
  return isActiveMember(access) && access.badge.roles.includes('expert');
}
