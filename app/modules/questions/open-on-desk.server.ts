import { loadThread } from '~/modules/threads/load-thread.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { audiencesFor } from '~/modules/threads/policy';
import type { Draft, PostWindow } from '~/modules/threads/post';
import { getDraft } from '~/modules/threads/save-draft.server';
import type { Audience } from '~/modules/clubs/policy';
import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { isPortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { viewerOf } from './get-question.server';
import { type DeskExpert, listExperts } from './list-experts.server';
import { getDeskItem } from './list-desk.server';
import { listSavedReplies } from './saved-replies.server';
import { getSharedRecord } from './share-record.server';
import type { DeskItem, QuestionViewer, SavedReplyView, SharedRecordView } from './views';

const postsShown = 20;

/** One question on the desk, with all that answering it needs. */
export interface DeskDetail {
  item: DeskItem;
  viewer: QuestionViewer;
  posts: PostWindow;
  record: SharedRecordView | null;
  replies: SavedReplyView[];
  experts: DeskExpert[];
  draft: Draft | null;
  audiences: Audience[];
  /** What whoever handed it over wrote to whoever has it. */
  note: { by: string; words: string } | null;
  /** What the expert is called in this club. */
  myName: string;
}

async function readNote(threadId: string): Promise<DeskDetail['note']> {
  const row = await db.questionAssignment.findFirst({
    where: { threadId, endedAt: null, note: { not: null } },
    select: { note: true, byId: true, clubId: true },
  });
  if (!row?.note) return null;
  const by = row.byId
    ? await db.membership.findFirst({
        where: { clubId: row.clubId, memberId: row.byId },
        select: { personaName: true },
      })
    : null;
  return { by: by?.personaName ?? '…', words: row.note };
}

/** Null where it is not on the actor's desk (any more). @throws unauthenticated */
export async function openOnDesk(actor: Actor, threadId: string): Promise<DeskDetail | null> {
  if (!isId(threadId)) return null;
  try {
    const [context, item] = await Promise.all([loadThread(actor, threadId), getDeskItem(actor, threadId)]);
    const viewer = viewerOf(context, item.question);
    const besides = [context.thread.authorId, item.question.assigned?.id ?? null];
    const [posts, record, replies, experts, draft, note] = await Promise.all([
      listPosts(actor, threadId, { after: 0, limit: postsShown }),
      viewer.may.seeRecord ? getSharedRecord(actor, threadId) : null,
      listSavedReplies(actor, item.club.slug),
      viewer.may.handOver ? listExperts(item.club.id, besides) : [],
      getDraft(actor, `thread:${threadId}`),
      readNote(threadId),
    ]);
    const audiences = audiencesFor(context.access, context.thread);
    const myName = context.access.membership?.personaName ?? '';
    return { item, viewer, posts, record, replies, experts, draft, audiences, note, myName };
  } catch (error) {
    if (isPortalError(error) && (error.code === 'not_found' || error.code === 'forbidden')) return null;
    throw error;
  }
}
