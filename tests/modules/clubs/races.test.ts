import { afterEach, expect, test } from 'vitest';
import { createClub } from '~/modules/clubs/create-club.server';
import { createInvitation } from '~/modules/clubs/create-invitation.server';
import { approveMembership } from '~/modules/clubs/decide-membership.server';
import { revokeRole } from '~/modules/clubs/decide-role.server';
import { grantRole } from '~/modules/clubs/grant-role.server';
import { joinClub } from '~/modules/clubs/join-club.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { createClubInput } from '~/modules/clubs/schema';
import { type MemberActor, system } from '~/platform/actor';
import { type TestDatabase, useDatabase } from '../../support/database';
import { makeMember } from '../../support/people';

/** The same races with the guard in place, and with it switched off in a clone: the second shows that the first can fail. */
let database: (TestDatabase & { release(): Promise<void> }) | undefined;
afterEach(() => database?.release());

const takers = 20;

async function person(): Promise<MemberActor> {
  return (await makeMember({ password: null })).actor;
}

async function prepare(joinMode: 'open' | 'approval' | 'code' = 'open'): Promise<MemberActor[]> {
  database = await useDatabase();
  await createClub(system, createClubInput.parse({ slug: 'dogs', name: 'Dogs', joinMode }));
  const people: MemberActor[] = [];
  for (let index = 0; index < takers; index++) people.push(await person());
  return people;
}

/** Without it, changes of one club's people no longer come one after the other. */
async function withoutLock(): Promise<void> {
  await database!.sql(
    `CREATE OR REPLACE FUNCTION lock_club(p_id uuid) RETURNS void LANGUAGE sql AS $$ SELECT pg_sleep(0.05) $$`,
  );
}

/** Everybody reads before anybody writes: what two machines do that are far apart. */
async function slowDown(table: string): Promise<void> {
  await database!.sql(`
    CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.2); RETURN NEW; END $$;
    CREATE TRIGGER linger BEFORE INSERT OR UPDATE ON "${table}" FOR EACH ROW EXECUTE FUNCTION linger()`);
}

async function takeInvitation(people: readonly MemberActor[]): Promise<{ entered: number; counted: number }> {
  const { invitation } = await createInvitation(await moderator(), { slug: 'dogs', maxUses: 1 });
  const results = await Promise.allSettled(
    people.map((actor) => joinClub(actor, { slug: 'dogs', code: invitation.code })),
  );
  const [row] = await database!.sql<{ counted: number }>(
    `SELECT count(*)::int AS "counted" FROM "Membership" WHERE "invitationId" IS NOT NULL AND "status" = 'active'`,
  );
  return { entered: results.filter(({ status }) => status === 'fulfilled').length, counted: row!.counted };
}

async function moderator(): Promise<MemberActor> {
  const actor = await person();
  await grantRole(system, { memberId: actor.memberId, role: 'moderator', club: 'dogs' });
  await joinClub(actor, { slug: 'dogs' });
  return actor;
}

test('a link for one lets in exactly one of twenty', async () => {
  const people = await prepare('code');
  expect(await takeInvitation(people)).toEqual({ entered: 1, counted: 1 });
});

test('without the club’s lock the table’s check still lets in exactly one', async () => {
  const people = await prepare('code');
  await withoutLock();
  expect((await takeInvitation(people)).counted).toBe(1);
});

test('without lock and check the same link lets in more than one', async () => {
  const people = await prepare('code');
  await withoutLock();
  await database!.sql('ALTER TABLE "Invitation" DROP CONSTRAINT "Invitation_uses_check"');
  expect((await takeInvitation(people)).counted).toBeGreaterThan(1);
});

async function joinTwice(actor: MemberActor): Promise<{ rows: number; count: number }> {
  await Promise.allSettled([joinClub(actor, { slug: 'dogs' }), joinClub(actor, { slug: 'dogs' })]);
  const [row] = await database!.sql<{ rows: number; count: number }>(
    `SELECT (SELECT count(*)::int FROM "Membership" WHERE "memberId" = $1) AS "rows", "memberCount" AS "count" FROM "Club"`,
    [actor.memberId],
  );
  return row!;
}

test('who joins twice at once is in once, and counted once', async () => {
  const [ann] = await prepare();
  expect(await joinTwice(ann!)).toEqual({ rows: 1, count: 1 });
});

test('without lock and unique membership the same two joins double', async () => {
  const [ann] = await prepare();
  await withoutLock();
  await database!.sql('DROP INDEX "Membership_clubId_memberId_key"');
  await slowDown('Membership');
  expect(await joinTwice(ann!)).toEqual({ rows: 2, count: 2 });
});

async function approveAgainstWithdrawal(ann: MemberActor): Promise<{ status: string; count: number }> {
  await joinClub(ann, { slug: 'dogs' });
  await Promise.allSettled([
    approveMembership(system, { slug: 'dogs', memberId: ann.memberId }),
    leaveClub(ann, { slug: 'dogs' }),
  ]);
  const [row] = await database!.sql<{ status: string; count: number }>(
    `SELECT s."status"::text, c."memberCount" AS "count" FROM "Membership" s JOIN "Club" c ON c."id" = s."clubId"
     WHERE s."memberId" = $1`,
    [ann.memberId],
  );
  return row!;
}

test('whoever withdraws while being approved is out, and nobody is counted', async () => {
  const people = await prepare('approval');
  for (const ann of people.slice(0, 6))
    expect(await approveAgainstWithdrawal(ann)).toEqual({ status: 'left', count: 0 });
});

test('without the lock approval and withdrawal pass each other, and the count drifts', async () => {
  const people = await prepare('approval');
  await withoutLock();
  await slowDown('Membership');
  const seen = [];
  for (const ann of people.slice(0, 3)) seen.push(await approveAgainstWithdrawal(ann));
  expect(seen.some(({ status, count }) => status !== 'left' || count !== 0)).toBe(true);
});

test('two admins who revoke each other leave one', async () => {
  database = await useDatabase();
  const [ann, ben] = [await person(), await person()];
  const grants = [];
  for (const { memberId } of [ann, ben]) grants.push(await grantRole(system, { memberId, role: 'admin' }));
  const as = (actor: MemberActor): MemberActor => ({ ...actor, portalRoles: ['admin'] });
  const results = await Promise.allSettled([
    revokeRole(as(ann), { roleId: grants[1]!.role.id, reason: 'You first' }),
    revokeRole(as(ben), { roleId: grants[0]!.role.id, reason: 'No, you' }),
  ]);
  const refused = results.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(['last_admin']);
  const left = await database.sql(
    `SELECT 1 FROM "RoleGrant" WHERE "role" = 'admin' AND "status" = 'verified'`,
  );
  expect(left).toHaveLength(1);
});
