import { forgetDraft } from '~/modules/threads/save-draft.server';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { indexGuide, keepVersion, knownTags, renderGuide, tellOfGuide } from './internal/write-guide.server';
import { lockGuide } from './load-guide.server';
import { draftPlaceOf } from './paths';
import { mayEditGuide } from './policy';
import type { EditGuideInput } from './schema';

/**
 * A guide says something else; what it said stays as a version, with who changed it. Its authors and moderators. Who wrote on a
 * version that is no longer the newest is told, and nothing is overwritten. Tells the other authors.
 * @throws not_found, unauthenticated, forbidden, changed_meanwhile
 */
export const editGuide = defineCommand<EditGuideInput & { guideId: string }, { version: number }>(
  'guides.edit',
  async (context) => {
    const { tx, actor, input, at } = context;
    const { memberId } = requireMember(actor);
    const { access, guide, facts } = await lockGuide(tx, actor, input.guideId);
    if (!mayEditGuide(access, facts)) throw new PortalError('forbidden');
    if (guide.version !== input.version) throw new PortalError('changed_meanwhile');
    await forgetDraft(tx, memberId, draftPlaceOf(guide.id));
    const tags = input.tags ? await knownTags(tx, guide.clubId, input.tags) : guide.tags;
    const { columns, text } = await renderGuide(tx, access, input, at);
    const reworded = guide.title !== columns.title || guide.body !== columns.body;
    const next = await tx.guide.update({
      where: { id: guide.id },
      data: { ...columns, tags, updatedAt: at, version: reworded ? { increment: 1 } : guide.version },
    });
    if (!reworded) return { version: next.version };
    await keepVersion(tx, next, { memberId, note: input.note, at });
    await indexGuide(tx, next, text);
    await tellOfGuide(context, access, next, 'changed', facts.authorIds);
    return { version: next.version };
  },
);
