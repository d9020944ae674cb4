import { createOrganisation } from '~/modules/clubs/change-organisation.server';
import { createClub } from '~/modules/clubs/create-club.server';
import { approveMembership } from '~/modules/clubs/decide-membership.server';
import { grantRole } from '~/modules/clubs/grant-role.server';
import { joinClub } from '~/modules/clubs/join-club.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { createClubInput } from '~/modules/clubs/schema';
import { suspendMember } from '~/modules/clubs/suspend-member.server';
import { type Actor, type MemberActor, system, visitor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { makeMember } from './people';

/** Everybody who may stand before a club. */
export const standings = [
  'visitor',
  'stranger',
  'pending',
  'member',
  'outsider',
  'expert',
  'supplier',
  'moderator',
  'suspended',
  'left',
  'agent',
  'admin',
] as const;
export type Standing = (typeof standings)[number];
type Person = Exclude<Standing, 'visitor'>;

export interface ClubScene {
  slug: string;
  clubId: string;
  actors: Record<Standing, Actor>;
  /** Ids of all but the visitor. */
  ids: Record<Person, string>;
}

type People = Record<Person, MemberActor>;

let scenes = 0;

/** One person for each standing; used for several clubs, because making them takes longest. */
export async function makePeople(): Promise<People> {
  const people: Partial<People> = {};
  for (const standing of standings) {
    if (standing === 'visitor') continue;
    const portalRoles = standing === 'agent' || standing === 'admin' ? [standing] : [];
    people[standing] = (await makeMember({ name: standing, password: null, portalRoles })).actor;
  }
  return people as People;
}

const dayMs = 86_400_000;

async function enter(slug: string, actor: MemberActor): Promise<void> {
  await joinClub(actor, { slug, answers: { why: 'Because' } });
  await approveMembership(system, { slug, memberId: actor.memberId });
}

async function takeStandings(slug: string, people: People): Promise<void> {
  const { organisation } = await createOrganisation(system, {
    name: `Feed mill of ${slug}`,
    kind: 'supplier',
  });
  const expertise = { field: 'Vet', credential: 'Licence 7', issuer: 'Council' };
  await grantRole(system, { memberId: people.expert.memberId, role: 'expert', club: slug, ...expertise });
  const supplies = { role: 'supplier' as const, organisationId: organisation.id };
  await grantRole(system, { memberId: people.supplier.memberId, club: slug, ...supplies });
  await grantRole(system, { memberId: people.moderator.memberId, role: 'moderator', club: slug });
  for (const person of [people.expert, people.supplier, people.moderator]) await joinClub(person, { slug });
  for (const person of [people.member, people.suspended, people.left]) await enter(slug, person);
  await joinClub(people.pending, { slug, answers: { why: 'I have a dog' } });
  const until = new Date(now().getTime() + 3 * dayMs);
  await suspendMember(system, { slug, memberId: people.suspended.memberId, until, reason: 'Spam' });
  await leaveClub(people.left, { slug });
}

/** A club by approval in which everybody has their standing; the outsider belongs to another one. */
export async function makeScene(
  people: People,
  options: Partial<typeof createClubInput._input> = {},
): Promise<ClubScene> {
  const slug = `club-${++scenes}`;
  const { club } = await createClub(
    system,
    createClubInput.parse({
      slug,
      name: `Club ${scenes}`,
      joinMode: 'approval',
      joinQuestions: [{ key: 'why', label: 'Why?', required: true }],
      recordTypes: [
        {
          key: 'dog',
          label: 'My dog',
          fields: [
            { key: 'name', label: 'Name', kind: 'text', required: true },
            { key: 'weight', label: 'Weight', kind: 'number' },
          ],
        },
      ],
      ...options,
    }),
  );
  await takeStandings(slug, people);
  const other = await createClub(system, createClubInput.parse({ slug: `${slug}-other`, name: 'Other' }));
  await joinClub(people.outsider, { slug: other.club.slug });
  const ids = Object.fromEntries(
    Object.entries(people).map(([standing, actor]) => [standing, actor.memberId]),
  ) as ClubScene['ids'];
  return { slug, clubId: club.id, actors: { visitor, ...people }, ids };
}
