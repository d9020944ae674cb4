import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { askDesign } from '~/modules/proposals/ask-design.server';
import { voteInDesign } from '~/modules/proposals/design-questions.server';
import { mergeProposal, unmergeProposal } from '~/modules/proposals/merge-proposal.server';
import { respondToProposal } from '~/modules/proposals/respond.server';
import { withdrawProposal } from '~/modules/proposals/withdraw-proposal.server';
import { followThread } from '~/modules/threads/follow-thread.server';
import { freezeClock } from '~/platform/clock.server';
import { makePerson, type SignedInPerson } from '../../support/club';
import { useDatabase } from '../../support/database';
import { amend, body, makeScene, propose, read, type Scene, support, toldTo } from './support';

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

describe('merging', () => {
  test('is undone also where the other one has ended; not where the brand has answered it', async () => {
    const [from, into] = [await propose(scene, ann), await propose(scene, ben)];
    const [second, answered] = [await propose(scene, ann), await propose(scene, ben)];
    await support(cat, from);
    const merge = (proposalId: string, intoId: string) =>
      mergeProposal(mod.actor, { proposalId, intoId, reason: 'The same wish' });
    await merge(from, into);
    await withdrawProposal(ben.actor, { proposalId: into, reason: 'I found one.' });
    expect(await unmergeProposal(mod.actor, { proposalId: from })).toEqual({ restored: 1 });
    expect(await read(from)).toMatchObject({ state: 'gathering', supportCount: 1 });
    expect(await read(into)).toMatchObject({ state: 'withdrawn', supportCount: 0 });
    await merge(second, answered);
    await respond(answered, 'later');
    await expect(unmergeProposal(mod.actor, { proposalId: second })).rejects.toMatchObject({
      code: 'not_reversible',
    });
  });

  test('moves supporters once each and tells them; undone, they are back, but not who took it back meanwhile', async () => {
    const [from, into] = [await propose(scene, ann), await propose(scene, ben)];
    const dan = await makePerson('Dan', scene.club);
    await support(ben, from);
    await support(cat, from);
    await support(ben, into);
    const merge = (proposalId: string, intoId: string, actor = mod.actor) =>
      mergeProposal(actor, { proposalId, intoId, reason: 'The same wish' });
    await expect(merge(from, into, ann.actor)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(merge(from, from)).rejects.toMatchObject({ code: 'conflict' });
    expect((await merge(from, into)).moved).toBe(1);
    expect((await read(into)).supportCount).toBe(2);
    expect(await read(from)).toMatchObject({ state: 'merged', mergedInto: { id: into } });
    expect(await toldTo(database, cat.memberId)).toContain('became merged');
    await expect(support(dan, from)).rejects.toMatchObject({ code: 'proposal_closed' });
    await support(cat, into, false);
    await unmergeProposal(mod.actor, { proposalId: from });
    expect([(await read(from)).supportCount, (await read(into)).supportCount]).toEqual([1, 1]);
    expect((await read(from)).state).toBe('gathering');
    await merge(from, into);
    at(inDays(3.1));
    await expect(unmergeProposal(mod.actor, { proposalId: from })).rejects.toMatchObject({
      code: 'not_reversible',
    });
  });
});

test('whoever took part in what was merged hears what becomes of the other one; not who muted it or took their support back', async () => {
  const [from, into] = [await propose(scene, ann), await propose(scene, ben)];
  const [dan, eve, fay, gus] = await Promise.all(
    ['Dan', 'Eve', 'Fay', 'Gus'].map((name) => makePerson(name, scene.club)),
  );
  await amend(dan!, from, `${body}\n\nWith a cup.`);
  const { question } = await ask(ann, from);
  for (const voter of [eve!, fay!])
    await voteInDesign(voter.actor, { questionId: question.id, choices: ['1'] });
  await followThread(fay!.actor, (await read(from)).threadId!, 'muted');
  await support(gus!, from);
  await mergeProposal(mod.actor, { proposalId: from, intoId: into, reason: 'The same' });
  await support(gus!, into, false);
  await withdrawProposal(ben.actor, { proposalId: into, reason: 'I found one.' });
  const heard = async ({ memberId }: SignedInPerson) =>
    (await toldTo(database, memberId)).filter((line) => line === 'became withdrawn').length;
  const before = [
    await heard(ann),
    await heard(dan!),
    await heard(eve!),
    await heard(fay!),
    await heard(gus!),
  ];
  expect(before).toEqual([expect.any(Number), 1, 1, 0, 0]);
  const told = await database.sql(`SELECT 1 FROM "NoticeItem" WHERE "memberId" = $1 AND "once" LIKE $2`, [
    ann.memberId,
    `proposal:${into}:withdrawn:%`,
  ]);
  expect(told).toHaveLength(1);
});
