import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import type { Tx } from '~/platform/db/transact.server';
import { Prisma } from '~/platform/db/sql.server';
import { invalidField, PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { loadThread, lockPost } from '~/modules/threads/load-thread.server';
import { threadPaths } from '~/modules/threads/paths';
import { mayCurate } from '~/modules/threads/policy';
import type { Superseded } from '~/modules/threads/post';
import { threadStream } from '~/modules/threads/streams';
import type { ThreadUpdates } from '~/modules/threads/updates';
import { guidePaths } from '~/modules/guides/paths';
import type { Successor } from './schema';

interface Place {
  id: string;
  slug: string;
}

async function findPost(tx: Tx, club: Place, oldId: string, id: string): Promise<Omit<Superseded, 'at'>> {
  const post = await tx.post.findFirst({
    where: {
      id,
      number: { gt: 1 },
      status: 'published',
      audience: 'everyone',
      thread: { clubId: club.id, kind: 'question' },
    },
    select: { number: true, threadId: true, supersededBy: true, thread: { select: { title: true } } },
  });
  // Nothing leads in a circle: what is itself superseded takes no other's place.
  if (!post || id === oldId || post.supersededBy !== null) throw invalidField('by', 'not_found');
  const url = threadPaths.post(club.slug, post.threadId, post.number);
  return { kind: 'post', id, title: post.thread.title, url };
}

async function findSuccessor(
  tx: Tx,
  club: Place,
  oldId: string,
  { kind, id }: Successor,
): Promise<Omit<Superseded, 'at'>> {
  if (!isId(id)) throw invalidField('by', 'not_found');
  if (kind === 'post') return findPost(tx, club, oldId, id);
  const guide = await tx.guide.findFirst({
    where: { id, clubId: club.id, state: 'published' },
    select: { title: true },
  });
  if (!guide) throw invalidField('by', 'not_found');
  return { kind: 'guide', id, title: guide.title, url: guidePaths.guide(club.slug, id) };
}

/**
 * Another answer of the club, or one of its guides, holds instead of this one from now on; `by: null` takes that back. Experts
 * and moderators. Publishes `answer.changed`. @throws not_found, unauthenticated, forbidden, not_an_answer, invalid at `by`
 */
export const supersedeAnswer = defineCommand<
  { postId: string; by: Successor | null },
  { supersededBy: Superseded | null }
>('experts.supersede-answer', async ({ tx, actor, input, at, tell }) => {
  requireMember(actor);
  const { postId, by } = input;
  // One at a time in the whole portal: two answers that each took the other's place would pass each other unseen.
  await tx.$executeRaw`SELECT lock_supersession()`;
  const post = await lockPost(tx, postId);
  const { access, thread } = await loadThread(actor, post.threadId, tx);
  if (!mayCurate(access)) throw new PortalError('forbidden');
  if (thread.kind !== 'question' || post.number === 1 || post.audience !== 'everyone')
    throw new PortalError('not_an_answer');
  const found = by && (await findSuccessor(tx, access.club, postId, by));
  const supersededBy = found && { ...found, at: at.toISOString() };
  await tx.post.update({
    where: { id: postId },
    data: { supersededBy: supersededBy ? { ...supersededBy } : Prisma.DbNull },
  });
  tell(threadStream(thread.id), 'answer.changed', {
    id: postId,
    number: post.number,
    supersededBy,
  } satisfies ThreadUpdates['answer.changed']);
  await recordAct(tx, {
    actor,
    at,
    act: by ? 'answer.superseded' : 'answer.restored',
    subject: `post:${postId}`,
    clubId: access.club.id,
    detail: by ? { by: `${by.kind}:${by.id}` } : {},
  });
  return { supersededBy };
});
