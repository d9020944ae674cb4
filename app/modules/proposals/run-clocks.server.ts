import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { defineJob, publish } from '~/platform/jobs/jobs.server';
import { countVotes, endWithin, viewDesign } from './design-questions.server';
import { designClosed } from './facts';
import { tellBecame, tellChanged, tellWorded } from './internal/tell.server';
import { lockProposals } from './load-proposal.server';
import { isExpired } from './rules';
import { proposalStream } from './streams';

/**
 * Gathering has ended without the threshold, and everyone who took part hears of it: once; what the club is still asked about it ends
 * with it. The portal's own. Publishes `proposal.changed`, `design.changed`.
 */
export const expireProposal = defineCommand<{ proposalId: string }, { expired: boolean }>(
  'proposals.expire',
  async (context) => {
    const { tx, actor, input, at } = context;
    if (actor.kind !== 'system') throw new PortalError('forbidden');
    await lockProposals(tx, [input.proposalId]);
    const proposal = await tx.proposal.findUnique({ where: { id: input.proposalId } });
    if (!proposal || !isExpired(proposal.state, proposal.deadline, at)) return { expired: false };
    await tx.proposal.update({
      where: { id: proposal.id },
      data: { state: 'expired', settledAt: proposal.deadline, updatedAt: at },
    });
    await endWithin(context, proposalStream(proposal.id));
    await tellChanged(context, proposal.id);
    await tellBecame(context, proposal, 'expired');
    return { expired: true };
  },
);

/**
 * A design question is closed: its result is there for all, and everyone who took part hears of it: once. The portal's own. Publishes
 * `design.changed`, the fact `proposals.design-closed`.
 */
export const closeDesign = defineCommand<{ questionId: string }, { closed: boolean }>(
  'proposals.close-design',
  async (context) => {
    const { tx, actor, input, at, tell } = context;
    if (actor.kind !== 'system') throw new PortalError('forbidden');
    await tx.$executeRaw`SELECT lock_design(${input.questionId}::uuid)`;
    const claimed = await tx.designQuestion.updateMany({
      where: { id: input.questionId, closedAt: null, closesAt: { lte: at } },
      data: { closedAt: at },
    });
    if (claimed.count !== 1) return { closed: false };
    const found = await tx.designQuestion.findUniqueOrThrow({ where: { id: input.questionId } });
    const question = await countVotes(tx, found);
    tell(question.subject, 'design.changed', { question: viewDesign(question, at) });
    const { id: questionId, subject, clubId } = question;
    await publish(tx, designClosed, { questionId, subject, clubId });
    const [kind, id] = subject.split(':');
    const proposal = kind === 'proposal' ? await tx.proposal.findUnique({ where: { id } }) : null;
    if (proposal) await tellWorded(context, proposal, 'closed');
    return { closed: true };
  },
);

export const proposalClockJob = defineJob({
  name: 'proposals.run-clocks',
  schedule: '* * * * *',
  retryLimit: 0,
  async run() {
    const at = now();
    const [proposals, questions] = await Promise.all([
      db.proposal.findMany({
        where: { state: 'gathering', deadline: { lte: at } },
        select: { id: true },
        orderBy: { deadline: 'asc' },
        take: 500,
      }),
      db.designQuestion.findMany({
        where: { closedAt: null, closesAt: { lte: at } },
        select: { id: true },
        orderBy: { closesAt: 'asc' },
        take: 500,
      }),
    ]);
    for (const { id } of proposals) await expireProposal(system, { proposalId: id });
    for (const { id } of questions) await closeDesign(system, { questionId: id });
  },
});
