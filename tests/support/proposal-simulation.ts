import { isDeepStrictEqual } from 'node:util';
import { mergeProposal, unmergeProposal } from '~/modules/proposals/merge-proposal.server';
import { respondToProposal } from '~/modules/proposals/respond.server';
import type { ProposalState } from '~/modules/proposals/rules';
import { proposalClockJob } from '~/modules/proposals/run-clocks.server';
import { withdrawProposal } from '~/modules/proposals/withdraw-proposal.server';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { isPortalError } from '~/platform/errors';
import { makePerson, type SignedInPerson } from './club';
import { makeScene, propose, support } from '../modules/proposals/support';
import { chance } from './random';

const threshold = 4;
const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** What a proposal is to the model: who stands behind it, and how they came. */
interface ModelProposal {
  id: string;
  author: SignedInPerson;
  state: ProposalState;
  /** Member → the proposal whose merge brought them, or null. */
  supporters: Map<string, string | null>;
  deadline: number;
  merged?: { into: ModelProposal; from: ProposalState; at: number; undoUntil: number };
}

const isOpen = ({ state }: ModelProposal) => state === 'gathering' || state === 'evaluating';

function reach(proposal: ModelProposal): void {
  if (proposal.state === 'gathering' && proposal.supporters.size >= threshold) proposal.state = 'evaluating';
}

function merge(from: ModelProposal, into: ModelProposal, at: number): boolean {
  if (from === into || !isOpen(from) || !isOpen(into)) return false;
  for (const member of from.supporters.keys())
    if (!into.supporters.has(member)) into.supporters.set(member, from.id);
  from.merged = { into, from: from.state, at, undoUntil: at + 72 * hourMs };
  from.state = 'merged';
  reach(into);
  return true;
}

function unmerge(from: ModelProposal, at: number): boolean {
  if (!from.merged || from.merged.undoUntil <= at || !isOpen(from.merged.into)) return false;
  const { into, from: before, at: since } = from.merged;
  for (const member of [...from.supporters.keys()])
    if (!into.supporters.has(member)) from.supporters.delete(member);
  for (const [member, via] of [...into.supporters]) if (via === from.id) into.supporters.delete(member);
  from.state = before;
  from.deadline += at - since;
  delete from.merged;
  reach(from);
  return true;
}

/** Random commands on a few proposals against the model; answers where they differ. The clock is moved and let go again. */
export async function simulateProposals({
  seed,
  steps,
  slug,
}: {
  seed: number;
  steps: number;
  slug: string;
}) {
  const { next: random, pick } = chance(seed);
  const scene = await makeScene(slug, threshold);
  const people = [
    scene.ann,
    scene.ben,
    scene.cat,
    ...(await Promise.all(['D', 'E', 'F'].map((name) => makePerson(name, scene.club)))),
  ];
  let at = Date.now();
  freezeClock(new Date(at));
  const proposals: ModelProposal[] = [];
  for (const author of people.slice(0, 4)) {
    const id = await propose(scene, author);
    proposals.push({ id, author, state: 'gathering', supporters: new Map(), deadline: at + 30 * dayMs });
  }
  const differences: string[] = [];

  /** What the model says would happen, against what the command says. */
  async function compare(name: string, expected: boolean, command: () => Promise<unknown>) {
    let done = true;
    try {
      await command();
    } catch (error) {
      if (!isPortalError(error)) throw error;
      done = false;
    }
    if (done !== expected) differences.push(`${name}: ${done ? 'done' : 'refused'}`);
  }

  async function step(): Promise<string> {
    const proposal = pick(proposals);
    const person = pick(people);
    const { id } = proposal;
    const dice = random();
    if (dice < 0.5) {
      const expected = isOpen(proposal);
      if (expected && !proposal.supporters.has(person.memberId))
        proposal.supporters.set(person.memberId, null);
      if (expected) reach(proposal);
      await compare('support', expected, () => support(person, id));
      return 'support';
    }
    if (dice < 0.65) {
      const expected = isOpen(proposal);
      if (expected) proposal.supporters.delete(person.memberId);
      await compare('take back', expected, () => support(person, id, false));
      return 'take back';
    }
    if (dice < 0.78) {
      const into = pick(proposals);
      const expected = merge(proposal, into, at);
      await compare('merge', expected, () =>
        mergeProposal(scene.mod.actor, { proposalId: id, intoId: into.id, reason: 'Same' }),
      );
      return 'merge';
    }
    if (dice < 0.9) {
      const expected = unmerge(proposal, at);
      await compare('undo', expected, () => unmergeProposal(scene.mod.actor, { proposalId: id }));
      return 'undo';
    }
    if (dice < 0.93) {
      const expected = isOpen(proposal) || ['later', 'accepted', 'declined'].includes(proposal.state);
      const verdict = pick(['accepted', 'declined', 'later'] as const);
      if (expected) proposal.state = verdict;
      await compare('answer', expected, () =>
        respondToProposal(scene.mod.actor, { proposalId: id, verdict, reason: 'So', changeReason: 'Anew' }),
      );
      return 'answer';
    }
    if (dice < 0.95) {
      const expected = isOpen(proposal) && proposal.author === person;
      if (expected) proposal.state = 'withdrawn';
      await compare('withdraw', expected, () =>
        withdrawProposal(person.actor, { proposalId: id, reason: 'No' }),
      );
      return 'withdraw';
    }
    at += Math.floor(random() * 6 * dayMs);
    freezeClock(new Date(at));
    for (const one of proposals) if (one.state === 'gathering' && one.deadline <= at) one.state = 'expired';
    await proposalClockJob.run({});
    return 'days go by';
  }

  async function look(name: string) {
    for (const { id, state, supporters } of proposals) {
      const row = await db.proposal.findUniqueOrThrow({ where: { id }, include: { supports: true } });
      const real = {
        state: row.state,
        count: row.supportCount,
        who: row.supports.map(({ memberId, viaId }) => `${memberId} ${viaId}`).toSorted(),
      };
      const wanted = {
        state,
        count: supporters.size,
        who: [...supporters].map(([memberId, via]) => `${memberId} ${via}`).toSorted(),
      };
      if (!isDeepStrictEqual(real, wanted))
        differences.push(`after ${name}: ${JSON.stringify(real)} is not ${JSON.stringify(wanted)}`);
    }
  }

  try {
    for (let count = 0; count < steps && differences.length === 0; count++) await look(await step());
  } finally {
    freezeClock(undefined);
  }
  return { differences };
}
