import { changeClubStatus } from '~/modules/clubs/change-club-status.server';
import { createOrganisation } from '~/modules/clubs/change-organisation.server';
import { createClub } from '~/modules/clubs/create-club.server';
import { grantRole } from '~/modules/clubs/grant-role.server';
import { joinClub } from '~/modules/clubs/join-club.server';
import { createClubInput, grantRoleInput, joinClubInput } from '~/modules/clubs/schema';
import { search } from '~/modules/search/search.server';
import type { SearchInput } from '~/modules/search/schema';
import type { SearchHit } from '~/modules/search/views';
import type { Audience } from '~/modules/clubs/policy';
import { createPost } from '~/modules/threads/create-post.server';
import { createThread } from '~/modules/threads/create-thread.server';
import { type Actor, type MemberActor, type PortalRole, system } from '~/platform/actor';
import { makeMember } from './people';

/** A club made by its command. */
export async function openClub(
  slug: string,
  fields: Record<string, unknown> = {},
  status: 'draft' | 'open' | 'archived' = 'open',
): Promise<string> {
  const first = status === 'draft' ? 'draft' : 'open';
  await createClub(system, createClubInput.parse({ slug, name: slug, ...fields, status: first }));
  if (status === 'archived') await changeClubStatus(system, { slug, status });
  return slug;
}

export async function person(name: string, portalRoles: PortalRole[] = []): Promise<MemberActor> {
  return (await makeMember({ name, portalRoles })).actor;
}

/** Somebody who has joined, and has the role if one is given. */
export async function member(
  slug: string,
  name: string,
  role?: 'expert' | 'supplier' | 'moderator',
): Promise<MemberActor> {
  const actor = await person(name);
  if (role) await giveRole(actor, slug, role);
  await join(actor, slug);
  return actor;
}

export async function join(
  actor: MemberActor,
  slug: string,
  persona: Record<string, string> = {},
): Promise<void> {
  await joinClub(actor, { ...joinClubInput.parse({ persona }), slug });
}

export async function giveRole(
  actor: MemberActor,
  slug: string,
  role: 'expert' | 'supplier' | 'moderator',
): Promise<void> {
  const more = {
    moderator: async () => ({}),
    expert: async () => ({ field: 'Dogs', credential: 'Vet', issuer: 'Board' }),
    supplier: async () => {
      const { organisation } = await createOrganisation(system, {
        name: `Kennels of ${actor.memberId}`,
        kind: 'supplier',
      });
      return { organisationId: organisation.id };
    },
  };
  const input = grantRoleInput.parse({ role, club: slug, ...(await more[role]()) });
  await grantRole(system, { ...input, memberId: actor.memberId });
}

export async function thread(
  actor: MemberActor,
  slug: string,
  title: string,
  body: string,
  kind: 'talk' | 'question' = 'question',
): Promise<string> {
  return (await createThread(actor, { slug, kind, title, body, tags: [] })).id;
}

export async function reply(
  actor: MemberActor,
  threadId: string,
  body: string,
  audience: Audience = 'everyone',
): Promise<string> {
  return (await createPost(actor, threadId, { body, audience })).post.id;
}

export async function find(actor: Actor, q: string, input: Partial<SearchInput> = {}): Promise<SearchHit[]> {
  return (await search(actor, { q, group: 'none', limit: 20, ...input })).items;
}

/** What was found, as ids in order. */
export async function ids(actor: Actor, q: string, input: Partial<SearchInput> = {}): Promise<string[]> {
  return (await find(actor, q, input)).map(({ id }) => id);
}
