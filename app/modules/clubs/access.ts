import type { PortalRole } from '~/platform/actor';

export type ClubRole = 'expert' | 'supplier' | 'moderator';
export type AnyRole = ClubRole | PortalRole;
export type ClubStatus = 'draft' | 'open' | 'paused' | 'archived';
export type MembershipStatus = 'invited' | 'pending' | 'active' | 'suspended' | 'left';

export interface PaidBy {
  kind: 'employer' | 'clinic' | 'sponsor' | 'own_shop' | 'other';
  name: string;
}

/** What stands beside a name. Kept with each post as it was on that day. */
export interface Badge {
  /** Verified roles, the weightiest first; a customer has none. */
  roles: AnyRole[];
  /** Speaks for the brand or for somebody who sells: always marked. */
  commercial: boolean;
  organisation?: { name: string; kind: 'brand' | 'supplier' | 'dealer' | 'practice' };
  expert?: {
    field: string;
    credential: string;
    issuer: string;
    validUntil: string | null;
    /** Who pays them, as they say; absent where they name nobody. */
    paidBy?: PaidBy[];
  };
}

/** One person's standing in one club, read in one query. All of a club's policy is decided on it. */
export interface ClubAccess {
  club: {
    id: string;
    slug: string;
    name: string;
    status: ClubStatus;
    visibility: 'public' | 'members';
    joinMode: 'open' | 'approval' | 'code';
  };
  memberId: string | undefined;
  membership:
    | {
        id: string;
        status: MembershipStatus;
        personaName: string;
        pictureId: string | null;
        suspendedUntil: Date | null;
        /** Since when they belong to the club; empty for who never came in. */
        joinedAt: Date | null;
      }
    | undefined;
  badge: Badge;
}
