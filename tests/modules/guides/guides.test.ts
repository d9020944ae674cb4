import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGuide } from '~/modules/guides/create-guide.server';
import { draftFromAnswer } from '~/modules/guides/draft-from-answer.server';
import { editGuide } from '~/modules/guides/edit-guide.server';
import { getGuide, listGuideVersions, listSuggestions } from '~/modules/guides/get-guide.server';
import { listGuides } from '~/modules/guides/list-guides.server';
import { listGuidesInput } from '~/modules/guides/schema';
import { changeAuthorship, settleGuide } from '~/modules/guides/settle-guide.server';
import { decideSuggestion, suggestEdit } from '~/modules/guides/suggest-edit.server';
import { wordChanges } from '~/platform/text/word-changes.server';
import { search } from '~/modules/search/search.server';
import { createPost } from '~/modules/threads/create-post.server';
import { removePost } from '~/modules/threads/remove-post.server';
import { type Actor, visitor } from '~/platform/actor';
import {
  giveRole,
  makeClub,
  makePerson,
  makeThread,
  type SignedInPerson,
  type TestClub,
} from '../../support/club';
import { useDatabase } from '../../support/database';
import { toldTo } from '../experts/support';

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let ann: SignedInPerson;
let vet: SignedInPerson;
let other: SignedInPerson;
let mod: SignedInPerson;

beforeAll(async () => {
  database = await useDatabase();
  club = await makeClub('dogs');
  ann = await makePerson('Ann', club);
  vet = await makePerson('Vet', club);
  other = await makePerson('Other', club);
  mod = await makePerson('Mo', club);
  await giveRole(vet, 'expert', club);
  await giveRole(other, 'expert', club);
  await giveRole(mod, 'moderator', club);
});
afterAll(() => database.release());

let made = 0;
async function guide(status: 'draft' | 'published' = 'published', body = 'Walk at six.'): Promise<string> {
  const input = { title: `Walks ${++made}`, body, tags: [], sources: [], status };
  return (await createGuide(vet.actor, { ...input, slug: club.slug })).guideId;
}
const edit = (person: SignedInPerson, guideId: string, body: string, version: number) =>
  editGuide(person.actor, { guideId, title: 'Walks', body, note: '', version });
const read = async (guideId: string, actor: Actor = visitor) => (await getGuide(actor, guideId)).guide;

test('one tap makes a draft of an answer, quoted and linked, which only those who look after guides see', async () => {
  const threadId = await makeThread(ann, club);
  const { post } = await createPost(vet.actor, threadId, {
    body: 'Before **breakfast**.',
    audience: 'everyone',
  });
  await expect(draftFromAnswer(ann.actor, { slug: club.slug, postId: post.id })).rejects.toMatchObject({
    code: 'forbidden',
  });
  const { guideId } = await draftFromAnswer(mod.actor, { slug: club.slug, postId: post.id });
  const draft = await read(guideId, other.actor);
  expect(draft).toMatchObject({ state: 'draft', title: 'Morning walks', version: 1 });
  expect(draft.body).toContain('> Before **breakfast**.');
  expect(draft.html).toContain(`/threads/${threadId}?at=2#post-2`);
  expect(draft.sources.map(({ postId }) => postId)).toEqual([post.id]);
  for (const actor of [ann.actor, visitor])
    await expect(getGuide(actor, guideId)).rejects.toMatchObject({ code: 'not_found' });
  await settleGuide(mod.actor, { guideId, state: 'published', reason: '' });
  expect((await read(guideId)).state).toBe('published');
  await removePost(mod.actor, { postId: post.id });
  expect((await read(guideId)).sources).toEqual([]);
});

test('a post for experts only becomes no guide', async () => {
  const threadId = await makeThread(ann, club);
  const { post } = await createPost(vet.actor, threadId, { body: 'Between us', audience: 'experts' });
  await expect(draftFromAnswer(vet.actor, { slug: club.slug, postId: post.id })).rejects.toMatchObject({
    code: 'not_found',
  });
  const input = { title: 'Secret', body: 'x', tags: [], sources: [post.id], status: 'published' as const };
  await expect(createGuide(vet.actor, { ...input, slug: club.slug })).rejects.toMatchObject({
    code: 'invalid',
  });
});

describe('versions', () => {
  test('name each hand, and what it changed word by word', async () => {
    const guideId = await guide();
    await edit(vet, guideId, 'Walk at seven.', 1);
    await edit(mod, guideId, 'Walk at seven, every day.', 2);
    const versions = await listGuideVersions(visitor, guideId);
    expect(versions.map(({ version, editedBy, body }) => [version, editedBy, body])).toEqual([
      [3, 'Mo', 'Walk at seven, every day.'],
      [2, 'Vet', 'Walk at seven.'],
      [1, 'Vet', 'Walk at six.'],
    ]);
    const changed = wordChanges('เดินตอนหกโมง', 'เดินตอนเจ็ดโมง', 'th').filter(
      ({ added, removed }) => added || removed,
    );
    expect(changed.map(({ value }) => value)).toEqual(['หก', 'เจ็ด']);
    await edit(vet, guideId, 'Walk at seven, every day.', 3);
    expect((await read(guideId)).version).toBe(3);
    expect(await toldTo(database, vet.memberId)).toContain(
      'guides.changed changed:' + (await changedAt(guideId, 3)),
    );
  });

  async function changedAt(guideId: string, version: number): Promise<string> {
    return (await listGuideVersions(visitor, guideId)).find((one) => one.version === version)!.at;
  }

  test('two who edit at once: one is told that there is a newer one, and nothing is overwritten', async () => {
    const guideId = await guide();
    await changeAuthorship(other.actor, { guideId, author: true });
    const settled = await Promise.allSettled([
      edit(vet, guideId, 'The words of the vet.', 1),
      edit(other, guideId, 'The words of the other.', 1),
    ]);
    expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = settled.find((one) => one.status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({ code: 'changed_meanwhile' });
    const versions = await listGuideVersions(visitor, guideId);
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    expect((await read(guideId)).body).toBe(versions[0]!.body);
  });
});

describe('who may', () => {
  test('authors who are experts, and moderators, edit; others suggest; a draft is suggested to by nobody', async () => {
    const guideId = await guide();
    for (const person of [ann, other])
      await expect(edit(person, guideId, 'Mine', 1)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await getGuide(ann.actor, guideId)).rights).toEqual({
      edit: false,
      settle: false,
      suggest: true,
      join: false,
      leave: false,
    });
    expect((await getGuide(other.actor, guideId)).rights).toMatchObject({
      edit: false,
      suggest: true,
      join: true,
    });
    expect((await getGuide(mod.actor, guideId)).rights).toMatchObject({ edit: true, suggest: false });
    expect((await getGuide(visitor, guideId)).rights).toMatchObject({ edit: false, suggest: false });
    await changeAuthorship(other.actor, { guideId, author: true });
    await edit(other, guideId, 'Now mine too', 1);
    await changeAuthorship(vet.actor, { guideId, author: false });
    await expect(changeAuthorship(other.actor, { guideId, author: false })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(edit(vet, guideId, 'Mine no more', 2)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('suggestions', () => {
  const suggest = (person: SignedInPerson, guideId: string, version = 1) =>
    suggestEdit(person.actor, {
      guideId,
      title: 'Walks',
      body: 'Walk at eight.',
      note: 'Later in winter',
      version,
    });

  test('become the next version under the name of who made them', async () => {
    const guideId = await guide();
    const { suggestionId } = await suggest(ann, guideId);
    await expect(suggest(ann, guideId)).rejects.toMatchObject({ code: 'conflict' });
    expect((await listSuggestions(vet.actor, guideId)).map(({ by }) => by.name)).toEqual(['Ann']);
    expect(await listSuggestions(other.actor, guideId)).toEqual([]);
    const decision = { suggestionId, accept: true, reason: '' };
    await expect(decideSuggestion(other.actor, decision)).rejects.toMatchObject({ code: 'forbidden' });
    const decided = await decideSuggestion(vet.actor, decision);
    expect(await decideSuggestion(vet.actor, decision)).toEqual(decided);
    await expect(decideSuggestion(vet.actor, { ...decision, accept: false })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await listGuideVersions(visitor, guideId))[0]).toMatchObject({
      version: 2,
      editedBy: 'Ann',
      note: 'Later in winter',
    });
    expect(
      (await toldTo(database, ann.memberId)).some((one) => one.startsWith('guides.changed accepted')),
    ).toBe(true);
  });

  test('on an older version are not laid over a newer one', async () => {
    const guideId = await guide();
    const { suggestionId } = await suggest(ann, guideId);
    await edit(vet, guideId, 'Walk at nine.', 1);
    await expect(
      decideSuggestion(vet.actor, { suggestionId, accept: true, reason: '' }),
    ).rejects.toMatchObject({ code: 'changed_meanwhile' });
    await decideSuggestion(vet.actor, { suggestionId, accept: false, reason: 'Done already' });
    expect((await read(guideId)).body).toBe('Walk at nine.');
  });
});

test('a guide is found by its words while it is published, in the order of lists, and a retired one keeps its address', async () => {
  const guideId = await guide('draft', 'Kennel cough spreads fast.');
  const found = async () =>
    (await search(visitor, { q: 'kennel cough', types: ['guide'], group: 'none', limit: 5 })).items.map(
      ({ id }) => id,
    );
  const listed = async (state: string, actor: Actor = visitor) =>
    (await listGuides(actor, club.slug, listGuidesInput.parse({ state, limit: 100 }))).items.map(
      ({ id }) => id,
    );
  expect(await found()).toEqual([]);
  await expect(listed('draft')).rejects.toMatchObject({ code: 'unauthenticated' });
  expect(await listed('draft', vet.actor)).toContain(guideId);
  await settleGuide(vet.actor, { guideId, state: 'published', reason: '' });
  expect(await found()).toEqual([guideId]);
  expect((await listed('published'))[0]).toBeDefined();
  await expect(settleGuide(vet.actor, { guideId, state: 'retired', reason: '' })).rejects.toMatchObject({
    code: 'invalid',
  });
  await settleGuide(vet.actor, { guideId, state: 'retired', reason: 'Out of date' });
  expect(await found()).toEqual([]);
  expect(await read(guideId)).toMatchObject({ state: 'retired', retiredReason: 'Out of date' });
});
