import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blockPerson } from '~/modules/clubs/block-person.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { createPost } from '~/modules/threads/create-post.server';
import { createThread } from '~/modules/threads/create-thread.server';
import { followPerson } from '~/modules/threads/follow-person.server';
import { followTag } from '~/modules/threads/follow-tag.server';
import { followThread } from '~/modules/threads/follow-thread.server';
import { listFeed } from '~/modules/threads/list-feed.server';
import { listFollows } from '~/modules/threads/list-follows.server';
import { visitor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../../support/club';
import { useDatabase } from '../../support/database';

let database: Awaited<ReturnType<typeof useDatabase>>;
let dogs: TestClub;
let homes: TestClub;
let secret: TestClub;
let mali: SignedInPerson;
let vet: SignedInPerson;

beforeAll(async () => {
  database = await useDatabase();
  [dogs, homes, secret] = [
    await makeClub('dogs'),
    await makeClub('homes'),
    await makeClub('secret', 'members'),
  ];
  await db.clubTag.create({
    data: { clubId: homes.id, key: 'roofs', label: { th: 'หลังคา', vi: 'Mái', en: 'Roofs' } },
  });
  mali = await makePerson('Mali', dogs);
  vet = await makePerson('Vet', dogs);
  await giveRole(vet, 'expert', dogs);
  for (const person of [mali, vet])
    for (const club of [homes, secret])
      await db.membership.create({
        data: {
          id: crypto.randomUUID(),
          clubId: club.id,
          memberId: person.memberId,
          status: 'active',
          personaName: person.name,
          joinedAt: new Date(),
        },
      });
});
afterAll(() => database.release());

async function start(
  by: SignedInPerson,
  club: TestClub,
  more: { kind?: 'talk' | 'question'; tags?: string[] } = {},
): Promise<string> {
  const { kind = 'talk', tags = [] } = more;
  return (await createThread(by.actor, { slug: club.slug, kind, title: 'T', body: 'B', tags })).id;
}
const reply = (by: SignedInPerson, threadId: string) =>
  createPost(by.actor, threadId, { body: 'Words', audience: 'everyone' });

async function feedOf(person: SignedInPerson): Promise<Record<string, string>> {
  const { items } = await listFeed(person.actor, { limit: 50 });
  return Object.fromEntries(
    items.map(({ thread, reason }) => [
      thread.id,
      reason.subject ? `${reason.kind} ${reason.subject}` : reason.kind,
    ]),
  );
}

describe('the start page of a member', () => {
  test('says of each thread why it is there, by the weightiest reason', async () => {
    const me = await makePerson('Me', dogs);
    const asked = await start(me, dogs, { kind: 'question' });
    await reply(mali, asked);
    const mine = await start(me, dogs);
    await reply(mali, mine);
    const plain = await start(mali, dogs);
    const answered = await start(mali, dogs, { kind: 'question' });
    await reply(vet, answered);
    const followed = await start(mali, homes);
    await followThread(me.actor, followed, 'following');
    const roofs = await start(vet, homes, { tags: ['roofs'] });
    await followTag(me.actor, { slug: 'homes', tag: 'roofs', on: true });
    const elsewhere = await start(vet, homes);
    const feed = await feedOf(me);
    expect(feed).toMatchObject({
      [asked]: 'asked',
      [mine]: 'mine',
      [plain]: 'club',
      [answered]: 'expert',
      [followed]: 'thread',
      [roofs]: 'tag roofs',
    });
    expect(feed).not.toHaveProperty(elsewhere);
    await followPerson(me.actor, { slug: 'homes', personId: vet.memberId, on: true });
    expect(await feedOf(me)).toMatchObject({ [elsewhere]: 'person Vet', [roofs]: 'person Vet' });
  });

  test('shows nothing of people they blocked, threads they muted, clubs they left or may not read', async () => {
    const me = await makePerson('Me', dogs);
    const blocked = await start(mali, dogs);
    const muted = await start(vet, dogs);
    const inside = await start(vet, secret);
    const gone = await start(vet, homes);
    await followThread(me.actor, gone, 'following');
    await db.threadReader.create({ data: { memberId: me.memberId, threadId: inside, follow: 'following' } });
    await blockPerson(me.actor, { memberId: mali.memberId });
    await followThread(me.actor, muted, 'muted');
    const before = await feedOf(me);
    for (const id of [blocked, muted, inside]) expect(before).not.toHaveProperty(id);
    expect(before).toHaveProperty(gone);
    await leaveClub(me.actor, { slug: 'dogs' });
    const own = await db.thread.findMany({ where: { clubId: dogs.id }, select: { id: true } });
    const after = await feedOf(me);
    for (const { id } of own) expect(after).not.toHaveProperty(id);
  });

  test('has pages that hold together', async () => {
    const me = await makePerson('Me', dogs);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, next } = await listFeed(me.actor, { limit: 3, cursor });
      seen.push(...items.map(({ thread }) => thread.id));
      cursor = next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.toSorted()).toEqual(Object.keys(await feedOf(me)).toSorted());
    await expect(listFeed(visitor, { limit: 3 })).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

describe('following', () => {
  test('lists what one follows, and ends', async () => {
    const me = await makePerson('Me', dogs);
    const thread = await start(mali, dogs);
    await followThread(me.actor, thread, 'following');
    await followTag(me.actor, { slug: 'homes', tag: 'roofs', on: true });
    await followTag(me.actor, { slug: 'homes', tag: 'roofs', on: true });
    await followPerson(me.actor, { slug: 'dogs', personId: mali.memberId, on: true });
    expect(await listFollows(me.actor)).toMatchObject({
      threads: [{ id: thread, follow: 'following', club: { slug: 'dogs' } }],
      tags: [{ key: 'roofs', club: { slug: 'homes' } }],
      people: [{ id: mali.memberId, name: 'Mali', club: { slug: 'dogs' } }],
    });
    await followThread(me.actor, thread, 'normal');
    await followTag(me.actor, { slug: 'homes', tag: 'roofs', on: false });
    await followPerson(me.actor, { slug: 'dogs', personId: mali.memberId, on: false });
    expect(await listFollows(me.actor)).toEqual({ threads: [], tags: [], people: [] });
  });

  test('is of topics and people that are there, in clubs one may read', async () => {
    const me = await makePerson('Me', dogs);
    const person = (slug: string, personId: string) => followPerson(me.actor, { slug, personId, on: true });
    await expect(followTag(me.actor, { slug: 'homes', tag: 'walls', on: true })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(person('dogs', me.memberId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(person('homes', me.memberId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(person('secret', mali.memberId)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(followTag(visitor, { slug: 'homes', tag: 'roofs', on: true })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });
});
