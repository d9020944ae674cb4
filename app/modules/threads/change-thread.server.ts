import type { z } from 'zod';
import { mayModerate } from '~/modules/clubs/policy';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { publish } from '~/platform/jobs/jobs.server';
import { requireMember } from '~/platform/require-member';
import { lockStream } from '~/platform/updates/append-updates.server';
import { threadChanged } from './facts';
import { readThread } from './get-thread.server';
import { reindexThread } from './internal/index-post.server';
import { readRulesOf, requireTakenTitle } from './internal/writing-rules.server';
import { requireTags } from './known-tags.server';
import { loadThread, type LoadedThread, type ThreadAccess } from './load-thread.server';
import { mayRetitle } from './policy';
import type { ThreadView } from './post';
import type { changeThreadInput } from './schema';
import { clubStream, threadStream } from './streams';

export type ChangeThreadInput = z.output<typeof changeThreadInput> & { threadId: string };

function statusAfter(input: ChangeThreadInput, thread: LoadedThread): LoadedThread['status'] {
  if (input.archived !== undefined) return input.archived ? 'archived' : 'open';
  if (input.locked !== undefined && thread.status !== 'archived') return input.locked ? 'locked' : 'open';
  return thread.status;
}

/** What the log calls a change: by its one part, or in general. */
function actOf({ title, tags, locked, pinned, archived, slowModeSeconds }: ChangeThreadInput): string {
  const acts = [
    ...(locked === undefined ? [] : [locked ? 'thread.locked' : 'thread.unlocked']),
    ...(pinned === undefined ? [] : [pinned ? 'thread.pinned' : 'thread.unpinned']),
    ...(archived === undefined ? [] : [archived ? 'thread.archived' : 'thread.reopened']),
    ...(slowModeSeconds === undefined ? [] : ['thread.slow_mode']),
    ...(title === undefined && tags === undefined ? [] : ['thread.retitled']),
  ];
  return acts.length === 1 ? acts[0]! : 'thread.changed';
}

/**
 * Within another command, under the thread's lock: as `changeThread`. @throws forbidden, conflict, invalid (a word in the title, `tags`)
 */
export async function changeWithin(
  { tx, actor, at, tell }: Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at' | 'tell'>,
  { access, thread }: ThreadAccess,
  input: ChangeThreadInput,
): Promise<ThreadView> {
  const { title, tags, locked, pinned, archived, slowModeSeconds } = input;
  if (thread.status === 'merged') throw new PortalError('conflict');
  const words = title !== undefined || tags !== undefined;
  const state = [locked, pinned, archived, slowModeSeconds].some((value) => value !== undefined);
  if ((words && !mayRetitle(access, thread)) || (state && !mayModerate(access)))
    throw new PortalError('forbidden');
  if (title !== undefined && title !== thread.title)
    requireTakenTitle(access, await readRulesOf(thread.clubId, tx), title);

  await tx.thread.update({
    where: { id: thread.id },
    data: {
      title,
      tags: tags && (await requireTags(tx, thread.clubId, tags)),
      status: statusAfter(input, thread),
      pinnedAt: pinned === undefined ? undefined : pinned ? (thread.pinnedAt ?? at) : null,
      slowModeSeconds,
      version: { increment: 1 },
    },
  });
  if (title !== undefined && title !== thread.title) {
    await reindexThread(tx, thread.id, { title });
    await tx.$executeRaw`UPDATE "SearchEntry" SET "title" = ${title} WHERE "threadId" = ${thread.id}::uuid AND "type" = 'post'`;
  }
  if (access.memberId !== thread.authorId || state) {
    const { threadId: _, ...detail } = input;
    await recordAct(tx, {
      actor,
      act: actOf(input),
      subject: `thread:${thread.id}`,
      clubId: thread.clubId,
      detail,
      at,
    });
  }
  const view = await readThread(tx, thread.id, ['everyone']);
  // Counters come by posts; here they could only be stale.
  const { postCount: _count, lastNumber: _last, lastPostAt: _at, ...changed } = view;
  tell(threadStream(thread.id), 'thread.changed', { thread: changed });
  tell(clubStream(thread.clubId), 'thread.changed', { thread: changed });
  await publish(tx, threadChanged, { threadId: thread.id });
  return view;
}

/**
 * A thread has another title, tags or state. The author may retitle and tag; locking, pinning, archiving and slow mode are
 * the moderators' (recorded). Publishes `thread.changed` on the thread's and the club's stream.
 * @throws not_found, unauthenticated, forbidden, conflict (merged threads do not change, nor titles of what
 * a proposal, an offer or an event owns), invalid (a word in the title, `tags` that the club does not have)
 */
export const changeThread = defineCommand<ChangeThreadInput, ThreadView>(
  'threads.change-thread',
  async (context) => {
    const { tx, actor, input } = context;
    requireMember(actor);
    await lockStream(tx, threadStream(input.threadId));
    const loaded = await loadThread(actor, input.threadId, tx);
    // Its title is its owner's: there it is changed, and comes from there.
    const { owner, title } = loaded.thread;
    if (owner !== null && input.title !== undefined && input.title !== title)
      throw new PortalError('conflict');
    return changeWithin(context, loaded, input);
  },
);
