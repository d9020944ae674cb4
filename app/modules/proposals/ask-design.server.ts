import { mayModerate } from '~/modules/clubs/policy';
import { defineCommand } from '~/platform/command.server';
import { requireMember } from '~/platform/require-member';
import { askWithin } from './design-questions.server';
import { limitTexts } from './internal/limits.server';
import { tellWorded } from './internal/tell.server';
import { lockProposal, refuse } from './load-proposal.server';
import { isAuthor, mayAsk } from './policy';
import type { AskInput } from './schema';
import { proposalStream } from './streams';
import type { DesignView } from './views';

/**
 * A design question of a proposal is put to the club; everyone who took part hears of it. Its authors, moderators and admins. Publishes
 * `design.changed`. @throws not_found, unauthenticated, forbidden, proposal_closed, limit_reached, invalid
 */
export const askDesign = defineCommand<AskInput & { proposalId: string }, { question: DesignView }>(
  'proposals.ask-design',
  async (context) => {
    const { tx, actor, input } = context;
    requireMember(actor);
    const loaded = await lockProposal(tx, actor, input.proposalId);
    const { access, proposal, facts } = loaded;
    if (!mayAsk(access, facts)) refuse(loaded, mayModerate(access) || isAuthor(access, facts));
    const subject = proposalStream(proposal.id);
    const question = await askWithin(context, { subject, clubId: proposal.clubId }, input);
    await tellWorded(context, proposal, 'question');
    return { question };
  },
  { limit: limitTexts },
);
