import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeOrganisation, createOrganisation } from '~/modules/clubs/change-organisation.server';
import { createClub } from '~/modules/clubs/create-club.server';
import { changeRole, revokeRole, verifyRole } from '~/modules/clubs/decide-role.server';
import { getPerson } from '~/modules/clubs/get-person.server';
import { grantRole } from '~/modules/clubs/grant-role.server';
import { joinClub } from '~/modules/clubs/join-club.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { listAudit } from '~/modules/clubs/list-audit.server';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { mayModerate } from '~/modules/clubs/policy';
import { giveUpRole, requestRole } from '~/modules/clubs/request-role.server';
import { createClubInput, listAuditInput } from '~/modules/clubs/schema';
import { type MemberActor, system, visitor } from '~/platform/actor';
import { useDatabase } from '../../support/database';
import { makeMember } from '../../support/people';

let database: Awaited<ReturnType<typeof useDatabase>>;
beforeAll(async () => {
  database = await useDatabase();
  await createClub(system, createClubInput.parse({ slug: 'dogs', name: 'Dogs', joinMode: 'code' }));
});
afterAll(() => database.release());

async function member(): Promise<MemberActor> {
  const { actor } = await makeMember({ password: null });
  await grantRole(system, { memberId: actor.memberId, role: 'moderator', club: 'dogs' }).then(({ role }) =>
    revokeRole(system, { roleId: role.id, reason: 'Only to come in' }),
  );
  await joinClub(actor, { slug: 'dogs' });
  return actor;
}

const badgeOf = async ({ memberId }: MemberActor) =>
  (await getPerson(visitor, 'dogs', memberId)).person.badge;
const expertise = { field: 'Vet', credential: 'Licence 7', issuer: 'Council' };

test('a request shows nowhere until it is verified; then the badge says what, by whom, until when', async () => {
  const vet = await member();
  const { role } = await requestRole(vet, { slug: 'dogs', role: 'expert', ...expertise });
  expect(role.status).toBe('requested');
  expect(await badgeOf(vet)).toEqual({ roles: [], commercial: false });
  await verifyRole(system, { roleId: role.id, issuer: 'Veterinary Council' });
  expect(await badgeOf(vet)).toEqual({
    roles: ['expert'],
    commercial: false,
    expert: { ...expertise, issuer: 'Veterinary Council', validUntil: null },
  });
});

test('a supplier is marked as commercial and with the organisation', async () => {
  const { organisation } = await createOrganisation(system, { name: 'Feed Mill', kind: 'dealer' });
  const seller = await member();
  await expect(
    grantRole(system, { memberId: seller.memberId, role: 'supplier', club: 'dogs' }),
  ).rejects.toMatchObject({ fields: { organisationId: { code: 'required' } } });
  await grantRole(system, {
    memberId: seller.memberId,
    role: 'supplier',
    club: 'dogs',
    organisationId: organisation.id,
  });
  expect(await badgeOf(seller)).toEqual({
    roles: ['supplier'],
    commercial: true,
    organisation: { name: 'Feed Mill', kind: 'dealer' },
  });
});

test('nobody new acts for an organisation that is retired', async () => {
  const { organisation } = await createOrganisation(system, { name: 'Closed Mill', kind: 'supplier' });
  await changeOrganisation(system, { organisationId: organisation.id, status: 'retired' });
  const seller = await member();
  await expect(
    grantRole(system, {
      memberId: seller.memberId,
      role: 'supplier',
      club: 'dogs',
      organisationId: organisation.id,
    }),
  ).rejects.toMatchObject({ fields: { organisationId: { code: 'not_found' } } });
});

test('organisations have one name each, however it is written', async () => {
  await createOrganisation(system, { name: 'Golden Paw', kind: 'supplier' });
  await expect(createOrganisation(system, { name: 'GOLDEN PAW', kind: 'dealer' })).rejects.toMatchObject({
    code: 'name_taken',
  });
});

test('an expert needs field, credential and issuer', async () => {
  const vet = await member();
  await expect(requestRole(vet, { slug: 'dogs', role: 'expert', field: 'Vet' })).rejects.toMatchObject({
    fields: { credential: { code: 'required' } },
  });
});

test('a revoked moderator moderates no more, from that moment', async () => {
  const mod = await member();
  const { role } = await grantRole(system, { memberId: mod.memberId, role: 'moderator', club: 'dogs' });
  expect(mayModerate(await loadClubAccess(mod, { slug: 'dogs' }))).toBe(true);
  await expect(
    grantRole(system, { memberId: mod.memberId, role: 'moderator', club: 'dogs' }),
  ).rejects.toMatchObject({ code: 'role_exists' });
  const revoked = await revokeRole(system, { roleId: role.id, reason: 'Asked to' });
  expect(mayModerate(await loadClubAccess(mod, { slug: 'dogs' }))).toBe(false);
  expect(await revokeRole(system, { roleId: role.id, reason: 'Again' })).toEqual(revoked);
  await expect(verifyRole(system, { roleId: role.id })).rejects.toMatchObject({ code: 'conflict' });
});

test('a moderator who has left moderates no more, and does again when back', async () => {
  const mod = await member();
  await grantRole(system, { memberId: mod.memberId, role: 'moderator', club: 'dogs' });
  await leaveClub(mod, { slug: 'dogs' });
  expect(mayModerate(await loadClubAccess(mod, { slug: 'dogs' }))).toBe(false);
  await joinClub(mod, { slug: 'dogs' });
  expect(mayModerate(await loadClubAccess(mod, { slug: 'dogs' }))).toBe(true);
});

test('who gets a role where they are not yet is asked in, and joins without code', async () => {
  const { actor } = await makeMember({ password: null });
  await grantRole(system, { memberId: actor.memberId, role: 'expert', club: 'dogs', ...expertise });
  const rows = await database.sql(`SELECT "status"::text FROM "Membership" WHERE "memberId" = $1`, [
    actor.memberId,
  ]);
  expect(rows).toEqual([{ status: 'invited' }]);
  expect((await joinClub(actor, { slug: 'dogs' })).membership).toMatchObject({
    status: 'active',
    roles: ['customer', 'expert'],
  });
});

test('a role is given up by its holder, a request taken back', async () => {
  const vet = await member();
  const { role } = await requestRole(vet, { slug: 'dogs', role: 'expert', ...expertise });
  await verifyRole(system, { roleId: role.id });
  const given = await giveUpRole(vet, { roleId: role.id });
  expect(given.role.status).toBe('revoked');
  expect(await giveUpRole(vet, { roleId: role.id })).toEqual(given);
  expect(await badgeOf(vet)).toEqual({ roles: [], commercial: false });
});

test('the last admin stays', async () => {
  const { actor } = await makeMember({ password: null });
  const { role } = await grantRole(system, { memberId: actor.memberId, role: 'admin' });
  await expect(revokeRole(system, { roleId: role.id, reason: 'Oops' })).rejects.toMatchObject({
    code: 'last_admin',
  });
  await expect(
    changeRole(system, { roleId: role.id, validUntil: new Date(Date.now() + 86_400_000) }),
  ).rejects.toMatchObject({ fields: { validUntil: { code: 'invalid' } } });
});

test('roles of the portal belong to no club, and those of a club to one', async () => {
  const { actor } = await makeMember({ password: null });
  const { memberId } = actor;
  await expect(grantRole(system, { memberId, role: 'agent', club: 'dogs' })).rejects.toMatchObject({
    fields: { club: { code: 'invalid' } },
  });
  await expect(grantRole(system, { memberId, role: 'moderator' })).rejects.toMatchObject({
    fields: { club: { code: 'required' } },
  });
});

test('each act is on record with who, whom, where and why', async () => {
  const { actor: admin } = await makeMember({ password: null, portalRoles: ['admin'] });
  const vet = await member();
  const { role } = await grantRole(admin, {
    memberId: vet.memberId,
    role: 'moderator',
    club: 'dogs',
    reason: 'Helps every day',
  });
  await revokeRole(admin, { roleId: role.id, reason: 'Moved away' });
  const { items } = await listAudit(
    admin,
    listAuditInput.parse({ act: 'role.', actor: admin.memberId, club: 'dogs' }),
  );
  expect(items.map(({ act, subject, reason }) => [act, subject.key, reason])).toEqual([
    ['role.revoked', `member:${vet.memberId}`, 'Moved away'],
    ['role.granted', `member:${vet.memberId}`, 'Helps every day'],
  ]);
  const first = await listAudit(admin, listAuditInput.parse({ actor: admin.memberId, limit: 1 }));
  const second = await listAudit(
    admin,
    listAuditInput.parse({ actor: admin.memberId, limit: 1, cursor: first.next! }),
  );
  expect([first.items[0]!.act, second.items[0]!.act, second.next]).toEqual([
    'role.revoked',
    'role.granted',
    null,
  ]);
});
