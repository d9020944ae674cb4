import { createOrganisation } from '~/modules/clubs/change-organisation.server';
import { createClub } from '~/modules/clubs/create-club.server';
import { grantRole } from '~/modules/clubs/grant-role.server';
import { joinClub } from '~/modules/clubs/join-club.server';
import { createClubInput, grantRoleInput, joinClubInput } from '~/modules/clubs/schema';
import { createThread } from '~/modules/threads/create-thread.server';
import { type MemberActor, system } from '~/platform/actor';
import { transact } from '~/platform/db/transact.server';
import { parseInput } from '~/platform/input';
import { createSession } from '~/platform/session/sessions.server';
import type { TestDatabase } from './database';
import { makeMember, type PersonOptions, type TestPerson } from './people';

export interface TestClub {
  id: string;
  slug: string;
}

export interface SignedInPerson extends TestPerson {
  actor: MemberActor;
  /** The session's: for `auth.token` and the cookie. */
  secret: string;
  sessionId: string;
}

export async function makeClub(slug: string, visibility: 'public' | 'members' = 'public'): Promise<TestClub> {
  const input = parseInput(createClubInput, { slug, name: slug, visibility, joinMode: 'open' });
  const { club } = await createClub(system, input);
  return { id: club.id, slug };
}

/** Many members of a club at once, past the commands; without sessions, so they act but do not sign in. */
export async function makePeople(
  database: TestDatabase,
  club: TestClub,
  count: number,
): Promise<SignedInPerson[]> {
  const rows = await database.sql<{ memberId: string; name: string }>(
    `WITH people AS (INSERT INTO "Member" ("id", "name") SELECT gen_random_uuid(), 'Person ' || n FROM generate_series(1, $2::int) n RETURNING "id", "name"),
      counted AS (UPDATE "Club" SET "memberCount" = "memberCount" + $2::int WHERE "id" = $1)
     INSERT INTO "Membership" ("id", "clubId", "memberId", "status", "personaName", "joinedAt")
     SELECT gen_random_uuid(), $1, "id", 'active', "name", now() FROM people RETURNING "memberId", "personaName" AS "name"`,
    [club.id, count],
  );
  return rows.map(({ memberId, name }) => ({
    actor: { kind: 'member', memberId, name, portalRoles: [], sessionId: '' },
    ...{ memberId, name, email: '', password: '', secret: '', sessionId: '' },
  }));
}

export async function enterClub(person: TestPerson, club: TestClub): Promise<void> {
  await joinClub(person.actor, { ...parseInput(joinClubInput, {}), slug: club.slug });
}

/** Somebody with a session, and in the club, if one is given. */
export async function makePerson(
  name: string,
  club?: TestClub,
  options: PersonOptions = {},
): Promise<SignedInPerson> {
  const person = await makeMember({ name, password: null, ...options });
  if (club) await enterClub(person, club);
  const { secret, sessionId } = await transact((tx) =>
    createSession(tx, { memberId: person.memberId, kind: 'browser' }),
  );
  return { ...person, actor: { ...person.actor, sessionId }, secret, sessionId };
}

let organisations = 0;

async function makeOrganisation(): Promise<string> {
  const name = `Supplier ${++organisations} of ${Date.now()}`;
  const { organisation } = await createOrganisation(system, { name, kind: 'supplier' });
  return organisation.id;
}

/** Answers the role's id. A supplier gets an organisation to stand for. */
export async function giveRole(person: TestPerson, role: string, club?: TestClub): Promise<string> {
  const facts =
    role === 'expert'
      ? { field: 'dogs', credential: 'DVM', issuer: 'The council' }
      : role === 'supplier'
        ? { organisationId: await makeOrganisation() }
        : {};
  const input = parseInput(grantRoleInput, { role, club: club?.slug, ...facts });
  const { role: grant } = await grantRole(system, { ...input, memberId: person.memberId });
  return grant.id;
}

export async function makeThread(author: TestPerson, club: TestClub): Promise<string> {
  const thread = await createThread(author.actor, {
    slug: club.slug,
    kind: 'question',
    title: 'Morning walks',
    body: 'Who is up at six?',
    tags: [],
  });
  return thread.id;
}
