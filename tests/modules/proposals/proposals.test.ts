import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  answerInvitation,
  inviteAuthor,
  leaveAuthors,
  withdrawInvitation,
} from '~/modules/proposals/change-authors.server';
import { acceptedProposal } from '~/modules/proposals/contributors.server';
import { createProposal, publishProposal } from '~/modules/proposals/create-proposal.server';
import { editProposal } from '~/modules/proposals/edit-proposal.server';
import { getProposal, listVersions } from '~/modules/proposals/get-proposal.server';
import { hideProposal } from '~/modules/proposals/hide-proposal.server';
import { listProposals } from '~/modules/proposals/list-proposals.server';
import { proposalToAnswerNotice, proposalWordedNotice } from '~/modules/proposals/notices.server';
import { noteHidden } from '~/modules/proposals/note-hidden.server';
import { proposalPages } from '~/modules/proposals/public-pages.server';
import { respondToProposal } from '~/modules/proposals/respond.server';
import { heatOf } from '~/modules/proposals/rules';
import { expireProposal, proposalClockJob } from '~/modules/proposals/run-clocks.server';
import { listProposalsInput } from '~/modules/proposals/schema';
import { withdrawProposal } from '~/modules/proposals/withdraw-proposal.server';
import { search } from '~/modules/search/search.server';
import { removePost } from '~/modules/threads/remove-post.server';
import { system, visitor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { freezeClock } from '~/platform/clock.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { suspendMember } from '~/modules/clubs/suspend-member.server';
import { makePerson, type SignedInPerson } from '../../support/club';
import { useDatabase } from '../../support/database';
import { body, makeScene, propose, read, type Scene, support, toldTo } from './support';

let database: Awaited<ReturnType<typeof useDatabase>>;
let scene: Scene;
let ann: SignedInPerson;
let ben: SignedInPerson;
let cat: SignedInPerson;
let mod: SignedInPerson;

beforeAll(async () => {
  database = await useDatabase();
  scene = await makeScene();
  ({ ann, ben, cat, mod } = scene);
});
afterEach(() => freezeClock(undefined));
afterAll(() => database.release());

const edit = (person: SignedInPerson, proposalId: string, text: string, version: number) =>
  editProposal(person.actor, { proposalId, title: 'Box', body: text, note: '', version });
const respond = (proposalId: string, verdict: 'accepted' | 'declined' | 'later', more = {}) =>
  respondToProposal(mod.actor, { proposalId, verdict, reason: 'Because.', changeReason: '', ...more });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const at = (moment: Date) => freezeClock(moment);

describe('writing together', () => {
  test('a draft is its authors’ alone; an invited hand reads it, joins, and is named in the history', async () => {
    const id = await propose(scene, ann, { status: 'draft' });
    for (const actor of [ben.actor, mod.actor, scene.admin.actor, visitor])
      await expect(getProposal(actor, id)).rejects.toMatchObject({ code: 'not_found' });
    await inviteAuthor(ann.actor, { proposalId: id, memberId: ben.memberId });
    await inviteAuthor(ann.actor, { proposalId: id, memberId: ben.memberId });
    expect(await toldTo(database, ben.memberId)).toEqual(['personal invited']);
    await expect(edit(ben, id, 'Mine', 1)).rejects.toMatchObject({ code: 'forbidden' });
    await answerInvitation(ben.actor, { proposalId: id, accept: true });
    await edit(ben, id, `${body}\n\nWith a letter.`, 1);
    await publishProposal(ben.actor, { proposalId: id });
    const { authors, state, deadline, publishedAt } = await read(id);
    expect(authors.map(({ name }) => name)).toEqual(['Ann', 'Ben']);
    expect([state, Date.parse(deadline!) - Date.parse(publishedAt!)]).toEqual(['gathering', 30 * 86_400_000]);
    expect((await listVersions(visitor, id)).map(({ version, by }) => [version, by?.name])).toEqual([
      [2, 'Ben'],
      [1, 'Ann'],
    ]);
    await expect(leaveAuthors(ann.actor, { proposalId: id })).rejects.toMatchObject({ code: 'conflict' });
    await leaveAuthors(ben.actor, { proposalId: id });
    expect((await read(id)).authors).toHaveLength(1);
  });

  test('who declines reads the draft no more', async () => {
    const id = await propose(scene, ann, { status: 'draft' });
    await inviteAuthor(ann.actor, { proposalId: id, memberId: cat.memberId });
    await answerInvitation(cat.actor, { proposalId: id, accept: false });
    await expect(getProposal(cat.actor, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('an invitation that is not answered is taken back, and the draft read no more; one that was accepted stands', async () => {
    const id = await propose(scene, ann, { status: 'draft' });
    const back = (who: SignedInPerson, whom: SignedInPerson) =>
      withdrawInvitation(who.actor, { proposalId: id, memberId: whom.memberId });
    for (const { memberId } of [ben, cat]) await inviteAuthor(ann.actor, { proposalId: id, memberId });
    await answerInvitation(ben.actor, { proposalId: id, accept: true });
    await expect(back(cat, cat)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(back(ann, ben)).rejects.toMatchObject({ code: 'conflict' });
    expect([await back(ben, cat), await back(ann, cat)]).toEqual([{ invited: false }, { invited: false }]);
    await expect(getProposal(cat.actor, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('two who edit one version: one is told that there is a newer one', async () => {
    const id = await propose(scene, ann);
    await edit(ann, id, 'One.', 1);
    await expect(edit(ann, id, 'Two.', 1)).rejects.toMatchObject({ code: 'changed_meanwhile' });
  });

  test('the search finds it by the words it has now', async () => {
    const id = await propose(scene, ann, { title: 'Wooden crates', body: 'Quokka.' });
    await editProposal(ann.actor, {
      proposalId: id,
      title: 'Wooden crates',
      body: 'Wombat.',
      note: '',
      version: 1,
    });
    const found = async (q: string) =>
      (await search(visitor, { q, group: 'thread' } as never)).items.map(({ title }) => title);
    expect(await found('wombat')).toContain('Wooden crates');
    expect(await found('quokka')).toEqual([]);
  });
});

describe('gathering support', () => {
  test('one voice a member, freely taken back; the last one missing brings it to the brand, who is told', async () => {
    const id = await propose(scene, ann);
    await support(ann, id);
    expect((await support(ann, id)).supportCount).toBe(1);
    await support(ben, id);
    expect(await support(ben, id, false)).toMatchObject({ supportCount: 1, state: 'gathering' });
    await support(ben, id);
    expect(await support(cat, id)).toMatchObject({ supportCount: 3, state: 'evaluating' });
    const { answerBy, evaluatingAt, supporters } = await read(id);
    expect(Date.parse(answerBy!) - Date.parse(evaluatingAt!)).toBe(14 * 86_400_000);
    expect(supporters.map(({ name }) => name).toSorted()).toEqual(['Ann', 'Ben', 'Cat']);
    expect(await toldTo(database, mod.memberId)).toContain('to-answer');
    expect(await toldTo(database, ann.memberId)).toContain('became evaluating');
    expect(await support(cat, id, false)).toMatchObject({ supportCount: 2, state: 'evaluating' });
  });

  test('the database’s warmth is the rule’s', async () => {
    const id = await propose(scene, ann);
    await support(ann, id);
    await support(ben, id);
    const rows = await db.proposalSupport.findMany({ where: { proposalId: id } });
    const { heat, publishedAt } = await db.proposal.findUniqueOrThrow({ where: { id } });
    expect(heat).toBeCloseTo(
      heatOf(
        publishedAt,
        rows.map((row) => row.at),
      ),
      6,
    );
  });

  test('at its deadline it is over, to the second, and those who took part hear of it once', async () => {
    const id = await propose(scene, ann);
    await support(ben, id);
    const deadline = new Date((await read(id)).deadline!);
    at(new Date(deadline.getTime() - 1_000));
    await support(cat, id);
    const kept = () => proposalPages[0]!.version({ slug: scene.club.slug, id });
    const before = await kept();
    expect(await kept()).toBe(before);
    at(deadline);
    expect(await kept()).not.toBe(before);
    await expect(support(ann, id)).rejects.toMatchObject({ code: 'proposal_closed' });
    expect((await read(id)).state).toBe('expired');
    await proposalClockJob.run({});
    await expireProposal(system, { proposalId: id });
    const told = await toldTo(database, cat.memberId);
    expect(told.filter((line) => line === 'became expired')).toHaveLength(1);
  });

  test('who is suspended, and who is no member, supports nothing', async () => {
    const id = await propose(scene, ann);
    const dan = await makePerson('Dan', scene.club);
    const out = await makePerson('Out');
    await suspendMember(mod.actor, {
      ...{ slug: scene.club.slug, memberId: dan.memberId, reason: 'Spam' },
      until: inDays(1),
    } as never);
    await expect(support(dan, id)).rejects.toMatchObject({ code: 'suspended' });
    await expect(support(out, id)).rejects.toMatchObject({ code: 'not_a_member' });
  });
});

describe('the brand’s word', () => {
  test('stands beside every earlier one, each with its reason; the database changes none', async () => {
    const id = await propose(scene, ann);
    await support(ben, id);
    await expect(
      respondToProposal(ann.actor, { proposalId: id, verdict: 'accepted', reason: 'x', changeReason: '' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await respond(id, 'later', { cost: { amount: 12_000_00, currency: 'THB' } });
    expect((await read(id)).state).toBe('later');
    await expect(respond(id, 'accepted')).rejects.toMatchObject({ code: 'invalid' });
    await expect(respond(id, 'accepted', { after: 0 })).rejects.toMatchObject({ code: 'changed_meanwhile' });
    await respond(id, 'accepted', { changeReason: 'We found a roaster.', after: 1 });
    const { state, responses } = await read(id);
    expect(state).toBe('accepted');
    expect(responses.map(({ version, verdict, changeReason }) => [version, verdict, changeReason])).toEqual([
      [2, 'accepted', 'We found a roaster.'],
      [1, 'later', ''],
    ]);
    expect(responses[1]!.cost).toEqual({ amount: 1_200_000, currency: 'THB' });
    await expect(
      database.sql(`UPDATE "ProposalResponse" SET "reason" = 'Other' WHERE "proposalId" = $1`, [id]),
    ).rejects.toThrow('never changed');
    expect(await toldTo(database, ben.memberId)).toEqual(
      expect.arrayContaining(['became later', 'became accepted']),
    );
    expect(await acceptedProposal(db, id, scene.club.id)).toMatchObject({ supportCount: 1 });
    await expect(support(cat, id)).rejects.toMatchObject({ code: 'proposal_closed' });
  });
});

test('withdrawn only by its first author', async () => {
  const id = await propose(scene, ann);
  for (const person of [ben, mod, scene.admin])
    await expect(withdrawProposal(person.actor, { proposalId: id, reason: 'No' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  await withdrawProposal(ann.actor, { proposalId: id, reason: 'I found one.' });
  expect(await read(id)).toMatchObject({ state: 'withdrawn', settledReason: 'I found one.' });
});

test('what moderators hide is seen by its authors and them alone, until they bring it back', async () => {
  const id = await propose(scene, ann);
  const { threadId } = await read(id);
  const post = await db.post.findFirstOrThrow({ where: { threadId: threadId!, number: 1 } });
  await removePost(mod.actor, { postId: post.id });
  await noteHidden(system, { threadId: threadId! });
  await expect(getProposal(visitor, id)).rejects.toMatchObject({ code: 'not_found' });
  expect((await getProposal(ann.actor, id)).proposal.hidden).toBe(true);
});

test('hidden with a reason on its page, its authors read why; shown again, everybody sees it', async () => {
  const id = await propose(scene, ann);
  const hide = (who: typeof mod, hidden: boolean, reason: string) =>
    hideProposal(who.actor, { proposalId: id, hidden, reason });
  await expect(hide(ben, true, 'I like mine better')).rejects.toMatchObject({ code: 'forbidden' });
  await hide(mod, true, 'It names a customer');
  await expect(getProposal(visitor, id)).rejects.toMatchObject({ code: 'not_found' });
  expect((await getProposal(ann.actor, id)).viewer.hiddenBecause).toBe('It names a customer');
  expect(await toldTo(database, ann.memberId)).toContain('personal hidden');
  await hide(mod, false, '');
  expect((await getProposal(visitor, id)).proposal.hidden).toBe(false);
});

test('who left the club hears no more of its proposals, nor anybody of what is hidden; titles are those of now', async () => {
  const id = await propose(scene, ann, { title: 'Wooden boxes' });
  const dan = await makePerson('Dan', scene.club);
  const asked = [ann, cat, dan].map(({ memberId }) => ({
    ...{ memberId, actorId: null, data: { proposalId: id, title: 'Wooden boxes', event: 'edited' as const } },
  }));
  const judged = () => proposalWordedNotice.stillConcerns!(asked);
  await editProposal(ann.actor, { proposalId: id, title: 'Tin boxes', body: 'Tin.', note: '', version: 1 });
  await leaveClub(dan.actor, { slug: scene.club.slug });
  const yes = { concern: 'yes', data: { title: 'Tin boxes' } };
  expect(await judged()).toEqual([yes, yes, 'gone']);
  await hideProposal(mod.actor, { proposalId: id, hidden: true, reason: 'A test' });
  expect(await judged()).toEqual([yes, 'gone', 'gone']);
  const toAnswer = [ann, mod].map(({ memberId }) => ({ ...asked[0]!, memberId }));
  expect(await proposalToAnswerNotice.stillConcerns!(toAnswer)).toEqual(['gone', yes]);
});

test('a topic that the club does not have is refused by its name', async () => {
  const words = { title: 'A box', body, status: 'published' as const, slug: scene.club.slug };
  await expect(createProposal(ann.actor, { ...words, tags: ['unheard-of'] })).rejects.toMatchObject({
    fields: { tags: { code: 'unknown_tags', params: { tags: 'unheard-of' } } },
  });
});

test('the hot list lets new ones in; each list has its own, paged, and is searched within', async () => {
  const other = await makeScene('homes', 50);
  const people = await Promise.all(['P', 'Q', 'R', 'S'].map((name) => makePerson(name, other.club)));
  at(inDays(-10));
  const old = await propose(other, other.ann, { title: 'Old oak' });
  for (const person of people) await support(person, old);
  at(inDays(-1));
  const young = await propose(other, other.ben, { title: 'Young pine' });
  await support(people[0]!, young);
  freezeClock(undefined);
  const list = async (input: object, actor = other.ann.actor) =>
    listProposals(actor, 'homes', listProposalsInput.parse(input));
  const titles = async (input: object) => (await list(input)).items.map(({ title }) => title);
  expect(await titles({ list: 'hot' })).toEqual(['Young pine', 'Old oak']);
  expect(await titles({ list: 'new' })).toEqual(['Young pine', 'Old oak']);
  expect(await titles({ list: 'mine' })).toEqual(['Old oak']);
  expect(await titles({ list: 'hot', q: 'OAK' })).toEqual(['Old oak']);
  const first = await list({ list: 'hot', limit: 1 });
  expect(await titles({ list: 'hot', limit: 1, cursor: first.next! })).toEqual(['Old oak']);
  await respondToProposal(other.admin.actor, {
    proposalId: old,
    verdict: 'declined',
    reason: 'No',
    changeReason: '',
  });
  expect(await titles({ list: 'answered' })).toEqual(['Old oak']);
  expect(await titles({ list: 'hot' })).toEqual(['Young pine']);
});
