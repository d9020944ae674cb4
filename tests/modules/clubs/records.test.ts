import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeRecord, removeRecord } from '~/modules/clubs/change-record.server';
import { createClub } from '~/modules/clubs/create-club.server';
import { createRecord } from '~/modules/clubs/create-record.server';
import { editClub } from '~/modules/clubs/edit-club.server';
import { joinClub } from '~/modules/clubs/join-club.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { listMyRecords, listSharedRecords } from '~/modules/clubs/list-records.server';
import { createClubInput } from '~/modules/clubs/schema';
import { suspendMember } from '~/modules/clubs/suspend-member.server';
import { type MemberActor, system } from '~/platform/actor';
import { newId } from '~/platform/ids';
import { useDatabase } from '../../support/database';
import { makeMember } from '../../support/people';

let database: Awaited<ReturnType<typeof useDatabase>>;
let owner: MemberActor;
let friend: MemberActor;

const dog = {
  key: 'dog',
  label: { th: 'น้องหมา', vi: 'Chó', en: 'My dog' },
  fields: [
    { key: 'name', label: 'Name', kind: 'text' as const, required: true },
    { key: 'born', label: 'Born', kind: 'date' as const },
    { key: 'weight', label: 'Weight', kind: 'number' as const },
    {
      key: 'sex',
      label: 'Sex',
      kind: 'choice' as const,
      choices: [
        { value: 'f', label: 'Female' },
        { value: 'm', label: 'Male' },
      ],
    },
    { key: 'photo', label: 'Photo', kind: 'photo' as const },
  ],
};

beforeAll(async () => {
  database = await useDatabase();
  await createClub(system, createClubInput.parse({ slug: 'dogs', name: 'Dogs', recordTypes: [dog] }));
  [owner, friend] = [await member(), await member()];
});
afterAll(() => database.release());

async function member(): Promise<MemberActor> {
  const { actor } = await makeMember({ password: null });
  await joinClub(actor, { slug: 'dogs' });
  return actor;
}

async function upload(actor: MemberActor): Promise<string> {
  const id = newId();
  await database.sql(
    `INSERT INTO "Upload" ("id", "uploaderId", "mime", "width", "height", "bytes", "file", "thumbFile") VALUES ($1, $2, 'image/webp', 1, 1, 1, 'a', 'b')`,
    [id, actor.memberId],
  );
  return id;
}

const make = (values: Record<string, unknown>, state: 'private' | 'shared' = 'private', actor = owner) =>
  createRecord(actor, { slug: 'dogs', type: 'dog', values, state });
const problemsOf = (making: Promise<unknown>) =>
  making.then(
    () => ({}),
    (error: { fields: Record<string, { code: string }> }) =>
      Object.fromEntries(Object.entries(error.fields).map(([field, { code }]) => [field, code])),
  );

test('values are read by the kind of their field, and what the type does not ask is dropped', async () => {
  const { record } = await make({
    name: '  มะลิ ',
    born: '2020-02-29',
    weight: '12,5',
    sex: 'f',
    secret: 'not asked',
  });
  expect(record).toMatchObject({
    title: 'มะลิ',
    state: 'private',
    values: { name: 'มะลิ', born: '2020-02-29', weight: 12.5, sex: 'f' },
  });
  expect(Object.keys(record.values)).toHaveLength(4);
});

test('each field says what is wrong with it', async () => {
  expect(
    await problemsOf(
      make({ born: '2021-02-30', weight: 'heavy', sex: 'x', photo: '../../etc/passwd', name: ' ' }),
    ),
  ).toEqual({
    'values.name': 'required',
    'values.born': 'invalid_date',
    'values.weight': 'invalid_number',
    'values.sex': 'invalid_choice',
  });
  expect(await problemsOf(make({ name: 'x'.repeat(1_001), weight: { toString: () => '1' } }))).toMatchObject({
    'values.name': 'too_long',
  });
});

test('a photo is one’s own upload and shows only where the club may be seen', async () => {
  const [mine, theirs] = [await upload(owner), await upload(friend)];
  expect(await problemsOf(make({ name: 'Mali', photo: theirs }))).toEqual({ 'values.photo': 'not_found' });
  const { record } = await make({ name: 'Mali', photo: mine });
  const [row] = await database.sql<{ attached: boolean; bound: boolean }>(
    `SELECT "attachedAt" IS NOT NULL AS "attached", "clubId" IS NOT NULL AS "bound" FROM "Upload" WHERE "id" = $1`,
    [mine],
  );
  expect(row).toEqual({ attached: true, bound: true });
  const again = await changeRecord(owner, { recordId: record.id, values: { name: 'Mali', photo: mine } });
  expect(again.record.values.photo).toBe(mine);
});

test('a record is shared by consent and taken back', async () => {
  const { record } = await make({ name: 'Bua' }, 'shared');
  const shared = () =>
    listSharedRecords(friend, 'dogs', owner.memberId).then((list) => list.map(({ id }) => id));
  expect(await shared()).toContain(record.id);
  await changeRecord(owner, { recordId: record.id, state: 'private' });
  expect(await shared()).not.toContain(record.id);
});

test('leaving makes all records private, and they are still one’s own', async () => {
  const leaver = await member();
  const { record } = await make({ name: 'Coco' }, 'shared', leaver);
  await leaveClub(leaver, { slug: 'dogs' });
  expect(await listSharedRecords(friend, 'dogs', leaver.memberId)).toEqual([]);
  expect(await listMyRecords(leaver, 'dogs')).toMatchObject([{ id: record.id, state: 'private' }]);
  await expect(changeRecord(leaver, { recordId: record.id, state: 'shared' })).rejects.toMatchObject({
    code: 'not_a_member',
  });
  await removeRecord(leaver, { recordId: record.id });
  expect(await listMyRecords(leaver, 'dogs')).toEqual([]);
});

test('who is suspended shares nothing new, and may take back', async () => {
  const loud = await member();
  const { record } = await make({ name: 'Rex' }, 'shared', loud);
  await suspendMember(system, {
    slug: 'dogs',
    memberId: loud.memberId,
    until: new Date(Date.now() + 86_400_000),
    reason: 'Spam',
  });
  expect(await listSharedRecords(friend, 'dogs', loud.memberId)).toEqual([]);
  await expect(make({ name: 'Max' }, 'shared', loud)).rejects.toMatchObject({ code: 'not_a_member' });
  const taken = await changeRecord(loud, { recordId: record.id, state: 'private' });
  expect(taken.record.state).toBe('private');
});

test('a retired type takes no new records and keeps the old ones', async () => {
  const { record } = await make({ name: 'Old' });
  await editClub(system, { slug: 'dogs', recordTypes: [] });
  await expect(make({ name: 'New' })).rejects.toMatchObject({ fields: { type: { code: 'not_found' } } });
  const changed = await changeRecord(owner, { recordId: record.id, values: { name: 'Older' } });
  expect(changed.record.title).toBe('Older');
});
