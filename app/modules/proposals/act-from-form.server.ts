import type { Actor } from '~/platform/actor';
import { invalidField, PortalError } from '~/platform/errors';
import { parseInput } from '~/platform/input';
import { withdrawAmendment } from './amend-proposal.server';
import { answerInvitation, inviteAuthor, leaveAuthors, withdrawInvitation } from './change-authors.server';
import { publishProposal } from './create-proposal.server';
import { decideAmendment, promoteAmendment } from './decide-amendment.server';
import { findCoauthors } from './find-coauthors.server';
import { hideProposal } from './hide-proposal.server';
import { unmergeProposal } from './merge-proposal.server';
import { proposalPaths } from './paths';
import { decideAmendmentInput, hideInput, promoteInput, withdrawInput } from './schema';
import { supportProposal } from './support-proposal.server';
import { voteFromForm } from './vote-from-form.server';
import { withdrawProposal } from './withdraw-proposal.server';

interface Sent {
  slug: string;
  proposalId: string;
  /** `support`, or with what it is about: `accept-<amendment id>`. */
  intent: string;
  values: Record<string, unknown>;
  idempotencyKey: string | undefined;
}

/** By a name: the one who is meant, or where to choose among those who might be. */
async function invite(actor: Actor, { proposalId, slug, values }: Sent): Promise<string> {
  const path = proposalPaths.proposal(slug, proposalId);
  const who = String(values.who ?? '').trim();
  const found = await findCoauthors(actor, proposalId, who);
  const exact = found.filter(({ name }) => name.toLowerCase() === who.toLowerCase());
  const [one, ...others] = exact.length > 0 ? exact : found;
  if (!one) throw invalidField('who', who === '' ? 'required' : 'not_found');
  if (others.length > 0) return `${path}?invite=${encodeURIComponent(who)}`;
  await inviteAuthor(actor, { proposalId, memberId: one.id });
  return `${path}?done=invited`;
}

/** What is done about an amendment or to somebody: the intent names whom. */
async function actOn(actor: Actor, sent: Sent): Promise<string | undefined> {
  const { slug, proposalId, values } = sent;
  const path = proposalPaths.proposal(slug, proposalId);
  const [, verb, id = ''] =
    /^(accept|reject|amendment-back|promote|invite|uninvite)-(.+)$/.exec(sent.intent) ?? [];
  switch (verb) {
    case 'accept':
    case 'reject': {
      const accept = verb === 'accept';
      const input = parseInput(decideAmendmentInput, { accept, reason: values.reason ?? '' });
      await decideAmendment(actor, { ...input, amendmentId: id });
      return `${path}?done=${accept ? 'accepted' : 'rejected'}`;
    }
    case 'amendment-back':
      await withdrawAmendment(actor, { amendmentId: id });
      return `${path}?done=amendmentBack`;
    case 'promote': {
      const { idempotencyKey } = sent;
      const input = { ...parseInput(promoteInput, values), amendmentId: id };
      const own = await promoteAmendment(actor, input, { idempotencyKey });
      return `${proposalPaths.proposal(slug, own.proposalId)}?done=promoted`;
    }
    case 'invite':
      await inviteAuthor(actor, { proposalId, memberId: id });
      return `${path}?done=invited`;
    case 'uninvite':
      await withdrawInvitation(actor, { proposalId, memberId: id });
      return `${path}?done=uninvited`;
    default:
      return undefined;
  }
}

/** What the forms of a proposal's page send; answers where to go then. @throws malformed, and as the commands */
export async function actOnProposal(actor: Actor, sent: Sent): Promise<string> {
  const { slug, proposalId, intent, values } = sent;
  const done = (word: string) => `${proposalPaths.proposal(slug, proposalId)}?done=${word}`;
  switch (intent) {
    case 'support':
    case 'take-back':
      await supportProposal(actor, { proposalId, supports: intent === 'support' });
      return done(intent === 'support' ? 'supported' : 'takenBack');
    case 'publish':
      await publishProposal(actor, { proposalId });
      return done('published');
    case 'join':
    case 'refuse': {
      await answerInvitation(actor, { proposalId, accept: intent === 'join' });
      return intent === 'join' ? done('joined') : proposalPaths.list(slug);
    }
    case 'leave':
      await leaveAuthors(actor, { proposalId });
      return done('refused');
    case 'invite':
      return invite(actor, sent);
    case 'withdraw':
      await withdrawProposal(actor, { ...parseInput(withdrawInput, values), proposalId });
      return done('withdrawn');
    case 'hide':
    case 'show': {
      const hidden = intent === 'hide';
      const input = parseInput(hideInput, { hidden, reason: values.reason ?? '' });
      await hideProposal(actor, { ...input, proposalId });
      return done(hidden ? 'hidden' : 'shown');
    }
    case 'unmerge':
      await unmergeProposal(actor, { proposalId });
      return done('unmerged');
    default: {
      const acted = await actOn(actor, sent);
      if (acted !== undefined) return acted;
      const voted = await voteFromForm(actor, intent, values);
      if (voted === undefined) throw new PortalError('malformed');
      return done(voted);
    }
  }
}
