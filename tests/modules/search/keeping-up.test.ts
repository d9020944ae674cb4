import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePersona } from '~/modules/clubs/change-persona.server';
import { editClub } from '~/modules/clubs/edit-club.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { changeThread } from '~/modules/threads/change-thread.server';
import { editPost } from '~/modules/threads/edit-post.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { removePost, restorePost } from '~/modules/threads/remove-post.server';
import { type MemberActor, system, visitor } from '~/platform/actor';
import { useDatabase } from '../../support/database';
import { find, ids, member, openClub, reply, thread } from '../../support/search-scene';

let database: Awaited<ReturnType<typeof useDatabase>>;
let ann: MemberActor;
let moderator: MemberActor;

beforeAll(async () => {
  database = await useDatabase();
  await openClub('dogs', { name: 'Dogs' });
  ann = await member('dogs', 'Ann');
  moderator = await member('dogs', 'Mo', 'moderator');
});
afterAll(() => database.release());

const openingOf = async (threadId: string) => (await listPosts(ann, threadId, { limit: 1 })).items[0]!.id;

test('a post is found once its command has answered', async () => {
  const id = await thread(ann, 'dogs', 'Words', 'Nothing yet');
  for (let index = 0; index < 20; index++) {
    const post = await reply(ann, id, `fresh${index}words stand here`);
    expect(await ids(ann, `fresh${index}words`)).toEqual([post]);
  }
});

test('an edited post is found by what it says now, and by nothing it said before', async () => {
  const id = await thread(ann, 'dogs', 'Edits', 'Nothing yet');
  const postId = await reply(ann, id, 'oldish sentence');
  await editPost(ann, { postId, body: 'newish sentence' });
  expect(await ids(ann, 'oldish')).toEqual([]);
  expect(await ids(ann, 'newish')).toEqual([postId]);
});

test('a removed or hidden post is found by nobody, a restored one again', async () => {
  const id = await thread(ann, 'dogs', 'Removals', 'Nothing yet');
  const postId = await reply(ann, id, 'ephemeral sentence');
  await removePost(ann, { postId });
  for (const actor of [ann, moderator, system]) expect(await ids(actor, 'ephemeral')).toEqual([]);
  await restorePost(moderator, { postId });
  expect(await ids(visitor, 'ephemeral')).toEqual([postId]);
  await removePost(moderator, { postId, as: 'hidden' });
  for (const actor of [ann, moderator, system]) expect(await ids(actor, 'ephemeral')).toEqual([]);
});

test('a thread is not found by an opening post that is gone or says something else', async () => {
  const id = await thread(ann, 'dogs', 'Openings', 'secretive sentence');
  const postId = await openingOf(id);
  expect(await ids(ann, 'openings secretive')).toEqual([id]);
  await editPost(ann, { postId, body: 'harmless sentence' });
  expect(await ids(ann, 'secretive')).toEqual([]);
  expect(await ids(ann, 'openings harmless')).toEqual([id]);
  await removePost(ann, { postId });
  expect(await find(ann, 'openings')).toMatchObject([{ id, snippet: '' }]);
  expect(await ids(ann, 'harmless')).toEqual([]);
  await restorePost(moderator, { postId });
  expect(await ids(ann, 'openings harmless')).toEqual([id]);
});

test('a retitled thread is found by its new title, and its posts are shown under it', async () => {
  const id = await thread(ann, 'dogs', 'Firstname of it', 'opening words');
  const postId = await reply(ann, id, 'retitled reply');
  await changeThread(ann, { threadId: id, title: 'Secondname of it' });
  expect(await ids(ann, 'firstname')).toEqual([]);
  expect(await ids(ann, 'secondname opening')).toEqual([id]);
  expect(await find(ann, 'retitled')).toMatchObject([{ id: postId, title: 'Secondname of it' }]);
});

test('a renamed person is found by the new name, also beside what they wrote, and nobody who left is found', async () => {
  const olga = await member('dogs', 'Olga Oldname');
  const id = await thread(olga, 'dogs', 'Hello', 'greetings from Kazan');
  await changePersona(olga, { slug: 'dogs', name: 'Olga Newname' });
  expect(await ids(ann, 'oldname')).toEqual([]);
  expect(await ids(ann, 'newname')).toEqual([olga.memberId]);
  expect(await find(ann, 'kazan')).toMatchObject([{ id, author: { name: 'Olga Newname' } }]);
  await leaveClub(olga, { slug: 'dogs' });
  expect(await ids(ann, 'newname')).toEqual([]);
});

test('a club is found by its new name', async () => {
  await openClub('birds', { name: 'Ornithology' });
  await editClub(system, { slug: 'birds', name: 'Feathered friends' });
  expect(await ids(visitor, 'ornithology')).toEqual([]);
  expect(await find(visitor, 'feathered')).toMatchObject([{ url: '/clubs/birds' }]);
});
