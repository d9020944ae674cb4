import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { defineJob, type JobKind } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { guideReviewNotice } from './notices.server';
import { guidePaths } from './paths';

/** A guide's authors hear that it is to be looked at again: once for each date. The portal's own. */
export const remindGuide = defineCommand<{ guideId: string }, { reminded: boolean }>(
  'guides.remind',
  async ({ tx, actor, input: { guideId }, at }) => {
    if (actor.kind !== 'system') throw new PortalError('forbidden');
    const claimed = await tx.guide.updateMany({
      where: { id: guideId, state: 'published', remindedAt: null, reviewBy: { lte: at } },
      data: { remindedAt: at },
    });
    if (claimed.count !== 1) return { reminded: false };
    const { clubId, title, reviewBy, authors, club } = await tx.guide.findUniqueOrThrow({
      where: { id: guideId },
      include: { authors: true, club: { select: { slug: true } } },
    });
    await recordNotices(
      tx,
      authors.map(({ memberId }) =>
        notice(guideReviewNotice, {
          memberId,
          clubId,
          subject: `guide:${guideId}`,
          once: `guide-review:${guideId}:${reviewBy!.toISOString()}`,
          url: guidePaths.guide(club.slug, guideId),
          data: { title },
        }),
      ),
    );
    return { reminded: true };
  },
);

export const remindGuidesJob = defineJob({
  name: 'guides.remind-reviews',
  schedule: '7 * * * *',
  retryLimit: 0,
  async run() {
    const due = await db.guide.findMany({
      where: { state: 'published', remindedAt: null, reviewBy: { lte: now() } },
      select: { id: true },
      take: 500,
    });
    for (const { id } of due) await remindGuide(system, { guideId: id });
  },
});

export const guideJobs = [remindGuidesJob] as readonly JobKind<never>[];
