import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { enqueue } from '~/platform/jobs/jobs.server';
import { fetchPreviewJob } from '../fetch-preview.server';
import type { LinkPreviewView } from '../post';

export interface WantedPreview {
  url: string;
  /** Known already. */
  view: LinkPreviewView | null;
  /** Puts the fetching into the transaction of the post; nothing to do when the link is known. */
  enqueue: ((tx: Tx, postId: string) => Promise<void>) | undefined;
}

/** What is known of a post's first link to another site. Fetching is a job: no writer waits for another's server. */
export async function wantPreview(url: string | undefined): Promise<WantedPreview | undefined> {
  if (!url || url.length > 2_000 || !/^https?:/.test(url)) return undefined;
  const known = await db.linkPreview.findUnique({ where: { url } });
  if (known && known.status !== 'wanted') {
    const { title, description, siteName } = known;
    return {
      url,
      view: known.status === 'ready' ? { url, title, description, siteName } : null,
      enqueue: undefined,
    };
  }
  return {
    url,
    view: null,
    enqueue: async (tx, postId) => {
      await tx.linkPreview.createMany({ data: [{ url }], skipDuplicates: true });
      await enqueue(tx, fetchPreviewJob, { url, postId });
    },
  };
}
