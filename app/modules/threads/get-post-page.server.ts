import { mayModerate } from '~/modules/clubs/policy';
import { type Actor, memberIdOf } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { readThread } from './get-thread.server';
import { readPost } from './list-posts.server';
import { loadThread } from './load-thread.server';
import {
  audiencesFor,
  mayAccept,
  mayCurate,
  mayEdit,
  mayFlag,
  mayReact,
  mayRemove,
  mayRestore,
} from './policy';
import type { PostItem, ThreadView } from './post';

/** What the reader may do with one post. */
export interface PostRights {
  react: boolean;
  edit: boolean;
  remove: boolean;
  restore: boolean;
  accept: boolean;
  flag: boolean;
  bookmark: boolean;
  block: boolean;
  curate: boolean;
}

export interface PostPageData {
  post: PostItem;
  /** Markdown as written, for whoever may edit. */
  source: string;
  thread: ThreadView;
  slug: string;
  rights: PostRights;
}

/** One post with what may be done with it. @throws not_found, unauthenticated, forbidden */
export async function getPostPage(
  actor: Actor,
  slug: string,
  threadId: string,
  number: number,
): Promise<PostPageData> {
  if (!Number.isSafeInteger(number) || number < 1 || number > 2_147_483_647)
    throw new PortalError('not_found');
  const context = await loadThread(actor, threadId);
  const { access, thread } = context;
  const memberId = memberIdOf(actor);
  const [post, view] = await Promise.all([
    readPost(context, number, memberId),
    readThread(db, thread.id, audiencesFor(access, thread)),
  ]);
  if (!post || access.club.slug !== slug) throw new PortalError('not_found');
  const facts = { authorId: post.author?.id ?? null, audience: post.audience, status: post.status };
  const mine = facts.authorId !== null && facts.authorId === memberId;
  const rights: PostRights = {
    react: mayReact(access, thread, facts),
    edit: mayEdit(access, thread, facts),
    remove: mayRemove(access, thread, facts),
    restore: mayRestore(access, thread, facts),
    accept:
      thread.kind === 'question' &&
      number > 1 &&
      post.audience === 'everyone' &&
      post.status === 'published' &&
      mayAccept(access, thread),
    flag: mayFlag(access, thread, facts) && !mine,
    bookmark: memberId !== undefined && post.status === 'published',
    curate: post.answer !== null && post.status === 'published' && mayCurate(access),
    block: memberId !== undefined && facts.authorId !== null && !mine,
  };
  const hiddenForModerator = post.status !== 'published' && mayModerate(access);
  const stored =
    rights.edit || hiddenForModerator
      ? await db.post.findUniqueOrThrow({ where: { id: post.id }, select: { body: true, html: true } })
      : undefined;
  return { post, source: stored?.body ?? post.body, thread: view, slug, rights };
}
