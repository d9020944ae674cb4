import { leaveClub } from '~/modules/clubs/leave-club.server';
import { suspendMember } from '~/modules/clubs/suspend-member.server';
import { system } from '~/platform/actor';
import { giveRole, makePerson, type SignedInPerson, type TestClub } from './club';

/** Everybody there is, as seen from one club. */
export const kinds = [
  'visitor',
  'stranger',
  'member of another club',
  'former member',
  'suspended',
  'customer',
  'expert',
  'supplier',
  'moderator',
  'agent',
  'admin',
] as const;
export type Kind = (typeof kinds)[number];

export async function suspend(person: SignedInPerson, club: TestClub): Promise<void> {
  const until = new Date(Date.now() + 86_400_000);
  await suspendMember(system, { slug: club.slug, memberId: person.memberId, until, reason: 'A test' });
}

/** One of each kind; a visitor is nobody. */
export async function makeCrowd(club: TestClub, other: TestClub): Promise<Map<Kind, SignedInPerson>> {
  const homes: Partial<Record<Kind, TestClub>> = {
    stranger: undefined,
    'member of another club': other,
    agent: undefined,
    admin: undefined,
  };
  const crowd = new Map<Kind, SignedInPerson>();
  for (const kind of kinds) {
    if (kind === 'visitor') continue;
    const portalRoles = kind === 'agent' || kind === 'admin' ? [kind] : [];
    const person = await makePerson(kind, kind in homes ? homes[kind] : club, { portalRoles });
    if (kind === 'expert' || kind === 'supplier' || kind === 'moderator') await giveRole(person, kind, club);
    if (kind === 'former member') await leaveClub(person.actor, { slug: club.slug });
    if (kind === 'suspended') await suspend(person, club);
    crowd.set(kind, person);
  }
  return crowd;
}
