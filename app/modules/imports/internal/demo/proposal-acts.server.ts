import { amendProposal } from '~/modules/proposals/amend-proposal.server';
import { askDesign } from '~/modules/proposals/ask-design.server';
import { answerInvitation, inviteAuthor } from '~/modules/proposals/change-authors.server';
import { changeProposalSettings, changeProposalTemplates } from '~/modules/proposals/change-settings.server';
import { createProposal } from '~/modules/proposals/create-proposal.server';
import { decideAmendment } from '~/modules/proposals/decide-amendment.server';
import { getProposal } from '~/modules/proposals/get-proposal.server';
import { mergeProposal } from '~/modules/proposals/merge-proposal.server';
import { respondToProposal } from '~/modules/proposals/respond.server';
import { expireProposal } from '~/modules/proposals/run-clocks.server';
import { supportProposal } from '~/modules/proposals/support-proposal.server';
import { withdrawProposal } from '~/modules/proposals/withdraw-proposal.server';
import { createPost } from '~/modules/threads/create-post.server';
import { system } from '~/platform/actor';
import { demo } from '../../../../../prisma/demo/index.ts';
import {
  type DemoAmendment,
  type DemoProposal,
  proposalRules,
  proposals,
} from '../../../../../prisma/demo/proposals.ts';
import { designActs } from './design-acts.server';
import { type Act, actorOf, isActive, joinedAt, minutesPerDay, momentOf, type Stage } from './stage.server';

const rulesSetDaysAgo = 250;
const gatheringDays = 30;

interface Played {
  proposal: DemoProposal;
  id: string;
}

/** Members of a club who might stand behind a proposal of that age, in an order of its own for each. */
function supportersFor({ club, by, daysAgo, support }: DemoProposal, turn: number): string[] {
  const known = demo.members
    .filter(({ key, portalRole, email }) => !portalRole && email && key !== by)
    .map(({ key }) => key)
    .filter((key) => isActive(key, club) && joinedAt(key, club) > (daysAgo + 1) * minutesPerDay);
  const from = (turn * 5) % known.length;
  return [...known.slice(from), ...known.slice(0, from)].slice(0, support?.count ?? 0);
}

/** Proposals of a club know each other by title, and what is decided in one by its order: each club is a lane. */
function actsOf(stage: Stage, played: Played, turn: number, all: readonly Played[]): Act[] {
  const { proposal } = played;
  const { club, by, daysAgo, title, body, language, tags = [] } = proposal;
  const lane = `proposals ${club}`;
  const when = (after: number) => Math.max(0.2, (daysAgo - after) * minutesPerDay);
  const act = (after: number, run: () => Promise<unknown>): Act => ({ lane, minutesAgo: when(after), run });
  const actor = (key: string) => actorOf(stage, key);
  const acts: Act[] = [
    act(0, async () => {
      const input = { title, body, language, tags, status: proposal.draft ? 'draft' : 'published' } as const;
      played.id = (await createProposal(actor(by), { ...input, slug: club })).proposalId;
    }),
  ];
  for (const key of proposal.with ?? []) {
    const memberId = () => stage.memberIds.get(key)!;
    acts.push(
      act(0.1, () => inviteAuthor(actor(by), { proposalId: played.id, memberId: memberId() })),
      act(0.2, () => answerInvitation(actor(key), { proposalId: played.id, accept: true })),
    );
  }
  const supporters = supportersFor(proposal, turn);
  const step = (proposal.support?.days ?? 0) / Math.max(1, supporters.length);
  supporters.forEach((key, index) =>
    acts.push(
      act(0.3 + step * index, () => supportProposal(actor(key), { proposalId: played.id, supports: true })),
    ),
  );
  for (const { by: who, after, text } of proposal.replies ?? [])
    acts.push(
      act(after, async () => {
        const { threadId } = (await getProposal(system, played.id)).proposal;
        await createPost(actor(who), threadId!, { body: text, audience: 'everyone' });
      }),
    );
  for (const amendment of proposal.amendments ?? []) acts.push(...amendmentActs(amendment));
  for (const design of proposal.questions ?? [])
    acts.push(
      ...designActs(stage, design, {
        ...{ daysAgo, act },
        ask: (who, input) => askDesign(who, { ...input, proposalId: played.id }),
      }),
    );
  for (const [index, answer] of (proposal.answers ?? []).entries())
    acts.push(
      act(answer.after, () =>
        respondToProposal(actor(answer.by), {
          proposalId: played.id,
          verdict: answer.verdict,
          reason: answer.reason,
          cost: answer.cost,
          readyBy: answer.readyInDays
            ? momentOf(stage, when(answer.after) - answer.readyInDays * minutesPerDay)
            : undefined,
          changeReason: answer.changeReason ?? '',
          after: index,
        }),
      ),
    );
  const { withdrawn, mergedInto } = proposal;
  if (withdrawn)
    acts.push(
      act(withdrawn.after, () =>
        withdrawProposal(actor(by), { proposalId: played.id, reason: withdrawn.reason }),
      ),
    );
  if (proposal.expires)
    acts.push(act(gatheringDays + 0.01, () => expireProposal(system, { proposalId: played.id })));
  if (mergedInto)
    acts.push(
      act(mergedInto.after, () =>
        mergeProposal(actor(mergedInto.by), {
          proposalId: played.id,
          intoId: all.find((other) => other.proposal.title === mergedInto.title)!.id,
          reason: mergedInto.reason,
        }),
      ),
    );
  return acts;

  function amendmentActs({ by: who, after, note, replace, decide }: DemoAmendment): Act[] {
    let amendmentId = '';
    const written = act(after, async () => {
      const now = (await getProposal(system, played.id)).proposal;
      const input = { proposalId: played.id, body: now.body.replace(...replace), note };
      ({ amendmentId } = await amendProposal(actor(who), input));
    });
    if (!decide) return [written];
    const { accept, reason = '' } = decide;
    return [written, act(decide.after, () => decideAmendment(actor(by), { amendmentId, accept, reason }))];
  }
}

/** How clubs gather support, and what their members wish for. */
export function proposalActs(stage: Stage): Act[] {
  const rules = Object.entries(proposalRules).map(([slug, { threshold, templates }]) => ({
    minutesAgo: rulesSetDaysAgo * minutesPerDay,
    run: async () => {
      const admin = actorOf(stage, 'admin');
      const numbers = { threshold, gatheringDays, answerDays: 14, mergeUndoHours: 72 };
      await changeProposalSettings(admin, { ...numbers, slug });
      await changeProposalTemplates(admin, { items: templates, slug });
    },
  }));
  const all = proposals.map((proposal): Played => ({ proposal, id: '' }));
  return [...rules, ...all.flatMap((played, turn) => actsOf(stage, played, turn, all))];
}
