import { afterAll, beforeAll, expect, test } from 'vitest';
import { newRuleInput } from '~/modules/loyalty/rule-schema';
import { createRule } from '~/modules/loyalty/steer-rules.server';
import { answerInvitation, inviteAuthor } from '~/modules/proposals/change-authors.server';
import { respondToProposal } from '~/modules/proposals/respond.server';
import { system } from '~/platform/actor';
import { parseInput } from '~/platform/input';
import { makePerson } from '../../support/club';
import { useDatabase } from '../../support/database';
import { workOff } from '../../support/jobs';
import { reactToFacts } from '../../support/telling';
import { makeScene, propose, type Scene, support } from './support';

let database: Awaited<ReturnType<typeof useDatabase>>;
let scene: Scene;

beforeAll(async () => {
  database = await useDatabase();
  scene = await makeScene();
  await reactToFacts(database);
  const name = { th: 'ไอเดีย', vi: 'Đề xuất', en: 'A proposal' };
  for (const [trigger, points] of [
    ['proposal_supported', 30],
    ['proposal_accepted', 70],
  ] as const)
    await createRule(system, parseInput(newRuleInput, { name, trigger, points }));
});
afterAll(() => database.release());

/** What a proposal has brought each member. */
async function paidFor(proposalId: string): Promise<Record<string, number>> {
  await workOff(database, ['proposals.pay-for-support', 'proposals.pay-authors']);
  const rows = await database.sql<{ memberId: string; points: number }>(
    `SELECT w."memberId", sum(t."points")::int AS "points" FROM "PointTransfer" t JOIN "PointWallet" w ON w."id" = t."walletId"
     WHERE t."cause" = $1 GROUP BY 1`,
    [`proposal:${proposalId}`],
  );
  return Object.fromEntries(rows.map(({ memberId, points }) => [memberId, points]));
}

test('authors have what the rules pay for a proposal that enough stand behind and for one that is accepted, each once', async () => {
  const { ann, ben, cat, mod } = scene;
  const id = await propose(scene, ann);
  await inviteAuthor(ann.actor, { proposalId: id, memberId: ben.memberId });
  await answerInvitation(ben.actor, { proposalId: id, accept: true });
  await support(cat, id);
  await support(mod, id);
  expect(await paidFor(id)).toEqual({});
  await support(await makePerson('Dan', scene.club), id);
  expect(await paidFor(id)).toEqual({ [ann.memberId]: 30, [ben.memberId]: 30 });
  const said = { proposalId: id, verdict: 'accepted' as const, reason: 'Because.', changeReason: '' };
  await respondToProposal(mod.actor, said);
  expect(await paidFor(id)).toEqual({ [ann.memberId]: 100, [ben.memberId]: 100 });
  await respondToProposal(mod.actor, { ...said, reason: 'It is good.', changeReason: 'Said better.' });
  expect(await paidFor(id)).toEqual({ [ann.memberId]: 100, [ben.memberId]: 100 });
});
