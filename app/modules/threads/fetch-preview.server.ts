import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { defineJob } from '~/platform/jobs/jobs.server';
import type { LinkPreviewView } from './post';
import { threadStream } from './streams';
import type { Audience } from '~/modules/clubs/policy';

interface Shown {
  postId: string;
  number: number;
  threadId: string;
  audience: Audience;
}

/** A link's preview is known; every post that shows the link tells its readers. Publishes `preview.ready`. */
export const storePreview = defineCommand<{ url: string; preview: LinkPreviewView | null }, null>(
  'threads.store-preview',
  async ({ tx, input: { url, preview }, at, tell }) => {
    const stored = await tx.linkPreview.updateMany({
      where: { url, status: 'wanted' },
      data: preview
        ? {
            status: 'ready',
            title: preview.title,
            description: preview.description,
            siteName: preview.siteName,
            fetchedAt: at,
          }
        : { status: 'nothing', fetchedAt: at },
    });
    if (stored.count === 0 || !preview) return null;
    const posts = await tx.$queryRaw<Shown[]>`
      SELECT "id" AS "postId", "number", "threadId", "audience"::text FROM "Post"
      WHERE "previewUrl" = ${url} AND "status" = 'published' ORDER BY "threadId", "number" LIMIT 200`;
    for (const { postId, number, threadId, audience } of posts)
      tell(threadStream(threadId, audience), 'preview.ready', { post: { id: postId, number, preview } });
    return null;
  },
);

export const fetchPreviewJob = defineJob<{ url: string; postId: string }>({
  name: 'threads.fetch-preview',
  retryLimit: 2,
  concurrency: 4,
  async run({ url }) {
    const { fetchLinkPreview } = await import('~/platform/link-preview.server');
    const found = await fetchLinkPreview(url);
    const preview = found
      ? { url, title: found.title, description: found.description ?? '', siteName: found.siteName ?? '' }
      : null;
    await storePreview(system, { url, preview });
  },
});
