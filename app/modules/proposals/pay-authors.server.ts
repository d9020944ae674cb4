import { earnPoints } from '~/modules/loyalty/earn-points.server';
import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { defineJob } from '~/platform/jobs/jobs.server';
import { proposalAccepted, proposalReached } from './facts';

interface Paid {
  proposalId: string;
  clubId: string;
}
type Occasion = 'proposal_supported' | 'proposal_accepted';

/**
 * An author of a proposal has what the rules pay for what became of it, once for each proposal. The portal's own. Publishes
 * `points.changed`.
 */
export const payAuthor = defineCommand<Paid & { memberId: string; occasion: Occasion }, { points: number }>(
  'proposals.pay-author',
  async (context) => {
    const { actor, input } = context;
    if (actor.kind !== 'system') throw new PortalError('forbidden');
    const { proposalId, clubId, memberId, occasion } = input;
    const paid = await earnPoints(context, {
      ...{ trigger: occasion, memberId, actorId: null, clubId },
      cause: `proposal:${proposalId}`,
    });
    return { points: paid.reduce((sum, { points }) => sum + points, 0) };
  },
);

async function payAuthors({ proposalId, clubId }: Paid, occasion: Occasion): Promise<void> {
  const authors = await db.proposalAuthor.findMany({
    where: { proposalId, state: 'accepted' },
    select: { memberId: true },
    orderBy: { memberId: 'asc' },
  });
  for (const { memberId } of authors) await payAuthor(system, { proposalId, clubId, memberId, occasion });
}

export const payAuthorsJob = defineJob({
  name: 'proposals.pay-authors',
  on: proposalAccepted,
  run: (fact: Paid) => payAuthors(fact, 'proposal_accepted'),
});

export const payForSupportJob = defineJob({
  name: 'proposals.pay-for-support',
  on: proposalReached,
  run: (fact: Paid) => payAuthors(fact, 'proposal_supported'),
});
