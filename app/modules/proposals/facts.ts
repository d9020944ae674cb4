import { defineFact } from '~/platform/jobs/facts';

/** Gathering has begun: everyone in the club sees it. */
export const proposalPublished = defineFact<{ proposalId: string; clubId: string; memberId: string }>(
  'proposals.published',
);

/** A member stands behind a proposal, or no longer does. */
export const proposalSupported = defineFact<{
  proposalId: string;
  clubId: string;
  memberId: string;
  supports: boolean;
}>('proposals.supported');

/** As many members stand behind a proposal as its club asks for: the brand evaluates it. */
export const proposalReached = defineFact<{ proposalId: string; clubId: string }>('proposals.reached');

/** The brand has given its word, or another one: `version` counts them. */
export const proposalAnswered = defineFact<{
  proposalId: string;
  clubId: string;
  verdict: 'accepted' | 'declined' | 'later';
  version: number;
}>('proposals.answered');

/** What was asked for will be done: the latest word of the brand is "accepted". Told with each version that says so. */
export const proposalAccepted = defineFact<{ proposalId: string; clubId: string }>('proposals.accepted');

/** A proposal went on in another one, or (`undone`) does no longer. */
export const proposalMerged = defineFact<{
  proposalId: string;
  intoId: string;
  clubId: string;
  undone: boolean;
}>('proposals.merged');

/** Somebody's words became part of a proposal. */
export const amendmentAccepted = defineFact<{
  proposalId: string;
  amendmentId: string;
  clubId: string;
  memberId: string;
}>('proposals.amendment-accepted');

/** A member has voted in a design question for the first time; `subject` is whose it is. */
export const designVoted = defineFact<{ questionId: string; subject: string; memberId: string }>(
  'proposals.design-voted',
);

/** A design question has come to its end; `subject` is whose it is, as `proposal:<id>` or `offer:<id>`. */
export const designClosed = defineFact<{ questionId: string; subject: string; clubId: string }>(
  'proposals.design-closed',
);
