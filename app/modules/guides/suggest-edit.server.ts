import { forgetDraft } from '~/modules/threads/save-draft.server';
import { isUniqueViolation } from '~/platform/db/database-error.server';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { indexGuide, keepVersion, renderGuide, tellOfGuide } from './internal/write-guide.server';
import { lockGuide } from './load-guide.server';
import { draftPlaceOf } from './paths';
import { mayEditGuide, maySuggest } from './policy';
import type { SuggestionInput } from './schema';

/**
 * Somebody who is no author says how they would word a published guide; its authors hear of it. Members who may write, one
 * suggestion at a time. @throws not_found, unauthenticated, forbidden, changed_meanwhile, conflict
 */
export const suggestEdit = defineCommand<SuggestionInput & { guideId: string }, { suggestionId: string }>(
  'guides.suggest-edit',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const { access, guide, facts } = await lockGuide(tx, actor, input.guideId);
    if (!maySuggest(access, facts)) throw new PortalError('forbidden');
    if (guide.version !== input.version) throw new PortalError('changed_meanwhile');
    const { title, body, note, version: baseVersion } = input;
    const id = newId();
    try {
      await tx.guideSuggestion.create({
        data: { id, guideId: guide.id, baseVersion, title, body, note, memberId, at },
      });
    } catch (error) {
      throw isUniqueViolation(error) ? new PortalError('conflict', { cause: error }) : error;
    }
    await forgetDraft(tx, memberId, draftPlaceOf(guide.id));
    await tellOfGuide(context, access, guide, 'suggested', facts.authorIds);
    return { suggestionId: id };
  },
);

/**
 * A suggestion becomes the guide's next version, under the name of who made it, or is declined; who made it hears of it. The
 * guide's authors and moderators. One that was written on an older version is not laid over a newer one. Asked again it gives the
 * same answer. @throws not_found, unauthenticated, forbidden, changed_meanwhile, conflict when it was decided otherwise
 */
export const decideSuggestion = defineCommand<
  { suggestionId: string; accept: boolean; reason: string },
  { state: 'accepted' | 'declined'; version: number }
>('guides.decide-suggestion', async (context) => {
  const { tx, actor, input, at } = context;
  const decider = requireMember(actor);
  const found = isId(input.suggestionId)
    ? await tx.guideSuggestion.findUnique({ where: { id: input.suggestionId } })
    : null;
  if (!found) throw new PortalError('not_found');
  const { access, guide, facts } = await lockGuide(tx, actor, found.guideId);
  if (!mayEditGuide(access, facts)) throw new PortalError('forbidden');
  const suggestion = await tx.guideSuggestion.findUniqueOrThrow({ where: { id: found.id } });
  const state = input.accept ? ('accepted' as const) : ('declined' as const);
  if (suggestion.state !== 'open') {
    if (suggestion.state !== state) throw new PortalError('conflict');
    return { state, version: guide.version };
  }
  if (input.accept && suggestion.baseVersion !== guide.version) throw new PortalError('changed_meanwhile');
  await tx.guideSuggestion.update({
    where: { id: suggestion.id },
    data: { state, decidedById: decider.memberId, decidedAt: at, reason: input.reason || null },
  });
  let { version } = guide;
  if (input.accept) {
    const { title, body, note, memberId } = suggestion;
    const { columns, text } = await renderGuide(tx, access, { title, body }, at);
    const next = await tx.guide.update({
      where: { id: guide.id },
      data: { ...columns, language: guide.language, updatedAt: at, version: { increment: 1 } },
    });
    version = next.version;
    await keepVersion(tx, next, { memberId, note, at });
    await indexGuide(tx, next, text);
  }
  await tellOfGuide(context, access, guide, state, [suggestion.memberId]);
  return { state, version };
});
