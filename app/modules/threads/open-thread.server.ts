import { type Actor, memberIdOf } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { readThreadDetail } from './get-thread.server';
import { readPost, readPosts } from './list-posts.server';
import { loadThread, type ThreadAccess } from './load-thread.server';
import { mayReply } from './policy';
import type { PostItem, ThreadPageData } from './post';
import { getDraft } from './save-draft.server';

/** How many posts a page opens with. */
export const pageSize = 20;

export interface ThreadPageInput {
  at?: number;
  before?: number;
  after?: number;
  /** ISO date: opens at the first post of that day or later. */
  date?: string;
}

/** Says as exactly as the reader may know why they cannot write here. */
export function whyClosed({ access, thread }: ThreadAccess): ThreadPageData['closedBy'] {
  if (mayReply(access, thread)) return null;
  if (thread.status !== 'open') return thread.status;
  if (access.memberId === undefined) return 'visitor';
  if (access.membership?.status === 'suspended') return 'suspended';
  if (access.membership?.status !== 'active') return 'not_a_member';
  return 'club';
}

async function numberAtDate(threadId: string, date: string): Promise<number | undefined> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) return undefined;
  const post = await db.post.findFirst({
    where: { threadId, audience: 'everyone', createdAt: { gte: new Date(date) } },
    orderBy: { createdAt: 'asc' },
    select: { number: true },
  });
  return post?.number;
}

/**
 * All that a thread's page shows, opened where it was asked for; otherwise where the reader left off, else at the start.
 * @throws not_found, unauthenticated, forbidden
 */
export async function openThread(
  actor: Actor,
  slug: string,
  threadId: string,
  input: ThreadPageInput,
): Promise<ThreadPageData> {
  const context = await loadThread(actor, threadId);
  const { access, thread } = context;
  if (access.club.slug !== slug) throw new PortalError('not_found');
  const memberId = memberIdOf(actor);
  const [detail, draft, tags, dated] = await Promise.all([
    readThreadDetail(context, actor),
    getDraft(actor, `thread:${thread.id}`),
    db.clubTag.findMany({
      where: { clubId: thread.clubId, key: { in: thread.tags } },
      select: { key: true, label: true },
    }),
    input.date ? numberAtDate(thread.id, input.date) : undefined,
  ]);
  const { readNumber, unread } = detail.viewer;
  const firstUnread = unread > 0 && readNumber > 0 ? readNumber + 1 : null;
  const at =
    dated ?? input.at ?? (input.before === undefined && input.after === undefined ? firstUnread : null);
  const window =
    at !== null && at !== undefined
      ? { around: at, limit: pageSize }
      : {
          before: input.before,
          after: input.before === undefined ? (input.after ?? 0) : undefined,
          limit: pageSize,
        };
  const [posts, accepted] = await Promise.all([
    readPosts(context, window, memberId),
    thread.acceptedPostId ? readAccepted(thread.acceptedPostId) : null,
  ]);

  async function readAccepted(postId: string): Promise<PostItem | null> {
    const row = await db.post.findUnique({ where: { id: postId }, select: { number: true } });
    return (row && (await readPost(context, row.number, memberId))) ?? null;
  }

  const { id, name } = access.club;
  return {
    ...detail,
    club: { id, slug, name },
    posts,
    accepted,
    draft,
    firstUnread,
    tags: tags as ThreadPageData['tags'],
    closedBy: whyClosed(context),
    suspendedUntil: access.membership?.suspendedUntil?.toISOString() ?? null,
  };
}
