import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findOfferOf } from '~/modules/offers/find-offer-of.server';
import { getOffer } from '~/modules/offers/get-offer.server';
import { storyBefore } from '~/modules/offers/story-line';
import { contributorsOf } from '~/modules/proposals/contributors.server';
import { askDesign } from '~/modules/proposals/ask-design.server';
import { voteInDesign } from '~/modules/proposals/design-questions.server';
import { listQuestions } from '~/modules/proposals/get-proposal.server';
import { hideProposal } from '~/modules/proposals/hide-proposal.server';
import { mergeProposal } from '~/modules/proposals/merge-proposal.server';
import { respondToProposal } from '~/modules/proposals/respond.server';
import { closeDesign, expireProposal } from '~/modules/proposals/run-clocks.server';
import { withdrawProposal } from '~/modules/proposals/withdraw-proposal.server';
import { system, visitor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { freezeClock } from '~/platform/clock.server';
import { type SignedInPerson } from '../../support/club';
import { useDatabase } from '../../support/database';
import { makeOffer } from '../../support/offers';
import { makeScene, propose, read, type Scene, someoneWaits, toldTo } from './support';

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

const respond = (proposalId: string, verdict: 'accepted' | 'declined' | 'later', more = {}) =>
  respondToProposal(mod.actor, { proposalId, verdict, reason: 'Because.', changeReason: '', ...more });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const at = (moment: Date) => freezeClock(moment);
const ask = (person: SignedInPerson, proposalId: string, more = {}) =>
  askDesign(person.actor, {
    ...{ proposalId, question: 'Which roast?', kind: 'single', options: ['Light', 'Dark'] },
    ...{ quorum: 0, hidden: false, closesAt: inDays(3), ...more },
  });

describe('design questions', () => {
  test('one vote a member, changeable until it closes; a hidden result shows itself only then', async () => {
    const id = await propose(scene, ann);
    await expect(ask(ben, id)).rejects.toMatchObject({ code: 'forbidden' });
    const { question } = await ask(ann, id, { hidden: true, quorum: 2 });
    const vote = (person: SignedInPerson, choices: string[]) =>
      voteInDesign(person.actor, { questionId: question.id, choices });
    await vote(ben, ['1']);
    const { question: seen } = await vote(ben, ['2']);
    expect([seen.voterCount, seen.result]).toEqual([1, null]);
    await vote(cat, ['2']);
    await expect(vote(ann, ['1', '2'])).rejects.toMatchObject({ code: 'invalid' });
    at(new Date(question.closesAt));
    await expect(vote(ann, ['1'])).rejects.toMatchObject({ code: 'poll_closed' });
    const [open] = await listQuestions(visitor, id);
    expect(open).toMatchObject({ closed: true, result: { winners: ['2'], values: { 1: 0, 2: 2 } } });
    await closeDesign(system, { questionId: question.id });
    expect(await closeDesign(system, { questionId: question.id })).toEqual({ closed: false });
    expect((await toldTo(database, ben.memberId)).filter((line) => line === 'worded closed')).toHaveLength(1);
    expect(await contributorsOf(db, id)).toContainEqual({ memberId: ben.memberId, part: 'voter' });
  });

  test('a vote that waits for its turn over the end comes too late', async () => {
    const id = await propose(scene, ann);
    const { question } = await ask(ann, id);
    at(new Date(Date.parse(question.closesAt) - 1_000));
    const { voting } = await db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT lock_design(${question.id}::uuid)`;
      const waits = voteInDesign(ben.actor, { questionId: question.id, choices: ['1'] }).catch(
        (error: unknown) => error,
      );
      await someoneWaits(database);
      at(new Date(question.closesAt));
      return { voting: waits };
    });
    expect(await voting).toMatchObject({ code: 'poll_closed' });
    expect(await db.designVote.count({ where: { questionId: question.id } })).toBe(0);
  });

  test('end with what they belong to: withdrawn, merged, declined, expired, or made an offer', async () => {
    const running = async () => {
      const id = await propose(scene, ann);
      const { question } = await ask(ann, id, { closesAt: inDays(90), hidden: true });
      const vote = (who: SignedInPerson) =>
        voteInDesign(who.actor, { questionId: question.id, choices: ['1'] });
      await vote(ben);
      return { id, vote };
    };
    const over = async ({ id, vote }: Awaited<ReturnType<typeof running>>) => {
      await expect(vote(cat)).rejects.toMatchObject({ code: 'poll_closed' });
      const [question] = await listQuestions(visitor, id);
      return [question!.closed, question!.result?.values['1'], (await contributorsOf(db, id)).length];
    };
    const [withdrawn, merged, declined, expired, offered] = await Promise.all(
      [1, 2, 3, 4, 5].map(() => running()),
    );
    await withdrawProposal(ann.actor, { proposalId: withdrawn!.id, reason: 'I found one.' });
    await mergeProposal(mod.actor, { proposalId: merged!.id, intoId: expired!.id, reason: 'The same' });
    await respond(declined!.id, 'declined');
    for (const one of [withdrawn, merged, declined]) expect(await over(one!)).toEqual([true, 1, 2]);

    await respond(offered!.id, 'accepted');
    await offered!.vote(mod);
    const offer = await makeOffer(mod.actor, scene.club, { proposalId: offered!.id });
    expect(await over(offered!)).toEqual([true, 2, 3]);
    const { origin } = await getOffer(visitor, offer.id);
    expect(origin).toMatchObject({
      ...{ id: offered!.id, voterCount: 2, acceptance: { html: '<p>Because.</p>' } },
      authors: [{ id: ann.memberId, name: 'Ann' }],
    });
    expect(storyBefore(origin).map(({ kind }) => kind)).toEqual(['wished', 'promised']);
    await hideProposal(mod.actor, { proposalId: offered!.id, hidden: true, reason: 'It names a customer' });
    expect((await getOffer(visitor, offer.id)).origin).toBeNull();
    await hideProposal(mod.actor, { proposalId: offered!.id, hidden: false, reason: '' });
    const { createdAt } = await db.offer.findUniqueOrThrow({ where: { id: offer.id } });
    const leads = async (state: string) =>
      (await findOfferOf(visitor, scene.club.slug, { id: offered!.id, state })).url?.endsWith(offer.id);
    expect([await leads('accepted'), await leads('declined'), await leads('later')]).toEqual([
      true,
      true,
      true,
    ]);
    at(inDays(1));
    const { question } = await ask(ann, offered!.id);
    await voteInDesign(cat.actor, { questionId: question.id, choices: ['1'] });
    expect((await contributorsOf(db, offered!.id)).length).toBe(4);
    expect((await contributorsOf(db, offered!.id, createdAt)).length).toBe(3);

    at(new Date((await read(expired!.id)).deadline!));
    await expect(expired!.vote(cat)).rejects.toMatchObject({ code: 'poll_closed' });
    await expireProposal(system, { proposalId: expired!.id });
    expect(await over(expired!)).toEqual([true, 1, 2]);
  });
});
