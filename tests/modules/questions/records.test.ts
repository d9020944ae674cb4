import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeRecord } from '~/modules/clubs/change-record.server';
import { createClub } from '~/modules/clubs/create-club.server';
import { createRecord } from '~/modules/clubs/create-record.server';
import { createClubInput } from '~/modules/clubs/schema';
import { grantRole } from '~/modules/clubs/grant-role.server';
import { getDeskItem } from '~/modules/questions/list-desk.server';
import {
  getSharedRecord,
  listWithoutRecord,
  noteRemovedRecord,
  shareRecord,
  withdrawRecord,
} from '~/modules/questions/share-record.server';
import { system } from '~/platform/actor';
import { makePerson, type SignedInPerson, type TestClub } from '../../support/club';
import { useDatabase } from '../../support/database';
import { ask, makeExpert, openDesk, questionOf } from '../../support/questions';

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let asker: SignedInPerson;
let vet: SignedInPerson;
let moderator: SignedInPerson;
const secret = 'Mochi-who-is-nowhere-else';

beforeAll(async () => {
  database = await useDatabase();
  const fields = [
    { key: 'name', label: 'Name', kind: 'text' as const, required: true },
    { key: 'weight', label: 'Weight', kind: 'number' as const },
    { key: 'chip', label: 'Chip', kind: 'text' as const },
  ];
  const made = await createClub(
    system,
    createClubInput.parse({
      slug: 'dogs',
      name: 'Dogs',
      recordTypes: [{ key: 'dog', label: 'My dog', fields }],
    }),
  );
  club = { id: made.club.id, slug: 'dogs' };
  await openDesk(club);
  asker = await makePerson('Asker', club);
  vet = await makeExpert('Vet', club);
  moderator = await makePerson('Mod', club);
  await grantRole(system, { memberId: moderator.memberId, role: 'moderator', club: 'dogs' });
});
afterAll(() => database.release());

async function askWithRecord(fields = ['name', 'weight']) {
  const { record } = await createRecord(asker.actor, {
    slug: 'dogs',
    type: 'dog',
    values: { name: secret, weight: 7.5, chip: '900-123' },
    state: 'private',
  });
  const threadId = await ask(asker, club);
  await shareRecord(asker.actor, { threadId, recordId: record.id, fields, consent: true });
  return { threadId, recordId: record.id };
}

/** Where the record's words stand in the whole database besides the record itself and who it is told to alone. */
async function foundAnywhere(word: string): Promise<string[]> {
  const tables = await database.sql<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('public', 'pgboss') AND c.relkind IN ('r', 'p') AND NOT c.relispartition`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const schema = /^[a-z]/.test(name) ? 'pgboss' : 'public';
    const where = name === 'Update' ? `AND x."stream" <> 'member:${asker.memberId}'` : '';
    const rows = await database
      .sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM ${schema}."${name}" x WHERE strpos(to_jsonb(x)::text, '${word}') > 0 ${where}`,
      )
      .catch(() => [{ n: 0 }]);
    if (rows[0]!.n > 0) found.push(name);
  }
  return found;
}

test('the asker and the experts see the ticked fields, and nobody else sees anything', async () => {
  const { threadId } = await askWithRecord();
  for (const person of [asker, vet]) {
    const record = await getSharedRecord(person.actor, threadId);
    expect(record?.values).toEqual({ name: secret, weight: 7.5 });
    expect(record?.fields.map(({ key }) => key)).toEqual(['name', 'weight']);
  }
  const other = await makePerson('Other', club);
  for (const person of [other, moderator])
    await expect(getSharedRecord(person.actor, threadId)).rejects.toMatchObject({ code: 'forbidden' });
  expect((await questionOf(threadId)).record).toBe('shared');
  expect(JSON.stringify(await getDeskItem(vet.actor, threadId))).not.toContain(secret);
});

test('a name that was not ticked does not show as the title', async () => {
  const { threadId } = await askWithRecord(['weight']);
  expect(JSON.stringify(await getSharedRecord(vet.actor, threadId))).not.toContain(secret);
});

test('a record of somebody else cannot be attached, nor by somebody else', async () => {
  const { threadId, recordId } = await askWithRecord();
  const input = { threadId, recordId, fields: ['name'], consent: true as const };
  await expect(shareRecord(vet.actor, input)).rejects.toMatchObject({ code: 'forbidden' });
  const other = await makePerson('Second', club);
  const theirs = await ask(other, club);
  await expect(shareRecord(other.actor, { ...input, threadId: theirs })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('taken back, it is nowhere; what remains is that something was taken back', async () => {
  const { threadId } = await askWithRecord();
  expect(await withdrawRecord(asker.actor, { threadId })).toEqual({ withdrawn: true });
  expect(await withdrawRecord(asker.actor, { threadId })).toEqual({ withdrawn: false });
  expect(await getSharedRecord(vet.actor, threadId)).toBeNull();
  expect((await questionOf(threadId)).record).toBe('withdrawn');
  expect(await foundAnywhere(secret)).toEqual(['MemberRecord']);
  const events = await database.sql<{ type: string; data: object }>(
    `SELECT "type", "data" FROM "QuestionEvent" WHERE "threadId" = $1 AND "type" LIKE 'record%' ORDER BY "at"`,
    [threadId],
  );
  expect(events).toEqual([
    { type: 'record_shared', data: {} },
    { type: 'record_withdrawn', data: {} },
  ]);
});

test('a record that its owner removes is taken back with it', async () => {
  const { threadId, recordId } = await askWithRecord();
  await removeRecord(asker.actor, { recordId });
  expect(await getSharedRecord(vet.actor, threadId)).toBeNull();
  expect(await listWithoutRecord(asker.memberId)).toEqual([threadId]);
  await noteRemovedRecord(system, { threadId });
  expect((await questionOf(threadId)).record).toBe('withdrawn');
});
