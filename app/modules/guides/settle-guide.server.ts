import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { invalidField, PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { indexGuide, renderGuide, tellOfGuide } from './internal/write-guide.server';
import { lockGuide } from './load-guide.server';
import { mayEditGuide, mayJoinGuide, mayLeaveGuide } from './policy';
import type { GuideStateInput } from './schema';

/**
 * A guide is published, taken back to be worked on, or retired with a reason: then links still lead to it, and nobody finds it.
 * Its authors and moderators. Tells the other authors. Asked again it changes nothing.
 * @throws not_found, unauthenticated, forbidden, invalid
 */
export const settleGuide = defineCommand<
  GuideStateInput & { guideId: string },
  { state: GuideStateInput['state'] }
>('guides.settle', async (context) => {
  const { tx, actor, input, at } = context;
  requireMember(actor);
  const { access, guide, facts } = await lockGuide(tx, actor, input.guideId);
  if (!mayEditGuide(access, facts)) throw new PortalError('forbidden');
  const { state, reason } = input;
  if (state === 'retired' && !reason) throw invalidField('reason', 'required');
  if (guide.state === state) return { state };
  // A draft that was never public has nothing to be retired from.
  if (state === 'retired' && guide.publishedAt === null) throw new PortalError('conflict');
  const next = await tx.guide.update({
    where: { id: guide.id },
    data: {
      state,
      publishedAt: state === 'published' ? (guide.publishedAt ?? at) : guide.publishedAt,
      retiredReason: state === 'retired' ? reason : null,
    },
  });
  await indexGuide(
    tx,
    next,
    (await renderGuide(tx, access, { ...next, language: next.language ?? undefined }, at)).text,
  );
  if (state !== 'draft') await tellOfGuide(context, access, next, state, facts.authorIds);
  await recordAct(tx, {
    actor,
    at,
    act: `guide.${state}`,
    subject: `guide:${guide.id}`,
    clubId: guide.clubId,
    reason: reason || undefined,
  });
  return { state };
});

/**
 * A guide is to be looked at again by a date, or was looked at and holds (`null`). Its authors and moderators.
 * @throws not_found, unauthenticated, forbidden, invalid
 */
export const setGuideReview = defineCommand<
  { guideId: string; reviewBy: Date | null },
  { reviewBy: string | null }
>('guides.set-review', async ({ tx, actor, input, at }) => {
  requireMember(actor);
  const { access, guide, facts } = await lockGuide(tx, actor, input.guideId);
  if (!mayEditGuide(access, facts)) throw new PortalError('forbidden');
  const { reviewBy } = input;
  if (reviewBy && reviewBy <= at) throw invalidField('reviewBy', 'in_past');
  await tx.guide.update({ where: { id: guide.id }, data: { reviewBy, remindedAt: null } });
  return { reviewBy: reviewBy?.toISOString() ?? null };
});

/**
 * The actor becomes one of a guide's authors, or is one no longer; a guide keeps at least one. Experts and moderators. Asked again
 * it changes nothing. @throws not_found, unauthenticated, forbidden, conflict
 */
export const changeAuthorship = defineCommand<{ guideId: string; author: boolean }, { author: boolean }>(
  'guides.change-authorship',
  async ({ tx, actor, input, at }) => {
    const { memberId } = requireMember(actor);
    const { access, guide, facts } = await lockGuide(tx, actor, input.guideId);
    const { author } = input;
    if (facts.authorIds.includes(memberId) === author) return { author };
    if (author) {
      if (!mayJoinGuide(access, facts)) throw new PortalError('forbidden');
      await tx.guideAuthor.create({ data: { guideId: guide.id, memberId, since: at } });
    } else {
      if (!mayLeaveGuide(access, facts)) throw new PortalError('conflict');
      await tx.guideAuthor.delete({ where: { guideId_memberId: { guideId: guide.id, memberId } } });
    }
    return { author };
  },
);
