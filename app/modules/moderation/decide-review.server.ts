import { defineCommand } from '~/platform/command.server';
import type { FlagOutcome, Locale } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { invalidField, PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { carryOut } from './internal/carry-out.server';
import { type LockedReview, lockForDecision, placeOf } from './internal/load-review.server';
import { readReviews } from './internal/review-sql.server';
import { tellReview } from './internal/reviews.server';
import { tellDecision } from './notices.server';
import { mayDecideAbout, mayHearAppeal } from './policy';
import { readTemplates } from './reason-templates.server';
import { fits, holderOf, needsReason } from './rules';
import type { DecideInput } from './schema';
import type { DecisionView, ReviewView } from './views';

export interface DecideReview extends DecideInput {
  reviewId: string;
}

/** In which language somebody is written to in a club. */
export async function localeOf(tx: Tx, memberId: string | null, clubId: string): Promise<Locale> {
  const member = memberId
    ? await tx.member.findUnique({ where: { id: memberId }, select: { locale: true } })
    : null;
  if (member?.locale) return member.locale;
  const club = await tx.club.findUniqueOrThrow({ where: { id: clubId }, select: { languages: true } });
  return club.languages[0] ?? 'th';
}

/** What the member is told: the moderator's own words, else the chosen reason in the member's language. @throws invalid */
async function reasonFor(tx: Tx, { review }: LockedReview, input: DecideInput): Promise<string> {
  if (input.reason) return input.reason;
  if (input.template) {
    const templates = await readTemplates(tx, review.clubId);
    const chosen = templates.find(({ key }) => key === input.template);
    if (!chosen) throw invalidField('template', 'invalid_choice');
    return chosen.text[await localeOf(tx, review.memberId, review.clubId)];
  }
  if (needsReason(input.act)) throw invalidField('reason', 'required');
  return '';
}

async function flaggersOf(tx: Tx, reviewId: string): Promise<string[]> {
  const flags = await tx.flag.findMany({ where: { reviewId }, select: { memberId: true } });
  return flags.map(({ memberId }) => memberId);
}

/** @throws forbidden, already_decided, claimed, changed_meanwhile, invalid (an act that does not fit) */
async function requireDecidable(tx: Tx, locked: LockedReview, input: DecideInput, at: Date): Promise<void> {
  const { access, review, suspension } = locked;
  if (review.state === 'decided') throw new PortalError('already_decided');
  const heard = suspension ? mayHearAppeal(access, suspension) : mayDecideAbout(access, review.memberId);
  if (!heard) throw new PortalError('forbidden');
  if (!fits(review.kind, input.act)) throw invalidField('act', 'invalid_choice');
  const holder = holderOf(review, at);
  if (holder !== null && holder !== access.memberId) {
    const [view] = await readReviews(tx, [review.id], at);
    throw new PortalError('claimed', { params: { name: view?.claim?.by.name ?? '…' } });
  }
  if (input.version !== undefined && input.version !== review.version)
    throw new PortalError('changed_meanwhile');
}

/**
 * A moderator decides what becomes of what waits: it stands (`keep`), is hidden, removed or edited, its thread is locked, its author
 * warned or suspended; an appeal is upheld, shortened or lifted, by somebody else than who suspended. All flags are answered by
 * it and count for their makers' records. Of two who decide at once the second is told. Recorded. Publishes `review.changed` and what
 * the act itself publishes.
 * @throws not_found, unauthenticated, forbidden, already_decided, claimed, changed_meanwhile, invalid
 */
export const decideReview = defineCommand<DecideReview, { decision: DecisionView; review: ReviewView }>(
  'moderation.decide-review',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId: byId } = requireMember(actor);
    const locked = await lockForDecision(tx, actor, input.reviewId);
    await requireDecidable(tx, locked, input, at);
    const { review } = locked;
    const reason = await reasonFor(tx, locked, input);
    const undoing = await carryOut(context, locked, input, reason);
    const id = newId();
    const { act, template = null, note = '' } = input;
    await tx.review.update({
      where: { id: review.id },
      data: {
        state: 'decided',
        decidedAt: at,
        claimedById: null,
        claimedUntil: null,
        version: { increment: 1 },
      },
    });
    const outcome: FlagOutcome = act === 'keep' ? 'dismissed' : 'upheld';
    await tx.flag.updateMany({
      where: { reviewId: review.id, outcome: null },
      data: { outcome, outcomeAt: at },
    });
    await tx.decision.create({
      data: {
        ...{ id, reviewId: review.id, clubId: review.clubId, memberId: review.memberId, act, byId, at },
        ...{ reason, template, note, detail: undoing as object },
      },
    });
    const { access, post, suspension } = locked;
    await tellDecision(tx, {
      ...{ club: access.club, decisionId: id, act, reason, byId, memberId: review.memberId },
      post: post && placeOf(post),
      suspendedById: suspension?.byId,
      flaggers: await flaggersOf(tx, review.id),
      unnoticed: act === 'keep' && undoing.post === undefined,
    });
    await tellReview(context, review.id, -1);
    const [view] = await readReviews(tx, [review.id], at);
    return { decision: view!.decision!, review: view! };
  },
);
