import type { ClubAccess } from '~/modules/clubs/access';
import { isActiveMember, mayModerate, mayRead, mayWrite } from '~/modules/clubs/policy';
import type { ProposalState } from './rules';

/** What a decision about a proposal needs to know of it. */
export interface ProposalFacts {
  state: ProposalState;
  /** Whether it has ever been put to the club. */
  published: boolean;
  hidden: boolean;
  firstAuthorId: string;
  /** Those who have accepted, the first author among them. */
  authorIds: readonly string[];
  invitedIds: readonly string[];
}

const isOneOf = (access: ClubAccess, ids: readonly string[]) =>
  access.memberId !== undefined && ids.includes(access.memberId);

export function isAuthor(access: ClubAccess, proposal: ProposalFacts): boolean {
  return isOneOf(access, proposal.authorIds);
}

/** A member of the club in good standing: customers, experts, suppliers and the club's moderators alike. */
function takesPart(access: ClubAccess): boolean {
  return access.memberId !== undefined && isActiveMember(access) && mayWrite(access);
}

/** What is not put to the club yet is for those who write it. What a moderator has hidden is for authors and moderators. */
export function maySeeProposal(access: ClubAccess, proposal: ProposalFacts): boolean {
  if (!mayRead(access)) return false;
  const writes = isAuthor(access, proposal) || isOneOf(access, proposal.invitedIds);
  if (!proposal.published) return writes;
  return !proposal.hidden || writes || mayModerate(access);
}

export function mayPropose(access: ClubAccess): boolean {
  return takesPart(access);
}

const isWritten = ({ state }: ProposalFacts) => state === 'drafting' || state === 'gathering';
/** Under way: not answered, not ended. */
const isOpen = ({ state }: ProposalFacts) => state === 'gathering' || state === 'evaluating';

export function mayEditProposal(access: ClubAccess, proposal: ProposalFacts): boolean {
  return takesPart(access) && isAuthor(access, proposal) && isWritten(proposal);
}

export function mayPublish(access: ClubAccess, proposal: ProposalFacts): boolean {
  return takesPart(access) && isAuthor(access, proposal) && proposal.state === 'drafting';
}

export function mayInvite(access: ClubAccess, proposal: ProposalFacts): boolean {
  return takesPart(access) && isAuthor(access, proposal) && isWritten(proposal);
}

export function mayAnswerInvitation(access: ClubAccess, proposal: ProposalFacts): boolean {
  return takesPart(access) && isOneOf(access, proposal.invitedIds) && isWritten(proposal);
}

export function mayLeaveAuthors(access: ClubAccess, proposal: ProposalFacts): boolean {
  return isAuthor(access, proposal) && access.memberId !== proposal.firstAuthorId && isWritten(proposal);
}

export function maySupport(access: ClubAccess, proposal: ProposalFacts): boolean {
  return takesPart(access) && isOpen(proposal) && !proposal.hidden;
}

/** Taking back is free, also for who may write no more. */
export function mayTakeBack(access: ClubAccess, proposal: ProposalFacts): boolean {
  return access.memberId !== undefined && mayRead(access) && isOpen(proposal);
}

export function mayAmend(access: ClubAccess, proposal: ProposalFacts): boolean {
  return (
    takesPart(access) &&
    proposal.state === 'gathering' &&
    !proposal.hidden &&
    !isAuthor(access, proposal) &&
    maySeeProposal(access, proposal)
  );
}

/** Supporters may still be given back by what has gone on in it: it is not answered, nor merged itself. */
export function givesBack(proposal: ProposalFacts): boolean {
  return isOpen(proposal) || proposal.state === 'withdrawn' || proposal.state === 'expired';
}

/** Authors decide on amendments until the brand has answered. */
export function mayDecideAmendment(access: ClubAccess, proposal: ProposalFacts): boolean {
  return takesPart(access) && isAuthor(access, proposal) && isOpen(proposal);
}

/** Only the first author, and only what is not answered. */
export function mayWithdraw(access: ClubAccess, proposal: ProposalFacts): boolean {
  return (
    access.memberId !== undefined &&
    access.memberId === proposal.firstAuthorId &&
    mayRead(access) &&
    (isOpen(proposal) || proposal.state === 'drafting')
  );
}

/** The brand speaks through its moderators and admins. */
export function mayRespond(access: ClubAccess, proposal: ProposalFacts): boolean {
  return (
    mayModerate(access) &&
    access.memberId !== undefined &&
    (isOpen(proposal) || ['accepted', 'declined', 'later'].includes(proposal.state))
  );
}

/** Moderators hide what the club can see, and bring it back. */
export function mayHide(access: ClubAccess, proposal: ProposalFacts): boolean {
  return access.memberId !== undefined && mayModerate(access) && proposal.published;
}

export function mayMerge(access: ClubAccess, proposal: ProposalFacts): boolean {
  return mayModerate(access) && isOpen(proposal);
}

export function mayUnmerge(access: ClubAccess, proposal: ProposalFacts): boolean {
  return mayModerate(access) && proposal.state === 'merged';
}

export function isMergeTarget(proposal: ProposalFacts): boolean {
  return isOpen(proposal) && !proposal.hidden;
}

/** Whether the club may still be asked about it: it is under way, or the brand means to do it. */
export function isAskedAbout(proposal: ProposalFacts): boolean {
  return isOpen(proposal) || proposal.state === 'accepted' || proposal.state === 'later';
}

/** Authors and the brand put design questions to the club, also once a proposal is accepted. */
export function mayAsk(access: ClubAccess, proposal: ProposalFacts): boolean {
  const asks = mayModerate(access) || (takesPart(access) && isAuthor(access, proposal));
  return access.memberId !== undefined && asks && isAskedAbout(proposal);
}

/** Votes in design questions, of proposals and of offers. */
export function mayVote(access: ClubAccess): boolean {
  return takesPart(access);
}
