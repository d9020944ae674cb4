import type { ClubAccess } from '~/modules/clubs/access';
import { mayModerate, mayRead, mayWrite } from '~/modules/clubs/policy';
import { mayCurate } from '~/modules/threads/policy';

/** What a decision about a guide needs to know of it. */
export interface GuideFacts {
  state: 'draft' | 'published' | 'retired';
  authorIds: readonly string[];
}

function isAuthor(access: ClubAccess, guide: GuideFacts): boolean {
  return access.memberId !== undefined && guide.authorIds.includes(access.memberId);
}

/** Drafts are for those who look after guides; a retired one stays where links lead. */
export function maySeeGuide(access: ClubAccess, guide: GuideFacts): boolean {
  return mayRead(access) && (guide.state !== 'draft' || mayCurate(access) || isAuthor(access, guide));
}

export function mayWriteGuide(access: ClubAccess): boolean {
  return mayCurate(access);
}

/** Its authors while they are experts of the club, and moderators. */
export function mayEditGuide(access: ClubAccess, guide: GuideFacts): boolean {
  return mayModerate(access) ? mayWrite(access) : mayCurate(access) && isAuthor(access, guide);
}

export function mayJoinGuide(access: ClubAccess, guide: GuideFacts): boolean {
  return access.memberId !== undefined && mayCurate(access) && !isAuthor(access, guide);
}

/** The last author cannot leave a guide alone. */
export function mayLeaveGuide(access: ClubAccess, guide: GuideFacts): boolean {
  return isAuthor(access, guide) && guide.authorIds.length > 1;
}

export function maySuggest(access: ClubAccess, guide: GuideFacts): boolean {
  return (
    access.memberId !== undefined &&
    mayWrite(access) &&
    guide.state === 'published' &&
    !mayEditGuide(access, guide)
  );
}
