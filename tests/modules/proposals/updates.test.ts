import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebaseAmendment, withdrawAmendment } from '~/modules/proposals/amend-proposal.server';
import { askDesign } from '~/modules/proposals/ask-design.server';
import { answerInvitation, inviteAuthor } from '~/modules/proposals/change-authors.server';
import { decideAmendment, promoteAmendment } from '~/modules/proposals/decide-amendment.server';
import { voteInDesign } from '~/modules/proposals/design-questions.server';
import { editProposal } from '~/modules/proposals/edit-proposal.server';
import { openProposal } from '~/modules/proposals/get-proposal.server';
import { hideProposal } from '~/modules/proposals/hide-proposal.server';
import { mergeProposal, unmergeProposal } from '~/modules/proposals/merge-proposal.server';
import { noteHidden } from '~/modules/proposals/note-hidden.server';
import { respondToProposal } from '~/modules/proposals/respond.server';
import { applyProposalUpdate } from '~/modules/proposals/updates';
import { withdrawProposal } from '~/modules/proposals/withdraw-proposal.server';
import { removePost } from '~/modules/threads/remove-post.server';
import { system, visitor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { useDatabase } from '../../support/database';
import { amend, body, makeScene, propose, type Scene, support } from './support';

let database: Awaited<ReturnType<typeof useDatabase>>;
let scene: Scene;
let other: string;

beforeAll(async () => {
  database = await useDatabase();
  scene = await makeScene();
  other = await propose(scene, scene.ben, { title: 'Another' });
});
afterAll(() => database.release());

const dark = body.replace('light', 'dark');
const ask = (proposalId: string) =>
  askDesign(scene.ann.actor, {
    ...{ proposalId, question: 'Which?', kind: 'dots', options: ['A', 'B'], quorum: 0, hidden: false },
    closesAt: new Date(Date.now() + 86_400_000),
  });
const edit = (proposalId: string, text: string) =>
  editProposal(scene.ann.actor, { proposalId, title: 'Box', body: text, note: '', version: 1 });

/** All that changes a proposal on a screen: what is there before, and what happens. */
const causes: Record<string, (id: string) => Promise<() => Promise<unknown>>> = {
  'a support': async (id) => () => support(scene.ben, id),
  'a support taken back': async (id) => {
    await support(scene.ben, id);
    return () => support(scene.ben, id, false);
  },
  'the support that is missing': async (id) => {
    await support(scene.ann, id);
    await support(scene.ben, id);
    return () => support(scene.cat, id);
  },
  'another text, which puts an amendment in conflict': async (id) => {
    await amend(scene.ben, id, dark);
    return () => edit(id, body.replace('light', 'medium'));
  },
  'an amendment': async (id) => () => amend(scene.ben, id, dark),
  'an amendment accepted beside another one': async (id) => {
    const first = await amend(scene.ben, id, dark);
    await amend(scene.cat, id, body.replace('light', 'medium'));
    return () => decideAmendment(scene.ann.actor, { amendmentId: first, accept: true, reason: '' });
  },
  'an amendment rejected': async (id) => {
    const one = await amend(scene.ben, id, dark);
    return () => decideAmendment(scene.ann.actor, { amendmentId: one, accept: false, reason: 'No' });
  },
  'an amendment brought up to the newest text': async (id) => {
    const one = await amend(scene.ben, id, dark);
    await edit(id, body.replace('light', 'medium'));
    return () => rebaseAmendment(scene.ben.actor, { amendmentId: one, body: dark, version: 2 });
  },
  'an amendment taken back': async (id) => {
    const one = await amend(scene.ben, id, dark);
    return () => withdrawAmendment(scene.ben.actor, { amendmentId: one });
  },
  'an amendment promoted': async (id) => {
    const one = await amend(scene.ben, id, dark);
    return () => promoteAmendment(scene.ben.actor, { amendmentId: one, title: 'Dark box' });
  },
  'a co-author': async (id) => {
    await inviteAuthor(scene.ann.actor, { proposalId: id, memberId: scene.cat.memberId });
    return () => answerInvitation(scene.cat.actor, { proposalId: id, accept: true });
  },
  'a design question': async (id) => () => ask(id),
  'a vote': async (id) => {
    const { question } = await ask(id);
    return () => voteInDesign(scene.ben.actor, { questionId: question.id, scores: { 1: 5, 2: 3 } });
  },
  'the brand’s answer': async (id) => () =>
    respondToProposal(scene.mod.actor, {
      proposalId: id,
      verdict: 'later',
      reason: 'Soon',
      changeReason: '',
    }),
  'being withdrawn': async (id) => () => withdrawProposal(scene.ann.actor, { proposalId: id, reason: 'No' }),
  'being merged': async (id) => () =>
    mergeProposal(scene.mod.actor, { proposalId: id, intoId: other, reason: 'Same' }),
  'a merge undone': async (id) => {
    await mergeProposal(scene.mod.actor, { proposalId: id, intoId: other, reason: 'Same' });
    return () => unmergeProposal(scene.mod.actor, { proposalId: id });
  },
  'another one merged into it': async (id) => {
    const source = await propose(scene, scene.cat);
    await support(scene.ben, source);
    return () => mergeProposal(scene.mod.actor, { proposalId: source, intoId: id, reason: 'Same' });
  },
};

const load = (id: string) => openProposal(visitor, scene.club.slug, id);

test.each(Object.keys(causes))('%s: state + updates = freshly loaded state', async (cause) => {
  const id = await propose(scene, scene.ann);
  const happens = await causes[cause]!(id);
  const before = await load(id);
  await happens();
  const updates = await database.sql<{ type: string; data: unknown }>(
    `SELECT u."type", u."data" FROM "Update" u JOIN jsonb_each_text($1::jsonb) h ON h.key = u."stream" AND u."seq" > h.value::bigint
     ORDER BY u."stream", u."seq"`,
    [JSON.stringify(before.heads)],
  );
  expect(updates.length).toBeGreaterThan(0);
  expect(updates.reduce(applyProposalUpdate, before.state)).toEqual((await load(id)).state);
});

test('what a moderator hides is named on no other page, nor in what was told of it', async () => {
  const hidden = await propose(scene, scene.ann, { title: 'Unkind words' });
  const source = await propose(scene, scene.cat, { title: 'Merged before' });
  const amendmentId = await amend(scene.ben, hidden, dark);
  const { proposalId: grown } = await promoteAmendment(scene.ben.actor, { amendmentId, title: 'Grown' });
  await mergeProposal(scene.mod.actor, { proposalId: source, intoId: hidden, reason: 'Same' });
  await mergeProposal(scene.mod.actor, { proposalId: hidden, intoId: other, reason: 'Same' });
  const named = async () => {
    const { mergedInto } = (await load(source)).state.proposal;
    const { merged } = (await load(other)).state.proposal;
    const { promotedFrom } = (await openProposal(scene.ben.actor, scene.club.slug, grown)).state.proposal;
    return [mergedInto?.id, merged.find(({ id }) => id === hidden)?.id, promotedFrom?.id];
  };
  expect(await named()).toEqual([hidden, hidden, hidden]);
  const before = await load(other);
  const hide = (hides: boolean) =>
    hideProposal(scene.mod.actor, { proposalId: hidden, hidden: hides, reason: 'A test' });
  await hide(true);
  expect(await named()).toEqual([undefined, undefined, undefined]);
  const told = await database.sql<{ stream: string; type: string; data: unknown; said: string }>(
    `SELECT "stream", "type", "data", "data"::text AS "said" FROM "Update" WHERE "stream" LIKE 'proposal:%' ORDER BY "seq"`,
  );
  const elsewhere = told.filter(({ stream }) => stream !== `proposal:${hidden}`);
  expect(elsewhere.filter(({ said }) => said.includes('Unkind words'))).toEqual([]);
  const last = told.findLast(({ stream }) => stream === `proposal:${other}`)!;
  expect(applyProposalUpdate(before.state, last)).toEqual((await load(other)).state);
  await hide(false);
  expect(await named()).toEqual([hidden, hidden, hidden]);
});

test('what a moderator hides is in no earlier update any more', async () => {
  const id = await propose(scene, scene.ann, { title: 'Unkind words' });
  await edit(id, 'More unkind words.');
  const { threadId } = await db.proposal.findUniqueOrThrow({ where: { id } });
  const post = await db.post.findFirstOrThrow({ where: { threadId: threadId!, number: 1 } });
  await removePost(scene.mod.actor, { postId: post.id });
  await noteHidden(system, { threadId: threadId! });
  const rows = await database.sql<{ said: string }>(
    `SELECT "data"::text AS "said" FROM "Update" WHERE "stream" = $1`,
    [`proposal:${id}`],
  );
  expect(rows.filter(({ said }) => said.includes('nkind'))).toEqual([]);
});
