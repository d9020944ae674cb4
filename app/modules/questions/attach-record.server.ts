import { loadThread } from '~/modules/threads/load-thread.server';
import { type Actor, memberIdOf, system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { openQuestion } from './open-question.server';
import { shareRecord, type ShareRecordInput } from './share-record.server';
import type { SharedRecordView } from './views';

const newMs = 86_400_000;

/** Shows a record beside a question that may have been asked this very moment, before the portal has taken notice of it. */
export async function attachRecord(
  actor: Actor,
  input: ShareRecordInput,
): Promise<{ record: SharedRecordView }> {
  const { thread } = await loadThread(actor, input.threadId);
  const isOwn = thread.authorId !== null && thread.authorId === memberIdOf(actor);
  if (isOwn && thread.kind === 'question') {
    const { createdAt } = await db.thread.findUniqueOrThrow({
      where: { id: thread.id },
      select: { createdAt: true },
    });
    if (now().getTime() - createdAt.getTime() < newMs) await openQuestion(system, { threadId: thread.id });
  }
  return shareRecord(actor, input);
}
