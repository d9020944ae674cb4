import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { askInOffer } from '~/modules/offers/ask-in-offer.server';
import { broadcastQuickOffer } from '~/modules/offers/broadcast-quick.server';
import { addOption, changeOption } from '~/modules/offers/change-options.server';
import { changeOffer } from '~/modules/offers/change-offer.server';
import { getOffer } from '~/modules/offers/get-offer.server';
import { hideOffer, noteOfferHidden } from '~/modules/offers/hide-offer.server';
import { listOffers } from '~/modules/offers/list-offers.server';
import { listOfferVersions } from '~/modules/offers/list-versions.server';
import { followVotedJob, noteDesignClosedJob } from '~/modules/offers/note-design.server';
import { changePledge, releasePledge } from '~/modules/offers/pledge.server';
import { quickNotice, storyNotice } from '~/modules/offers/notices.server';
import { listOffersInput, quickOfferInput, variantInput } from '~/modules/offers/schema';
import { followOffer } from '~/modules/offers/tell-followers.server';
import { openOffer, withdrawOffer } from '~/modules/offers/steer-offer.server';
import { offerStream, workshopStream } from '~/modules/offers/streams';
import { offerStreams } from '~/modules/offers/streams.server';
import { voteInDesign } from '~/modules/proposals/design-questions.server';
import { respondToProposal } from '~/modules/proposals/respond.server';
import { closeDesign } from '~/modules/proposals/run-clocks.server';
import { readSearchInput, searchInput } from '~/modules/search/schema';
import { search } from '~/modules/search/search.server';
import { removePost } from '~/modules/threads/remove-post.server';
import { system } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { parseInput } from '~/platform/input';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../../support/club';
import { type TestDatabase, useDatabase } from '../../support/database';
import { workOff } from '../../support/jobs';
import { fromNow, makeBuyers, makeOffer, type MadeOffer, passDeadline, pledge } from '../../support/offers';
import { makeMember, type TestPerson } from '../../support/people';
import { makeScene, propose, support } from '../proposals/support';

let database: TestDatabase & { release(): Promise<void> };
let club: TestClub;
let brand: SignedInPerson;
let ann: TestPerson;
let bob: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  database = await useDatabase();
  club = await makeClub('coffee');
  brand = await makePerson('Brand', club);
  await giveRole(brand, 'moderator', club);
  [ann, bob] = (await makeBuyers(club, 2)) as [TestPerson, TestPerson];
  stranger = await makeMember({ name: 'Stranger', password: null });
});
afterEach(() => freezeClock(undefined));
afterAll(() => database.release());

const question = (offer: MadeOffer) => ({
  ...{ offerId: offer.id, question: 'Which glaze?', kind: 'single' as const, options: ['Red', 'Blue'] },
  ...{ quorum: 0, hidden: false, closesAt: fromNow(3_600_000) },
});
const kinds = async (offer: MadeOffer) => (await getOffer(ann.actor, offer.id)).story.map(({ kind }) => kind);

/** Who was told of a turn of an offer's story. */
async function toldOf(offer: MadeOffer, kind: string): Promise<string[]> {
  await workOff(database, ['offers.tell-followers', 'notices.record']);
  const rows = await db.noticeItem.findMany({
    where: { notice: { subject: offerStream(offer.id) }, data: { path: ['kind'], equals: kind } },
    select: { memberId: true },
  });
  return rows.map(({ memberId }) => memberId);
}

describe('the club is asked about an offer', () => {
  test('who votes follows it; what was chosen belongs to its story, once; over, no more votes are taken', async () => {
    const offer = await makeOffer(brand.actor, club);
    const { question: asked } = await askInOffer(brand.actor, question(offer));
    const vote = { questionId: asked.id, choices: ['2'] };
    await expect(voteInDesign(stranger.actor, vote)).rejects.toMatchObject({ code: 'not_a_member' });
    await voteInDesign(bob.actor, vote);
    const subject = offerStream(offer.id);
    await followVotedJob.run({ questionId: asked.id, subject, memberId: bob.memberId });
    expect((await getOffer(bob.actor, offer.id)).viewer.following).toBe(true);
    freezeClock(fromNow(3_700_000));
    await expect(voteInDesign(ann.actor, vote)).rejects.toMatchObject({ code: 'poll_closed' });
    await closeDesign(system, { questionId: asked.id });
    const closed = { questionId: asked.id, subject, clubId: club.id };
    await noteDesignClosedJob.run(closed);
    await noteDesignClosedJob.run(closed);
    const { story } = await getOffer(ann.actor, offer.id);
    expect(story.filter(({ kind }) => kind === 'answered').map(({ data }) => data.answer)).toEqual(['Blue']);
    expect(await toldOf(offer, 'answered')).toEqual([bob.memberId]);
  });

  test('not about a draft; what is taken back asks no longer', async () => {
    const draft = await makeOffer(brand.actor, club, { status: 'draft' });
    await expect(askInOffer(brand.actor, question(draft))).rejects.toMatchObject({ code: 'conflict' });
    await openOffer(brand.actor, { offerId: draft.id });
    await askInOffer(brand.actor, question(draft));
    await withdrawOffer(brand.actor, { offerId: draft.id, reason: 'No clay' });
    expect((await getOffer(ann.actor, draft.id)).questions).toMatchObject([{ closed: true }]);
  });
});

describe('suppliers', () => {
  test('hear that they are asked what it costs, and of what becomes of it; others than those asked do not', async () => {
    const suppliers = [await makePerson('Mill', club), await makePerson('Kiln', club)];
    for (const person of suppliers) await giveRole(person, 'supplier', club);
    const ids = suppliers.map(({ memberId }) => memberId);
    const grant = await db.roleGrant.findFirstOrThrow({ where: { memberId: ids[0] } });
    const some = await makeOffer(brand.actor, club, { status: 'draft', askIds: [grant.organisationId] });
    expect(await toldOf(some, 'costing')).toEqual([ids[0]]);
    const any = await makeOffer(brand.actor, club, { status: 'draft' });
    expect(await toldOf(any, 'costing')).toEqual(expect.arrayContaining(ids));
    await openOffer(brand.actor, { offerId: some.id });
    expect(await toldOf(some, 'opened')).toEqual([ids[0]]);
  });
});

describe('an offer is another than before', () => {
  test('the share of contributors grows while members pledge, and is fixed once it is funded', async () => {
    const offer = await makeOffer(brand.actor, club, { threshold: 1, contributorPercent: 5 });
    const share = (contributorPercent: number) =>
      changeOffer(brand.actor, { offerId: offer.id, contributorPercent });
    await expect(share(4)).rejects.toMatchObject({ fields: { contributorPercent: { code: 'only_more' } } });
    await share(6);
    await pledge(ann, offer, [1, 1]);
    await passDeadline(offer);
    await expect(share(7)).rejects.toMatchObject({ code: 'conflict' });
    freezeClock(undefined);
  });

  test('each version names its hand and what it changed; who pledged is told; what nobody changed is no version', async () => {
    const offer = await makeOffer(brand.actor, club);
    const offerId = offer.id;
    await pledge(ann, offer, [1, 2]);
    await changeOffer(brand.actor, { offerId, version: 1, title: 'Mugs', threshold: 8 });
    expect(await kinds(offer)).toEqual(['made', 'opened', 'threshold_lowered', 'words_changed']);
    expect(await toldOf(offer, 'words_changed')).toEqual([ann.memberId]);
    await changeOffer(brand.actor, { offerId, title: 'Mugs', threshold: 8 });
    const versions = await listOfferVersions(ann.actor, offerId);
    expect(versions.map(({ version, title, changed, by }) => [version, title, changed, by?.name])).toEqual([
      [2, 'Mugs', ['title', 'threshold'], 'Brand'],
      [1, 'A dozen coffee cups', [], 'Brand'],
    ]);
    await expect(changeOffer(brand.actor, { offerId, version: 1, title: 'Bowls' })).rejects.toMatchObject({
      code: 'changed_meanwhile',
    });
  });

  test('what members chose can still be chosen; stages are planned anew, and followers hear of it', async () => {
    const colour = { key: 'colour', label: 'Colour', choices: ['red', 'blue'] };
    const offer = await makeOffer(brand.actor, club, { attributes: [colour] });
    const offerId = offer.id;
    const change = (choices: string[]) =>
      changeOffer(brand.actor, { offerId, attributes: [{ ...colour, choices }] });
    await expect(change(['red'])).rejects.toMatchObject({ fields: { attributes: { code: 'only_more' } } });
    await change(['red', 'blue', 'black']);
    const stage = {
      name: 'Firing',
      plannedAt: fromNow(1e9),
      rules: { colour: 'locked' as const },
      fee: null,
    };
    await changeOffer(brand.actor, { offerId, stages: [stage] });
    await changeOffer(brand.actor, { offerId, stages: [stage] });
    expect(await kinds(offer)).toEqual(['made', 'opened', 'words_changed', 'stages_changed']);
  });

  test('what was drafted before it opened is not for members', async () => {
    const offer = await makeOffer(brand.actor, club, { status: 'draft', body: 'A secret glaze' });
    await changeOffer(brand.actor, { offerId: offer.id, body: 'A red glaze' });
    freezeClock(fromNow(1_000));
    await openOffer(brand.actor, { offerId: offer.id });
    expect((await listOfferVersions(ann.actor, offer.id)).map(({ body }) => body)).toEqual(['A red glaze']);
    expect(await listOfferVersions(brand.actor, offer.id)).toHaveLength(2);
  });
});

const listed = async (who: TestPerson) =>
  (await listOffers(who.actor, club.slug, listOffersInput.parse({ limit: 100 }))).items.map(({ id }) => id);

describe('who follows an offer', () => {
  test('hears of it as long as they are in its club and may see it, by the title that it has now', async () => {
    const members = await makeClub('members', 'members');
    const mod = await makePerson('Mod', members);
    await giveRole(mod, 'moderator', members);
    const [buyer, fan, gone] = (await makeBuyers(members, 3)) as [TestPerson, TestPerson, TestPerson];
    const offer = await makeOffer(mod.actor, members);
    await pledge(buyer, offer, [1, 1]);
    for (const who of [fan, gone]) await followOffer(who.actor, offer.id, true);
    await changeOffer(mod.actor, { offerId: offer.id, title: 'Bowls' });
    await leaveClub(gone.actor, { slug: members.slug });
    expect((await toldOf(offer, 'words_changed')).toSorted()).toEqual(
      [buyer.memberId, fan.memberId].toSorted(),
    );
    const asked = [buyer, fan, gone].map(({ memberId }) => ({
      ...{ memberId, actorId: null },
      data: { offerId: offer.id, title: 'Cups', kind: 'opened' as const, words: {} },
    }));
    const judged = () => storyNotice.stillConcerns!(asked);
    const yes = { concern: 'yes', data: { title: 'Bowls' } };
    expect(await judged()).toEqual([yes, yes, 'gone']);
    await hideOffer(mod.actor, { offerId: offer.id, hidden: true, reason: 'A test' });
    expect(await judged()).toEqual([yes, 'gone', 'gone']);
    await passDeadline(offer);
    expect(await toldOf(offer, 'unfunded')).toEqual([buyer.memberId]);
    const input = { title: 'Two cups', quantity: 2, price: 10_000, discountPercent: 10 };
    const { quickOffer } = await broadcastQuickOffer(mod.actor, {
      ...parseInput(quickOfferInput, { ...input, until: fromNow(3_600_000).toISOString() }),
      slug: members.slug,
    });
    const near = asked.map((one) => ({
      ...one,
      data: { quickOfferId: quickOffer.id, title: 'Two cups', discountPercent: 10 },
    }));
    expect(await quickNotice.stillConcerns!(near)).toEqual(['yes', 'yes', 'gone']);
  });

  test('hears of each step and of the threshold once, however often one member raises and lowers a pledge', async () => {
    const option = { name: 'Cup', channel: 'shop', price: 900, ladder: [{ from: 10, price: 800 }] };
    const offer = await makeOffer(brand.actor, club, { options: [option] });
    const { pledge: own } = await pledge(ann, offer, [1, 12]);
    const change = (max: number) => changePledge(bob.actor, { pledgeId: bobs.id, min: 1, max });
    await releasePledge(ann.actor, { pledgeId: own.id });
    const { pledge: bobs } = await pledge(bob, offer, [1, 10]);
    for (const max of [2, 10, 3, 11]) await change(max);
    expect(await kinds(offer)).toEqual(['made', 'opened', 'step_reached', 'threshold_reached']);
    await changeOption(brand.actor, {
      ...{ offerId: offer.id, optionId: offer.optionIds[0]! },
      ladder: [{ from: 10, price: 700 }],
    });
    await change(3);
    await change(11);
    expect((await kinds(offer)).filter((kind) => kind === 'step_reached')).toHaveLength(2);
  });
});

describe('a draft', () => {
  const mayWatch = (who: TestPerson, offer: MadeOffer) =>
    offerStreams.find(({ prefix }) => prefix === 'offer')!.mayWatch(who.actor, offer.id, undefined);

  test('that is taken back stays between the brand and its suppliers, as if it had never been', async () => {
    const draft = await makeOffer(brand.actor, club, { status: 'draft' });
    await withdrawOffer(brand.actor, { offerId: draft.id, reason: 'Too dear' });
    for (const read of [getOffer, listOfferVersions])
      await expect(read(ann.actor, draft.id)).rejects.toMatchObject({ code: 'not_found' });
    expect([await listed(ann), await mayWatch(ann, draft)]).toEqual([
      expect.not.arrayContaining([draft.id]),
      false,
    ]);
    expect(await listed(brand)).toContain(draft.id);
    expect((await getOffer(brand.actor, draft.id)).offer.options[0]!.price).toBe(12_000);
    await expect(
      hideOffer(brand.actor, { offerId: draft.id, hidden: true, reason: 'A test' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  test('of a wish of the club’s that is taken back is seen by it, without the prices that were weighed', async () => {
    const scene = await makeScene('wishes', 1);
    const proposalId = await propose(scene, scene.ann);
    await support(scene.ben, proposalId);
    await respondToProposal(scene.mod.actor, {
      ...{ proposalId, verdict: 'accepted', reason: 'Because.', changeReason: '' },
    });
    const { id } = await makeOffer(scene.mod.actor, scene.club, { status: 'draft', proposalId });
    await withdrawOffer(scene.mod.actor, { offerId: id, reason: 'Too dear' });
    const { offer } = await getOffer(scene.ann.actor, id);
    expect([offer.state, offer.options[0]!.price]).toEqual(['withdrawn', null]);
    const { items } = await listOffers(scene.ann.actor, 'wishes', listOffersInput.parse({}));
    expect(items.map(({ id: listedId, fromPrice }) => [listedId, fromPrice])).toEqual([[id, null]]);
  });

  test('is changed without a word on the stream that the club may watch once it has opened', async () => {
    const draft = await makeOffer(brand.actor, club, { status: 'draft', body: 'A secret glaze' });
    const offerId = draft.id;
    await changeOffer(brand.actor, { offerId, title: 'Secret cups' });
    const option = parseInput(variantInput, {
      basedOnId: draft.optionIds[0],
      name: 'The secret handle',
      difference: -2_000,
    });
    await addOption(brand.actor, { offerId, option });
    await changeOption(brand.actor, { offerId, optionId: draft.optionIds[0]!, price: 77_777 });
    await changeOption(brand.actor, { offerId, optionId: draft.optionIds[0]!, price: 5_000 });
    await changeOffer(brand.actor, { offerId, title: 'Cups', body: 'A glaze' });
    const told = (stream: string) =>
      database.sql<{ type: string; said: string }>(
        'SELECT "type", "data"::text AS "said" FROM "Update" WHERE "stream" = $1 ORDER BY "seq"',
        [stream],
      );
    expect((await told(workshopStream(offerId))).map(({ type }) => type)).toEqual(
      Array.from({ length: 5 }, () => 'workshop.changed'),
    );
    expect((await getOffer(brand.actor, offerId)).heads).toMatchObject({ [workshopStream(offerId)]: 5 });
    await openOffer(brand.actor, { offerId });
    const replayed = await told(offerStream(offerId));
    expect(replayed.map(({ type }) => type)).toEqual([
      ...Array<string>(3).fill('offer.story'),
      'offer.changed',
    ]);
    expect(
      replayed.filter(({ said }) => /ecret|77777/.test(said) && !said.includes('secret handle')),
    ).toEqual([]);
  });
});

describe('what a moderator hides', () => {
  test('is there for the brand and its buyers, who can still withdraw; nobody pledges or votes; shown again, all is as it was', async () => {
    const offer = await makeOffer(brand.actor, club);
    const offerId = offer.id;
    const { pledge: anns } = await pledge(ann, offer, [1, 2]);
    const { question: asked } = await askInOffer(brand.actor, question(offer));
    await hideOffer(brand.actor, { offerId, hidden: true, reason: 'Dangerous glaze' });
    await expect(getOffer(bob.actor, offerId)).rejects.toMatchObject({ code: 'not_found' });
    const agent = await makePerson('Agent', undefined, { portalRoles: ['agent'] });
    for (const other of [bob, agent]) expect(await listed(other)).not.toContain(offerId);
    expect(await listed(brand)).toContain(offerId);
    await expect(pledge(bob, offer, [1, 1])).rejects.toMatchObject({ code: 'not_found' });
    await expect(voteInDesign(bob.actor, { questionId: asked.id, choices: ['1'] })).rejects.toMatchObject({
      code: 'not_found',
    });
    const { viewer } = await getOffer(ann.actor, offerId);
    expect(viewer.may).toMatchObject({ pledge: false, vote: false });
    await expect(changePledge(ann.actor, { pledgeId: anns.id, min: 1, max: 3 })).rejects.toMatchObject({
      code: 'closed',
    });
    await releasePledge(ann.actor, { pledgeId: anns.id });
    const told = await database.sql<{ data: { offer?: { body: string } } }>(
      'SELECT "data" FROM "Update" WHERE "stream" = $1 AND "type" = \'offer.changed\'',
      [offerStream(offerId)],
    );
    expect(told.map(({ data }) => data.offer?.body ?? '')).toEqual(told.map(() => ''));
    await hideOffer(brand.actor, { offerId, hidden: false, reason: '' });
    await pledge(bob, offer, [1, 1]);
    await voteInDesign(bob.actor, { questionId: asked.id, choices: ['1'] });
  });

  test('as the post that opens its thread is the same as on its page', async () => {
    const offer = await makeOffer(brand.actor, club, { title: 'Poisonous saucers' });
    const found = async () =>
      (await search(bob.actor, readSearchInput(searchInput.parse({ q: 'saucers' })))).items.map(
        ({ title }) => title,
      );
    expect(await found()).toContain('Poisonous saucers');
    const { threadId } = await db.offer.findUniqueOrThrow({ where: { id: offer.id } });
    const post = await db.post.findFirstOrThrow({ where: { threadId: threadId!, number: 1 } });
    await removePost(brand.actor, { postId: post.id, as: 'hidden', reason: 'Reported' });
    await noteOfferHidden(system, { threadId: threadId! });
    await expect(getOffer(bob.actor, offer.id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await found()).toEqual([]);
    await hideOffer(brand.actor, { offerId: offer.id, hidden: false, reason: '' });
    expect(await found()).toContain('Poisonous saucers');
    expect((await db.post.findUniqueOrThrow({ where: { id: post.id } })).status).toBe('published');
  });
});
