import { defineFact } from '~/platform/jobs/facts';
import type { MembershipView } from './views';

/** A membership is in another state: somebody asked, came in, was invited, suspended, lifted, declined, or left. */
export const membershipChanged = defineFact<{
  clubId: string;
  memberId: string;
  status: MembershipView['status'];
  before: MembershipView['status'] | null;
}>('clubs.membership-changed');

/** Somebody does not want to see another one any more. */
export const personBlocked = defineFact<{ memberId: string; blockedId: string }>('clubs.person-blocked');

/** Somebody wants to hear nothing of a club. */
export const clubMuted = defineFact<{ memberId: string; clubId: string }>('clubs.club-muted');

/** A role was granted, verified, revoked or has expired; `clubId` is null for the portal's roles. */
export const roleChanged = defineFact<{ memberId: string; clubId: string | null; grantId: string }>(
  'clubs.role-changed',
);

/** A member has removed a record of theirs: whatever showed it shows it no more. */
export const recordRemoved = defineFact<{ recordId: string; memberId: string; clubId: string }>(
  'clubs.record-removed',
);
