import { earnPoints } from '~/modules/loyalty/earn-points.server';
import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { defineJob } from '~/platform/jobs/jobs.server';
import { proposalAccepted } from './facts';

/** An author of an accepted proposal has what the rules pay for it, once for each proposal. The portal's own. Publishes `points.changed`. */
export const payAuthor = defineCommand<
  { proposalId: string; clubId: string; memberId: string },
  { points: number }
>('proposals.pay-author', async (context) => {
  const { actor, input } = context;
  if (actor.kind !== 'system') throw new PortalError('forbidden');
  const { proposalId, clubId, memberId } = input;
  const paid = await earnPoints(context, {
    ...{ trigger: 'proposal_accepted', memberId, actorId: null, clubId },
    cause: `proposal:${proposalId}`,
  });
  return { points: paid.reduce((sum, { points }) => sum + points, 0) };
});

export const payAuthorsJob = defineJob({
  name: 'proposals.pay-authors',
  on: proposalAccepted,
  async run({ proposalId, clubId }: { proposalId: string; clubId: string }) {
    const authors = await db.proposalAuthor.findMany({
      where: { proposalId, state: 'accepted' },
      select: { memberId: true },
      orderBy: { memberId: 'asc' },
    });
    for (const { memberId } of authors) await payAuthor(system, { proposalId, clubId, memberId });
  },
});
