import { forgetDraft } from '~/modules/threads/save-draft.server';
import { defineCommand } from '~/platform/command.server';
import { invalidField, PortalError } from '~/platform/errors';
import { isId, newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { indexGuide, keepVersion, knownTags, renderGuide } from './internal/write-guide.server';
import { draftPlaceOf } from './paths';
import { mayWriteGuide } from './policy';
import type { CreateGuideInput } from './schema';

/**
 * A guide of a club stands, written from answers or from nothing, as a draft or for all at once. Experts and moderators; who
 * writes it is its first author. @throws not_found, unauthenticated, forbidden, invalid
 */
export const createGuide = defineCommand<CreateGuideInput & { slug: string }, { guideId: string }>(
  'guides.create',
  async ({ tx, actor, input, at }) => {
    const { memberId } = requireMember(actor);
    const access = await loadClubAccess(actor, { slug: input.slug }, tx);
    if (!mayWriteGuide(access)) throw new PortalError('forbidden');
    const clubId = access.club.id;
    const sources = [...new Set(input.sources)];
    const found = await tx.post.count({
      where: {
        id: { in: sources.filter(isId) },
        audience: 'everyone',
        status: 'published',
        thread: { clubId },
      },
    });
    if (found !== sources.length) throw invalidField('sources', 'not_found');
    const { columns, text } = await renderGuide(tx, access, input, at);
    const published = input.status === 'published';
    const guide = await tx.guide.create({
      data: {
        id: newId(),
        clubId,
        state: input.status,
        ...columns,
        tags: await knownTags(tx, clubId, input.tags),
        createdAt: at,
        updatedAt: at,
        publishedAt: published ? at : null,
        authors: { create: { memberId, since: at } },
        sources: { create: sources.map((postId, position) => ({ postId, position })) },
      },
    });
    await keepVersion(tx, guide, { memberId, note: '', at });
    await forgetDraft(tx, memberId, draftPlaceOf(clubId));
    await indexGuide(tx, guide, text);
    return { guideId: guide.id };
  },
);
