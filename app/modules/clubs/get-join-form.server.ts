import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { requireMember } from '~/platform/require-member';
import { readMembership, standingOf } from './internal/membership.server';
import { loadClubAccess } from './load-access.server';
import type { MembershipView } from './views';

export interface JoinForm {
  standing: MembershipView['status'];
  /** What they went by here, else the name of their account. */
  name: string;
  answers: Record<string, string>;
}

/** What somebody's form to join a club begins with. @throws unauthenticated, not_found */
export async function getJoinForm(actor: Actor, slug: string): Promise<JoinForm> {
  const member = requireMember(actor);
  const { club } = await loadClubAccess(actor, { slug });
  const membership = await readMembership(club.id, member.memberId, db);
  return {
    standing: membership ? standingOf(membership, now()) : 'left',
    name: membership?.personaName ?? member.name,
    answers: (membership?.answers as Record<string, string> | undefined) ?? {},
  };
}
