import { type Actor, memberIdOf } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { Prisma } from '~/platform/db/sql.server';
import { type AroundRow, duplicatesJson, readerJson, unreadValue, viewDetail } from './get-thread.server';
import { threadJoins, threadJson } from './internal/thread-sql.server';
import { readFirstDay } from './internal/writing-rules.server';
import { oneItemSql, readPostsWith, type WindowInput } from './list-posts.server';
import { loadThreadWith, type ThreadAccess } from './load-thread.server';
import { audiencesFor, mayReply } from './policy';
import type { PostItem, ThreadPageData, ThreadView } from './post';
import { viewDraft } from './save-draft.server';

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

/** What is read with the thread itself, before it is known what of its posts the reader may see. */
interface Before extends AroundRow {
  draft: { content: unknown; updatedAt: string } | null;
  tags: ThreadPageData['tags'];
}

function beforeJson(memberId: string | undefined): Prisma.Sql {
  const draft = memberId
    ? Prisma.sql`(SELECT json_build_object('content', f."content", 'updatedAt', f."updatedAt") FROM "Draft" f
        WHERE f."memberId" = ${memberId}::uuid AND f."place" = 'thread:' || t."id")`
    : Prisma.sql`NULL`;
  return Prisma.sql`json_build_object('reader', ${readerJson(memberId)}, 'duplicates', ${duplicatesJson}, 'draft', ${draft},
    'tags', (SELECT coalesce(json_agg(json_build_object('key', g."key", 'label', g."label")), '[]') FROM "ClubTag" g
      WHERE g."clubId" = t."clubId" AND g."key" = ANY (t."tags")))`;
}

/** Where the page opens: where it was asked for, else where the reader left off, else at the start. */
async function windowFor(
  { thread }: ThreadAccess,
  { date, at, before, after }: ThreadPageInput,
  reader: Before['reader'],
): Promise<WindowInput> {
  const limit = pageSize;
  const around = (date === undefined ? undefined : await numberAtDate(thread.id, date)) ?? at;
  if (around !== undefined) return { around, limit };
  if (before !== undefined) return { before, limit };
  if (after !== undefined) return { after, limit };
  return reader && reader.readNumber > 0 ? { resumeAfter: reader.readNumber, limit } : { after: 0, limit };
}

interface With {
  view: ThreadView;
  unread: number;
  accepted: PostItem | null;
}

function withJson(context: ThreadAccess, reader: Before['reader']): Prisma.Sql {
  const { access, thread } = context;
  const audiences = audiencesFor(access, thread);
  const accepted = thread.acceptedPostId
    ? oneItemSql(Prisma.sql`${thread.acceptedPostId}::uuid`, audiences, access.memberId)
    : Prisma.sql`NULL`;
  return Prisma.sql`(SELECT json_build_object('view', ${threadJson(audiences)}, 'unread', ${unreadValue(context, reader)},
    'accepted', ${accepted}) FROM "Thread" t ${threadJoins} WHERE t."id" = ${thread.id}::uuid)`;
}

/**
 * All that a thread's page shows, in two statements, opened where it was asked for; otherwise where the reader left off, else at
 * the start.
 * @throws not_found, unauthenticated, forbidden
 */
export async function openThread(
  actor: Actor,
  slug: string,
  threadId: string,
  input: ThreadPageInput,
): Promise<ThreadPageData> {
  const memberId = memberIdOf(actor);
  const { context, more: around } = await loadThreadWith<Before>(actor, threadId, beforeJson(memberId));
  const { access, thread } = context;
  if (access.club.slug !== slug) throw new PortalError('not_found');
  const window = await windowFor(context, input, around.reader);
  const { window: posts, more } = await readPostsWith<With | null>(
    context,
    window,
    memberId,
    withJson(context, around.reader),
  );
  if (!more) throw new PortalError('not_found');
  const firstDay = await readFirstDay(actor, access, now());
  const detail = viewDetail(context, around, more);
  const { readNumber, unread } = detail.viewer;
  const { id, name } = access.club;
  return {
    ...detail,
    club: { id, slug, name },
    posts,
    accepted: more.accepted,
    draft: around.draft && viewDraft(around.draft),
    firstUnread: unread > 0 && readNumber > 0 ? readNumber + 1 : null,
    tags: around.tags,
    closedBy: whyClosed(context),
    owner: thread.owner,
    firstDay,
    suspendedUntil: access.membership?.suspendedUntil?.toISOString() ?? null,
  };
}
