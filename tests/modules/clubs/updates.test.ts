import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePersona } from '~/modules/clubs/change-persona.server';
import { editClub } from '~/modules/clubs/edit-club.server';
import { getClubHome } from '~/modules/clubs/get-club-home.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { applyClubUpdate, type ClubState, type ClubUpdates, shownPeople } from '~/modules/clubs/updates';
import { system, visitor } from '~/platform/actor';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../../support/club';
import { useDatabase } from '../../support/database';

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let ann: SignedInPerson;
let leaver: SignedInPerson;

beforeAll(async () => {
  database = await useDatabase();
  club = await makeClub('dogs');
  ann = await makePerson('Ann', club);
  leaver = await makePerson('Leo', club);
});
afterAll(() => database.release());

async function load(): Promise<{ state: ClubState; seqs: Record<string, number> }> {
  const { club: detail, newest, team, seqs } = await getClubHome(visitor, club.slug);
  // What the club's stream does not carry is loaded with the page alone.
  const { tone, rules, rulesHtml, tags, joinQuestions, recordTypes, version, ...view } = detail;
  void [tone, rules, rulesHtml, tags, joinQuestions, recordTypes, version];
  return { state: { club: view, newest, team }, seqs };
}

function updatesSince(seqs: Record<string, number>) {
  const [[stream, seq]] = Object.entries(seqs) as [[string, number]];
  return database.sql<{ type: string; data: unknown }>(
    `SELECT "type", "data" FROM "Update" WHERE "stream" = $1 AND "seq" > $2 ORDER BY "seq"`,
    [stream, seq],
  );
}

/** What each type is brought about by. A type without a row fails to compile. */
const causes: Record<keyof ClubUpdates, () => Promise<unknown>> = {
  'member.joined': () => makePerson('New', club),
  'member.gone': () => leaveClub(leaver.actor, { slug: club.slug }),
  'persona.changed': () => changePersona(ann.actor, { slug: club.slug, name: 'Annie', bio: 'Walks at six' }),
  'roles.changed': () => giveRole(ann, 'expert', club),
  'club.changed': () => editClub(system, { slug: club.slug, name: 'Dog people', theme: { main: '#aa3300' } }),
};

test.each(Object.keys(causes) as (keyof ClubUpdates)[])('state and %s give the fresh state', async (type) => {
  const before = await load();
  await causes[type]();
  const updates = await updatesSince(before.seqs);
  expect(updates.map((update) => update.type)).toContain(type);
  expect(updates.reduce(applyClubUpdate, before.state)).toEqual((await load()).state);
});

test('who goes out of a full list leaves it incomplete, so that the page loads it again', async () => {
  const crowded = await makeClub('crowded');
  const people = [];
  for (let index = 0; index <= shownPeople.newest; index++)
    people.push(await makePerson(`Person ${index}`, crowded));
  const { newest, team, club: detail } = await getClubHome(visitor, 'crowded');
  const gone = { memberId: people.at(-1)!.memberId, memberCount: shownPeople.newest };
  const after = applyClubUpdate({ club: detail, newest, team }, { type: 'member.gone', data: gone });
  expect(after.incomplete).toBe(true);
  expect(after.newest).toHaveLength(shownPeople.newest - 1);
});

test('what a page does not know yet changes nothing', async () => {
  const { state } = await load();
  expect(applyClubUpdate(state, { type: 'from.tomorrow', data: {} })).toBe(state);
});
