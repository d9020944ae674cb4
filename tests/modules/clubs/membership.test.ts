import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePersona } from '~/modules/clubs/change-persona.server';
import { createClub } from '~/modules/clubs/create-club.server';
import { createInvitation } from '~/modules/clubs/create-invitation.server';
import { approveMembership, declineMembership } from '~/modules/clubs/decide-membership.server';
import { getInvitation } from '~/modules/clubs/get-invitation.server';
import { grantRole } from '~/modules/clubs/grant-role.server';
import { joinClub } from '~/modules/clubs/join-club.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { listPending } from '~/modules/clubs/list-moderated.server';
import { revokeInvitation } from '~/modules/clubs/revoke-invitation.server';
import { createClubInput } from '~/modules/clubs/schema';
import { liftSuspension, suspendMember } from '~/modules/clubs/suspend-member.server';
import { type MemberActor, system, visitor } from '~/platform/actor';
import { useDatabase } from '../../support/database';
import { makeMember } from '../../support/people';

let database: Awaited<ReturnType<typeof useDatabase>>;
beforeAll(async () => {
  database = await useDatabase();
});
afterAll(() => database.release());

async function person(name?: string): Promise<MemberActor> {
  return (await makeMember({ password: null, ...(name ? { name } : {}) })).actor;
}

let clubs = 0;
async function newClub(input: Partial<typeof createClubInput._input> = {}): Promise<string> {
  const slug = `club-${++clubs}`;
  await createClub(system, createClubInput.parse({ slug, name: slug, ...input }));
  return slug;
}

async function moderatorOf(slug: string): Promise<MemberActor> {
  const moderator = await person('Mod');
  await grantRole(system, { memberId: moderator.memberId, role: 'moderator', club: slug });
  await joinClub(moderator, { slug });
  return moderator;
}

async function countOf(slug: string): Promise<number> {
  const [row] = await database.sql<{ memberCount: number; real: number }>(
    `SELECT c."memberCount", (SELECT count(*)::int FROM "Membership" s WHERE s."clubId" = c."id" AND s."status" = 'active') AS "real"
     FROM "Club" c WHERE c."slug" = $1`,
    [slug],
  );
  expect(row!.memberCount).toBe(row!.real);
  return row!.memberCount;
}

const statusOf = async (joining: ReturnType<typeof joinClub>) => (await joining).membership.status;
const later = (days: number) => new Date(Date.now() + days * 86_400_000);

test('an open club is joined at once, and again gives the same answer', async () => {
  const slug = await newClub();
  const somchai = await person('Somchai');
  const first = await joinClub(somchai, { slug, persona: { name: 'ลุงชัย' } });
  expect(first.membership).toMatchObject({
    status: 'active',
    roles: ['customer'],
    persona: { name: 'ลุงชัย', bio: '' },
  });
  expect(await joinClub(somchai, { slug })).toEqual(first);
  expect(await countOf(slug)).toBe(1);
});

test('joining again with another persona takes it over', async () => {
  const slug = await newClub();
  const linh = await person('Linh');
  await joinClub(linh, { slug });
  const again = await joinClub(linh, { slug, persona: { name: 'Mẹ bé Bơ' } });
  expect(again.membership.persona.name).toBe('Mẹ bé Bơ');
  expect(await countOf(slug)).toBe(1);
});

test('a persona is one per club', async () => {
  const [dogs, coffee] = [await newClub(), await newClub()];
  const ann = await person('Ann');
  await joinClub(ann, { slug: dogs });
  await joinClub(ann, { slug: coffee });
  await changePersona(ann, { slug: dogs, name: 'Mali’s human' });
  const [row] = await database.sql<{ names: string[] }>(
    `SELECT array_agg("personaName" ORDER BY "personaName") AS "names" FROM "Membership" WHERE "memberId" = $1`,
    [ann.memberId],
  );
  expect(row!.names).toEqual(['Ann', 'Mali’s human']);
});

test('a club by approval asks its questions, then waits for a moderator', async () => {
  const slug = await newClub({
    joinMode: 'approval',
    joinQuestions: [
      { key: 'why', label: 'Why?', required: true },
      { key: 'since', label: 'Since when?' },
    ],
  });
  const moderator = await moderatorOf(slug);
  const ann = await person('Ann');
  await expect(joinClub(ann, { slug })).rejects.toMatchObject({
    code: 'invalid',
    fields: { 'answers.why': { code: 'required' } },
  });
  expect(await statusOf(joinClub(ann, { slug, answers: { why: 'Dogs', other: 'dropped' } }))).toBe('pending');
  expect(await statusOf(joinClub(ann, { slug }))).toBe('pending');
  await joinClub(ann, { slug, answers: { since: '2019' } });
  const [waiting] = await listPending(moderator, slug);
  expect(waiting!.answers.map(({ key, answer }) => [key, answer])).toEqual([
    ['why', 'Dogs'],
    ['since', '2019'],
  ]);
  expect(await countOf(slug)).toBe(1);
  const approved = await approveMembership(moderator, { slug, memberId: ann.memberId });
  expect(approved.membership.status).toBe('active');
  expect(await approveMembership(moderator, { slug, memberId: ann.memberId })).toEqual(approved);
  expect(await countOf(slug)).toBe(2);
});

test('who was declined may ask again', async () => {
  const slug = await newClub({ joinMode: 'approval' });
  const moderator = await moderatorOf(slug);
  const ann = await person();
  await joinClub(ann, { slug });
  const declined = await declineMembership(moderator, { slug, memberId: ann.memberId, reason: 'Spam' });
  expect(declined.membership.status).toBe('left');
  await expect(approveMembership(moderator, { slug, memberId: ann.memberId })).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(await statusOf(joinClub(ann, { slug }))).toBe('pending');
});

test('a club by code takes its code however it is typed, and no other', async () => {
  const slug = await newClub({ joinMode: 'code', joinCode: 'Coffee-2026' });
  const ann = await person();
  await expect(joinClub(ann, { slug })).rejects.toMatchObject({ code: 'wrong_code' });
  await expect(joinClub(ann, { slug, code: 'coffee-2025' })).rejects.toMatchObject({ code: 'wrong_code' });
  expect(await statusOf(joinClub(ann, { slug, code: ' coffee 2026 ' }))).toBe('active');
  expect(await statusOf(joinClub(ann, { slug }))).toBe('active');
});

test('a club by code made without one gets a code', async () => {
  const { joinCode } = await createClub(
    system,
    createClubInput.parse({ slug: 'coded', name: 'Coded', joinMode: 'code' }),
  );
  expect(joinCode).toMatch(/^[A-Z2-9]{8}$/);
  expect(await statusOf(joinClub(await person(), { slug: 'coded', code: joinCode! }))).toBe('active');
});

test('a moderator’s link lets in without approval, a member’s only to the door, and both are remembered', async () => {
  const slug = await newClub({ joinMode: 'approval' });
  const moderator = await moderatorOf(slug);
  const member = await person();
  await joinClub(member, { slug });
  await approveMembership(moderator, { slug, memberId: member.memberId });
  const vouched = await createInvitation(moderator, { slug });
  const plain = await createInvitation(member, { slug });
  const [first, second] = [await person(), await person()];
  expect(await statusOf(joinClub(first, { slug, code: vouched.invitation.code }))).toBe('active');
  expect(await statusOf(joinClub(second, { slug, code: plain.invitation.code }))).toBe('pending');
  const rows = await database.sql<{ invitedById: string; memberId: string }>(
    `SELECT i."invitedById", s."memberId" FROM "Membership" s JOIN "Invitation" i ON i."id" = s."invitationId"`,
  );
  expect(rows).toEqual(
    expect.arrayContaining([
      { invitedById: moderator.memberId, memberId: first.memberId },
      { invitedById: member.memberId, memberId: second.memberId },
    ]),
  );
});

test('a link works as often as it says; whoever waits by it may ask again without using it up', async () => {
  const slug = await newClub({ joinMode: 'approval' });
  const member = await person();
  await joinClub(member, { slug });
  await approveMembership(system, { slug, memberId: member.memberId });
  const { invitation } = await createInvitation(member, { slug, maxUses: 1 });
  const [ann, ben] = [await person(), await person()];
  await joinClub(ann, { slug, code: invitation.code });
  expect(await statusOf(joinClub(ann, { slug, code: invitation.code }))).toBe('pending');
  await expect(joinClub(ben, { slug, code: invitation.code })).rejects.toMatchObject({
    code: 'link_expired',
  });
  expect(await getInvitation(visitor, invitation.code)).toMatchObject({ works: false });
});

test('a link ends with its time, when it is switched off, and when its maker is gone', async () => {
  const slug = await newClub();
  const maker = await person();
  await joinClub(maker, { slug });
  const { invitation } = await createInvitation(maker, { slug });
  expect(await getInvitation(visitor, invitation.code)).toMatchObject({ works: true });
  await leaveClub(maker, { slug });
  expect(await getInvitation(visitor, invitation.code)).toMatchObject({ works: false });
  await joinClub(maker, { slug });
  await revokeInvitation(maker, { invitationId: invitation.id });
  await expect(joinClub(await person(), { slug, code: invitation.code })).rejects.toMatchObject({
    code: 'link_expired',
  });
});

test('nobody gets the credit for inviting themself', async () => {
  const slug = await newClub();
  const maker = await person();
  await joinClub(maker, { slug });
  const moderator = await moderatorOf(slug);
  const { invitation } = await createInvitation(moderator, { slug });
  await leaveClub(moderator, { slug });
  await expect(joinClub(moderator, { slug, code: invitation.code })).rejects.toMatchObject({
    code: 'link_expired',
  });
  await joinClub(moderator, { slug });
  const rows = await database.sql(
    `SELECT 1 FROM "Membership" WHERE "memberId" = $1 AND "invitationId" IS NOT NULL`,
    [moderator.memberId],
  );
  expect(rows).toEqual([]);
});

test('a suspension outlives leaving and coming back, until it is lifted', async () => {
  const slug = await newClub();
  const moderator = await moderatorOf(slug);
  const ann = await person();
  await joinClub(ann, { slug });
  const input = { slug, memberId: ann.memberId, until: later(3), reason: 'Unkind' };
  const { membership } = await suspendMember(moderator, input);
  expect(membership).toMatchObject({ status: 'suspended', suspendedReason: 'Unkind', roles: ['customer'] });
  expect(await countOf(slug)).toBe(1);
  await leaveClub(ann, { slug });
  expect(await statusOf(joinClub(ann, { slug }))).toBe('suspended');
  await liftSuspension(moderator, { slug, memberId: ann.memberId });
  expect(await statusOf(joinClub(ann, { slug }))).toBe('active');
  expect(await countOf(slug)).toBe(2);
});

test('who left while a suspension was lifted comes back as any other', async () => {
  const slug = await newClub();
  const ann = await person();
  await joinClub(ann, { slug });
  await suspendMember(system, { slug, memberId: ann.memberId, until: later(3), reason: 'Unkind' });
  await leaveClub(ann, { slug });
  const { membership } = await liftSuspension(system, { slug, memberId: ann.memberId });
  expect(membership.status).toBe('left');
  expect(await statusOf(joinClub(ann, { slug }))).toBe('active');
});

test('nobody is suspended into the past, nor before they are in', async () => {
  const slug = await newClub({ joinMode: 'approval' });
  const ann = await person();
  await joinClub(ann, { slug });
  const input = { slug, memberId: ann.memberId, reason: 'Spam' };
  await expect(suspendMember(system, { ...input, until: later(-1) })).rejects.toMatchObject({
    fields: { until: { code: 'in_past' } },
  });
  await expect(suspendMember(system, { ...input, until: later(1) })).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('the last moderator may leave', async () => {
  const slug = await newClub();
  const moderator = await moderatorOf(slug);
  expect((await leaveClub(moderator, { slug })).membership!.status).toBe('left');
  expect(await countOf(slug)).toBe(0);
});

test('nobody comes into a club that takes a break, and who is in stays', async () => {
  const slug = await newClub();
  const ann = await person();
  await joinClub(ann, { slug });
  await database.sql(`UPDATE "Club" SET "status" = 'paused' WHERE "slug" = $1`, [slug]);
  await expect(joinClub(await person(), { slug })).rejects.toMatchObject({ code: 'club_closed' });
  expect(await statusOf(joinClub(ann, { slug }))).toBe('active');
});
