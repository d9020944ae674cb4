import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClub } from '~/modules/clubs/create-club.server';
import { joinClub } from '~/modules/clubs/join-club.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { createClubInput } from '~/modules/clubs/schema';
import { grantRole } from '~/modules/clubs/grant-role.server';
import { suspendMember } from '~/modules/clubs/suspend-member.server';
import { getClub } from '~/modules/clubs/get-club.server';
import { type MemberActor, system } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { newId } from '~/platform/ids';
import { useDatabase } from '../../support/database';

let database: Awaited<ReturnType<typeof useDatabase>>;
beforeAll(async () => {
  database = await useDatabase();
});
afterAll(() => database.release());

async function person(name: string): Promise<MemberActor> {
  const memberId = newId();
  await db.member.create({ data: { id: memberId, name } });
  return { kind: 'member', memberId, name, portalRoles: [] };
}

test('a member joins an open club, and joining again gives the same answer', async () => {
  await createClub(system, createClubInput.parse({ slug: 'dogs', name: 'Dogs', joinMode: 'open' }));
  const somchai = await person('Somchai');
  const first = await joinClub(somchai, { slug: 'dogs', persona: { name: 'ลุงชัย' } });
  expect(first.membership).toMatchObject({
    status: 'active',
    roles: ['customer'],
    persona: { name: 'ลุงชัย' },
  });
  expect(await joinClub(somchai, { slug: 'dogs' })).toEqual(first);
  expect((await getClub(somchai, 'dogs')).club.memberCount).toBe(1);
  const moderator = await person('Mod');
  await grantRole(system, { memberId: moderator.memberId, role: 'moderator', club: 'dogs' });
  await joinClub(moderator, { slug: 'dogs' });
  const suspended = await suspendMember(moderator, {
    slug: 'dogs',
    memberId: somchai.memberId,
    until: new Date(Date.now() + 1e6),
    reason: 'r',
  });
  expect(suspended.membership.status).toBe('suspended');
  await leaveClub(somchai, { slug: 'dogs' });
  expect((await joinClub(somchai, { slug: 'dogs' })).membership.status).toBe('suspended');
  expect((await getClub(somchai, 'dogs')).club.memberCount).toBe(1);
});
