import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { declareInterest, endInterest } from '~/modules/experts/change-interests.server';
import { getExpert } from '~/modules/experts/get-expert.server';
import { warnCredentialsJob } from '~/modules/experts/warn-credentials.server';
import { revokeRole, verifyRole } from '~/modules/clubs/decide-role.server';
import { getPerson } from '~/modules/clubs/get-person.server';
import { endOverdueJob } from '~/modules/clubs/jobs.server';
import { listExpertFields, listPeople } from '~/modules/clubs/list-people.server';
import { requestRole } from '~/modules/clubs/request-role.server';
import { listPeopleInput } from '~/modules/clubs/schema';
import { createPost } from '~/modules/threads/create-post.server';
import { editPost } from '~/modules/threads/edit-post.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { openUpload } from '~/modules/uploads/open-upload.server';
import { visitor } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { newId } from '~/platform/ids';
import { makeClub, makePerson, makeThread, type SignedInPerson, type TestClub } from '../../support/club';
import { useDatabase } from '../../support/database';
import { reactToFacts } from '../../support/telling';
import { toldTo } from './support';

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let ann: SignedInPerson;
let admin: SignedInPerson;
const start = new Date('2026-03-01T05:00:00Z');
const after = (days: number) => new Date(start.getTime() + days * 86_400_000);
const vetFields = {
  fields: ['Surgery', 'Nutrition'],
  credential: 'DVM',
  number: '123',
  issuer: 'The council',
};

beforeAll(async () => {
  database = await useDatabase();
  await reactToFacts(database);
  freezeClock(start);
  club = await makeClub('dogs');
  ann = await makePerson('Ann', club);
  admin = await makePerson('Admin', undefined, { portalRoles: ['admin'] });
});
afterEach(() => freezeClock(start));
afterAll(async () => {
  freezeClock(undefined);
  await database.release();
});

async function expert(validUntil: Date | null = null): Promise<SignedInPerson & { roleId: string }> {
  const person = await makePerson(`Vet ${newId().slice(-6)}`, club);
  const { role } = await requestRole(person.actor, {
    slug: club.slug,
    role: 'expert',
    ...vetFields,
    validUntil,
  });
  await verifyRole(admin.actor, { roleId: role.id });
  return { ...person, roleId: role.id };
}

const noticesOf = (person: SignedInPerson) => toldTo(database, person.memberId);

const badgeOf = async (person: SignedInPerson) =>
  (await getPerson(visitor, club.slug, person.memberId)).person.badge;

test('an expert submits title, number, issuer, end, fields and a document; it counts once an admin has verified it', async () => {
  const vet = await makePerson('Vet', club);
  const documentId = newId();
  await database.sql(
    `INSERT INTO "Upload" ("id", "uploaderId", "mime", "width", "height", "bytes", "file", "thumbFile", "createdAt") VALUES ($1, $2, 'image/webp', 1, 1, 1, 'a', 'b', $3)`,
    [documentId, vet.memberId, start],
  );
  const input = { slug: club.slug, role: 'expert' as const, ...vetFields, validUntil: after(90), documentId };
  const { role } = await requestRole(vet.actor, input);
  expect(role).toMatchObject({
    status: 'requested',
    field: 'Surgery, Nutrition',
    documentUrl: `/uploads/${documentId}`,
  });
  expect((await badgeOf(vet)).roles).toEqual([]);
  await expect(getExpert(visitor, club.slug, vet.memberId)).rejects.toMatchObject({ code: 'not_found' });
  await verifyRole(admin.actor, { roleId: role.id });
  expect((await badgeOf(vet)).expert).toMatchObject({ field: 'Surgery, Nutrition', credential: 'DVM' });
  const { credential } = await getExpert(visitor, club.slug, vet.memberId);
  expect(credential).toMatchObject({ ...vetFields, valid: true, validUntil: after(90).toISOString() });
  // The file is not there, which only they are told who may see it at all.
  const opened = async (actor: typeof ann.actor | typeof visitor) =>
    openUpload(actor, documentId, 'whole').then(
      () => 'open',
      (error: { code?: string; message: string }) => error.code ?? error.message,
    );
  for (const actor of [ann.actor, visitor]) expect(await opened(actor)).toBe('not_found');
  const [row] = await database.sql<{ confidential: boolean }>(
    `SELECT "confidential" FROM "Upload" WHERE "id" = $1`,
    [documentId],
  );
  expect(row).toEqual({ confidential: true });
  expect(await noticesOf(vet)).toContain('experts.credential-decided verified');
});

test('somebody else’s picture, and one that something shows, is no document', async () => {
  const vet = await makePerson('Vet', club);
  const documentId = newId();
  await database.sql(
    `INSERT INTO "Upload" ("id", "uploaderId", "mime", "width", "height", "bytes", "file", "thumbFile", "createdAt") VALUES ($1, $2, 'image/webp', 1, 1, 1, 'a', 'b', $3)`,
    [documentId, ann.memberId, start],
  );
  const input = { slug: club.slug, role: 'expert' as const, ...vetFields, documentId };
  await expect(requestRole(vet.actor, input)).rejects.toMatchObject({
    fields: { documentId: { code: 'not_found' } },
  });
});

test('a credential is declined with a reason, which its holder reads', async () => {
  const vet = await makePerson('Vet', club);
  const { role } = await requestRole(vet.actor, { slug: club.slug, role: 'expert', ...vetFields });
  await revokeRole(admin.actor, { roleId: role.id, reason: 'The picture cannot be read' });
  expect(await noticesOf(vet)).toEqual(['experts.credential-decided declined']);
  const [item] = await database.sql<{ data: { reason: string } }>(
    `SELECT "data" FROM "NoticeItem" WHERE "memberId" = $1 AND "once" LIKE 'role:%declined'`,
    [vet.memberId],
  );
  expect(item!.data.reason).toBe('The picture cannot be read');
});

test('warned once 30 and once 7 days before, and told when it has ended', async () => {
  const vet = await expert(after(60));
  await noticesOf(vet);
  const seen: string[][] = [];
  for (const day of [29, 30, 31, 40, 53, 54, 59, 60]) {
    freezeClock(after(day));
    await Promise.all([warnCredentialsJob.run({}), warnCredentialsJob.run({})]);
    await endOverdueJob.run({});
    seen.push((await noticesOf(vet)).filter((one) => !one.includes('verified')));
  }
  const [first, second] = [30, 7].map(
    (days) => `experts.credential-ending ${days}:${after(60).toISOString()}`,
  );
  const ended = 'experts.credential-decided expired';
  expect(seen[0]).toEqual([]);
  for (const at of [1, 2, 3]) expect(seen[at]).toEqual([first]);
  for (const at of [4, 5, 6]) expect(seen[at]).toEqual([first, second]);
  expect(seen[7]).toEqual([first, second, ended]);
});

describe('the badge on an answer', () => {
  test('stays as it was on that day: renewed, ended, with other payers, or edited later', async () => {
    const vet = await expert(after(10));
    const threadId = await makeThread(ann, club);
    await declareInterest(vet.actor, { slug: club.slug, kind: 'clinic', name: 'Happy Paws', note: '' });
    const { post } = await createPost(vet.actor, threadId, { body: 'An answer', audience: 'everyone' });
    const worn = post.author!.badge;
    expect(worn.expert).toEqual({
      field: 'Surgery, Nutrition',
      credential: 'DVM',
      issuer: 'The council',
      validUntil: expect.stringContaining('2026-03-11T05:00:00') as string,
      paidBy: [{ kind: 'clinic', name: 'Happy Paws' }],
    });
    const shown = async () =>
      (await listPosts(visitor, threadId, { limit: 20 })).items.find(({ id }) => id === post.id)!.author!
        .badge;
    const { role } = await requestRole(vet.actor, {
      slug: club.slug,
      role: 'expert',
      ...vetFields,
      credential: 'DVM, PhD',
      validUntil: after(400),
    });
    // The old one counts until the new one is verified.
    expect((await badgeOf(vet)).expert?.credential).toBe('DVM');
    await verifyRole(admin.actor, { roleId: role.id });
    expect((await badgeOf(vet)).expert?.credential).toBe('DVM, PhD');
    const [interest] = (await getExpert(visitor, club.slug, vet.memberId)).interests;
    await endInterest(vet.actor, { interestId: interest!.id });
    expect(await shown()).toEqual(worn);
    freezeClock(after(401));
    expect((await badgeOf(vet)).roles).toEqual([]);
    await editPost(vet.actor, { postId: post.id, body: 'A better answer' });
    expect(await shown()).toEqual(worn);
    const later = await createPost(vet.actor, threadId, { body: 'Without', audience: 'everyone' });
    expect(later.post.author!.badge.roles).toEqual([]);
    expect((await getExpert(visitor, club.slug, vet.memberId)).credential.valid).toBe(false);
  });

  test('a supplier cannot be asked for twice, an expert renews', async () => {
    const vet = await expert();
    const again = { slug: club.slug, role: 'expert' as const, ...vetFields };
    await requestRole(vet.actor, again);
    await expect(requestRole(vet.actor, again)).rejects.toMatchObject({ code: 'role_exists' });
  });
});

test('interests: an expert’s own to say, once at a time, and kept as history', async () => {
  const vet = await expert();
  const interest = { slug: club.slug, kind: 'sponsor' as const, name: 'Good Food', note: 'Talks' };
  await expect(declareInterest(ann.actor, interest)).rejects.toMatchObject({ code: 'forbidden' });
  const { interest: first } = await declareInterest(vet.actor, interest);
  await expect(declareInterest(vet.actor, { ...interest, name: 'GOOD food' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await expect(endInterest(ann.actor, { interestId: first.id })).rejects.toMatchObject({ code: 'not_found' });
  freezeClock(after(3));
  const ended = await endInterest(vet.actor, { interestId: first.id });
  expect(await endInterest(vet.actor, { interestId: first.id })).toEqual(ended);
  await declareInterest(vet.actor, interest);
  const { interests } = await getExpert(visitor, club.slug, vet.memberId);
  expect(interests.map(({ name, endedAt }) => [name, endedAt])).toEqual([
    ['Good Food', null],
    ['Good Food', after(3).toISOString()],
  ]);
});

test('experts are found by one of their fields, as long as they are valid', async () => {
  const vet = await makePerson('Cat vet', club);
  const { role } = await requestRole(vet.actor, {
    slug: club.slug,
    role: 'expert',
    ...vetFields,
    fields: ['Cats'],
    validUntil: after(5),
  });
  await verifyRole(admin.actor, { roleId: role.id });
  const found = async () =>
    (
      await listPeople(visitor, {
        ...listPeopleInput.parse({ role: 'expert', field: 'Cats' }),
        slug: club.slug,
      })
    ).items.map(({ memberId }) => memberId);
  expect(await found()).toEqual([vet.memberId]);
  expect(await listExpertFields(visitor, club.slug)).toContain('Cats');
  freezeClock(after(5));
  expect(await found()).toEqual([]);
  expect(await listExpertFields(visitor, club.slug)).not.toContain('Cats');
});
