import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createClub } from '~/modules/clubs/create-club.server';
import { getPerson } from '~/modules/clubs/get-person.server';
import { grantRole } from '~/modules/clubs/grant-role.server';
import { joinClub } from '~/modules/clubs/join-club.server';
import { endOverdueJob } from '~/modules/clubs/jobs.server';
import { listPeople } from '~/modules/clubs/list-people.server';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { mayModerate, mayWrite } from '~/modules/clubs/policy';
import { createClubInput, listPeopleInput } from '~/modules/clubs/schema';
import { liftSuspension, suspendMember } from '~/modules/clubs/suspend-member.server';
import { type MemberActor, system, visitor } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { useDatabase } from '../../support/database';
import { makeMember } from '../../support/people';

let database: Awaited<ReturnType<typeof useDatabase>>;
const start = new Date('2026-03-01T05:00:00Z');
const after = (days: number) => new Date(start.getTime() + days * 86_400_000);

beforeAll(async () => {
  database = await useDatabase();
});
afterEach(() => freezeClock(undefined));
afterAll(() => database.release());

let clubs = 0;
async function clubWith(...people: MemberActor[]): Promise<string> {
  freezeClock(start);
  const slug = `club-${++clubs}`;
  await createClub(system, createClubInput.parse({ slug, name: slug }));
  for (const person of people) await joinClub(person, { slug });
  return slug;
}

async function person(): Promise<MemberActor> {
  return (await makeMember({ password: null })).actor;
}

const readWrites = async (actor: MemberActor, slug: string) =>
  mayWrite(await loadClubAccess(actor, { slug }));
const countOf = async (slug: string) =>
  (await listPeople(visitor, { ...listPeopleInput.parse({}), slug })).items.length;

test('a suspension counts no more from its minute on, and the job brings the count along', async () => {
  const ann = await person();
  const slug = await clubWith(ann);
  await suspendMember(system, { slug, memberId: ann.memberId, until: after(3), reason: 'Spam' });
  freezeClock(new Date(after(3).getTime() - 1));
  expect(await readWrites(ann, slug)).toBe(false);
  freezeClock(after(3));
  expect(await readWrites(ann, slug)).toBe(true);
  expect((await joinClub(ann, { slug })).membership.status).toBe('active');
  expect(await countOf(slug)).toBe(0);
  await endOverdueJob.run({});
  expect(await countOf(slug)).toBe(1);
  const [club] = await database.sql<{ memberCount: number }>(
    `SELECT "memberCount" FROM "Club" WHERE "slug" = $1`,
    [slug],
  );
  expect(club!.memberCount).toBe(1);
});

test('the job leaves alone what was made longer, lifted or left', async () => {
  const [longer, lifted] = [await person(), await person()];
  const slug = await clubWith(longer, lifted);
  for (const { memberId } of [longer, lifted])
    await suspendMember(system, { slug, memberId, until: after(1), reason: 'Spam' });
  await suspendMember(system, { slug, memberId: longer.memberId, until: after(30), reason: 'Again' });
  await liftSuspension(system, { slug, memberId: lifted.memberId });
  freezeClock(after(2));
  await endOverdueJob.run({});
  await endOverdueJob.run({});
  expect(await readWrites(longer, slug)).toBe(false);
  expect(await readWrites(lifted, slug)).toBe(true);
});

test('a role ends with its validity, for rights and for the badge, and the job writes it down', async () => {
  const vet = await person();
  const slug = await clubWith(vet);
  const expertise = { field: 'Vet', credential: 'Licence 7', issuer: 'Council', validUntil: after(10) };
  await grantRole(system, { memberId: vet.memberId, role: 'expert', club: slug, ...expertise });
  expect((await getPerson(visitor, slug, vet.memberId)).person.badge.roles).toEqual(['expert']);
  freezeClock(after(10));
  expect((await getPerson(visitor, slug, vet.memberId)).person.badge.roles).toEqual([]);
  expect((await loadClubAccess(vet, { slug })).badge.roles).toEqual([]);
  await endOverdueJob.run({});
  const rows = await database.sql(`SELECT "status"::text FROM "RoleGrant" WHERE "memberId" = $1`, [
    vet.memberId,
  ]);
  expect(rows).toEqual([{ status: 'expired' }]);
});

test('a role whose time is over can be given anew before the job has come by', async () => {
  const mod = await person();
  const slug = await clubWith(mod);
  await grantRole(system, { memberId: mod.memberId, role: 'moderator', club: slug, validUntil: after(1) });
  freezeClock(after(2));
  expect(mayModerate(await loadClubAccess(mod, { slug }))).toBe(false);
  await grantRole(system, { memberId: mod.memberId, role: 'moderator', club: slug });
  expect(mayModerate(await loadClubAccess(mod, { slug }))).toBe(true);
});
