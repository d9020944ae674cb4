import type { ClubAccess } from '~/modules/clubs/access';
import { isActiveMember, mayModerate, mayRead } from '~/modules/clubs/policy';

/** Who sees and decides what waits in a club. */
export function mayReview(access: ClubAccess): boolean {
  return access.memberId !== undefined && mayModerate(access);
}

/** An appeal is heard by somebody else than who decided, and never by who appeals. */
export function mayHearAppeal(
  access: ClubAccess,
  suspension: { byId: string | null; memberId: string },
): boolean {
  return mayReview(access) && access.memberId !== suspension.byId && access.memberId !== suspension.memberId;
}

/** Nobody decides about themself. */
export function mayDecideAbout(access: ClubAccess, memberId: string | null): boolean {
  return mayReview(access) && access.memberId !== memberId;
}

/** A person is reported for how they show themself in a club, by those who belong to it. */
export function mayFlagPerson(access: ClubAccess, personId: string): boolean {
  return mayRead(access) && access.memberId !== personId && (isActiveMember(access) || mayReview(access));
}
