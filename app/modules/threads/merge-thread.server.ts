import type { ClubAccess } from '~/modules/clubs/access';
import { mayModerate } from '~/modules/clubs/policy';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { publish } from '~/platform/jobs/jobs.server';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { lockStreams } from '~/platform/updates/blank-updates.server';
import { threadChanged } from './facts';
import { readThread } from './get-thread.server';
import { readThreads } from './internal/thread-sql.server';
import { loadThread, type LoadedThread } from './load-thread.server';
import type { ThreadView } from './post';
import { clubStream, threadStream } from './streams';

export interface MergeThreadInput {
  threadId: string;
  /** The thread where the talk goes on; null takes the merge back. */
  intoId: string | null;
}

/**
 * A thread goes on in another one of its club: it stays readable where it stands, takes no more replies, leaves the lists
 * and leads to the other; whoever followed it follows the other. Moderators; recorded. Publishes `thread.changed` on the
 * thread's and the club's stream. Why posts stay in their thread: docs/decisions/032-merged-threads-stay.md.
 * @throws not_found, unauthenticated, forbidden, conflict (into itself, another club or a merged thread; owned threads)
 */
export const mergeThread = defineCommand<MergeThreadInput, ThreadView>(
  'threads.merge-thread',
  async ({ tx, actor, input, at, tell }) => {
    requireMember(actor);
    const { threadId, intoId } = input;
    if (!isId(threadId) || (intoId !== null && !isId(intoId))) throw new PortalError('not_found');
    const earlier = await listMerged(tx, threadId);
    await lockStreams(
      tx,
      [threadId, ...earlier, ...(intoId === null ? [] : [intoId])].map((id) => threadStream(id)),
    );
    const { access, thread } = await loadThread(actor, threadId, tx);
    if (!mayModerate(access)) throw new PortalError('forbidden');
    if (thread.mergedIntoId === intoId) return readThread(tx, thread.id, ['everyone']);
    const changed = [thread.id];
    if (intoId === null) await part(tx, thread);
    else {
      await requireTarget(tx, access, thread, intoId);
      await join(tx, thread, intoId, at);
      changed.push(...(await lead(tx, thread, intoId, earlier)));
    }
    await recordAct(tx, {
      actor,
      act: intoId === null ? 'thread.merge_undone' : 'thread.merged',
      subject: `thread:${thread.id}`,
      clubId: thread.clubId,
      detail: { into: intoId ?? thread.mergedIntoId },
      at,
    });
    const [view, ...others] = await readThreads(tx, changed, ['everyone']);
    for (const { postCount: _count, lastNumber: _last, lastPostAt: _at, ...facts } of [view!, ...others]) {
      tell(threadStream(facts.id), 'thread.changed', { thread: facts });
      tell(clubStream(facts.clubId), 'thread.changed', { thread: facts });
      await publish(tx, threadChanged, { threadId: facts.id });
    }
    return view!;
  },
);

async function listMerged(tx: Tx, intoId: string): Promise<string[]> {
  const threads = await tx.thread.findMany({ where: { mergedIntoId: intoId }, select: { id: true } });
  return threads.map(({ id }) => id);
}

/** Threads that led to this one lead on to where it goes. Another that came in before the lock means: look again. */
async function lead(tx: Tx, thread: LoadedThread, intoId: string, locked: readonly string[]) {
  const merged = await listMerged(tx, thread.id);
  if (merged.some((id) => !locked.includes(id))) throw new PortalError('conflict');
  await tx.thread.updateMany({
    where: { id: { in: merged } },
    data: { mergedIntoId: intoId, version: { increment: 1 } },
  });
  return merged;
}

/** A merged thread never leads to another merged one, so that one step always arrives. */
async function requireTarget(
  tx: Tx,
  access: ClubAccess,
  thread: LoadedThread,
  intoId: string,
): Promise<void> {
  const into = await tx.thread.findUnique({
    where: { id: intoId },
    select: { clubId: true, status: true },
  });
  if (!into || into.clubId !== access.club.id) throw new PortalError('not_found');
  if (intoId === thread.id || into.status === 'merged' || thread.owner !== null)
    throw new PortalError('conflict');
}

async function join(tx: Tx, thread: LoadedThread, intoId: string, at: Date): Promise<void> {
  await tx.thread.update({
    where: { id: thread.id },
    data: { status: 'merged', mergedIntoId: intoId, pinnedAt: null, version: { increment: 1 } },
  });
  // What somebody chose for the other thread stays; the asker follows it, for the answer comes there.
  await tx.$executeRaw`
    INSERT INTO "ThreadReader" ("memberId", "threadId", "follow", "updatedAt")
    SELECT r."memberId", ${intoId}::uuid, 'following'::"FollowLevel", ${at}::timestamptz FROM "ThreadReader" r
      WHERE r."threadId" = ${thread.id}::uuid AND r."follow" = 'following'
    UNION SELECT ${thread.authorId}::uuid, ${intoId}::uuid, 'following'::"FollowLevel", ${at}::timestamptz WHERE ${thread.authorId}::uuid IS NOT NULL
    ON CONFLICT ("memberId", "threadId") DO UPDATE SET "follow" = 'following', "updatedAt" = EXCLUDED."updatedAt"
      WHERE "ThreadReader"."follow" = 'normal'`;
}

async function part(tx: Tx, thread: LoadedThread): Promise<void> {
  await tx.thread.update({
    where: { id: thread.id },
    data: { status: 'open', mergedIntoId: null, version: { increment: 1 } },
  });
}
