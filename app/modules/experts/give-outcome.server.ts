import { type Actor, memberIdOf } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import type { AnswerOutcome } from '~/platform/db/generated/client';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { publish } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { requireMember } from '~/platform/require-member';
import { lockStream } from '~/platform/updates/append-updates.server';
import { loadThread } from '~/modules/threads/load-thread.server';
import { threadPaths } from '~/modules/threads/paths';
import { threadStream } from '~/modules/threads/streams';
import { readOutcomeDays } from './club-experts.server';
import { outcomeGiven } from './facts';
import { countExperts } from './internal/figures.server';
import { helpedNotice } from './notices.server';
import { mayGiveOutcome } from './policy';
import { daysAfter } from './rules';
import type { OutcomeInput } from './schema';
import type { OutcomeView } from './views';

export function viewOutcome(row: AnswerOutcome): OutcomeView {
  const { threadId, postId, outcome, words, again } = row;
  return {
    threadId,
    postId,
    outcome,
    words,
    again,
    dueAt: row.dueAt.toISOString(),
    askedAt: row.askedAt?.toISOString() ?? null,
    givenAt: row.givenAt?.toISOString() ?? null,
  };
}

/**
 * The asker says whether the accepted answer helped, or changes what they said; it counts once, as said last, in the record of
 * who answered. With `again` the answer is accepted no more, and the question is with the experts once more. Publishes the fact `experts.outcome-given`.
 * @throws not_found, unauthenticated, forbidden, nothing_accepted
 */
export const giveOutcome = defineCommand<OutcomeInput & { threadId: string }, { outcome: OutcomeView }>(
  'experts.give-outcome',
  async ({ tx, actor, input, at }) => {
    const { memberId } = requireMember(actor);
    const { threadId, outcome, words } = input;
    const again = outcome === 'no' && input.again;
    await lockStream(tx, threadStream(threadId));
    const { access, thread } = await loadThread(actor, threadId, tx);
    if (!mayGiveOutcome(access, thread)) throw new PortalError('forbidden');
    const { acceptedPostId: postId } = thread;
    if (postId === null) throw new PortalError('nothing_accepted');
    const { club } = access;
    const before = await tx.answerOutcome.findUnique({ where: { threadId } });
    const post = await tx.post.findUniqueOrThrow({
      where: { id: postId },
      select: { authorId: true, number: true },
    });
    const said = { postId, expertId: post.authorId, outcome, words, again, givenAt: at };
    const row = await tx.answerOutcome.upsert({
      where: { threadId },
      create: {
        threadId,
        clubId: club.id,
        askerId: memberId,
        acceptedAt: at,
        dueAt: daysAfter(at, await readOutcomeDays(tx, club.id)),
        ...said,
      },
      update: said,
    });
    const same = before?.postId === postId && before.outcome === outcome && before.again === again;
    if (!same) {
      if (post.authorId) await countExperts(tx, [{ clubId: club.id, memberId: post.authorId }]);
      await publish(tx, outcomeGiven, {
        threadId,
        clubId: club.id,
        postId,
        askerId: memberId,
        outcome,
        again,
      });
    }
    if (outcome !== 'no' && post.authorId)
      await recordNotices(tx, [
        notice(helpedNotice, {
          memberId: post.authorId,
          actorId: memberId,
          clubId: club.id,
          subject: `thread:${threadId}`,
          once: `helped:${postId}`,
          url: threadPaths.post(club.slug, threadId, post.number),
          data: { threadId, title: thread.title },
        }),
      ]);
    return { outcome: viewOutcome(row) };
  },
);

/** Pure: about the answer that is accepted now, or about one after which they ask again. */
function isAbout(row: AnswerOutcome, acceptedPostId: string | null): boolean {
  return row.postId === acceptedPostId || (row.again && acceptedPostId === null);
}

/**
 * What the asker is to be asked, or has said, about the accepted answer of their question; null for everybody else, and as long
 * as it is not time to ask. @throws not_found, unauthenticated, forbidden
 */
export async function getOutcome(actor: Actor, threadId: string): Promise<OutcomeView | null> {
  const { access, thread } = await loadThread(actor, threadId);
  if (memberIdOf(actor) === undefined || !mayGiveOutcome(access, thread)) return null;
  const row = await db.answerOutcome.findUnique({ where: { threadId } });
  return row && isAbout(row, thread.acceptedPostId) ? viewOutcome(row) : null;
}

/** What the thread's page shows its asker: only what is asked for, or was said. For `readOutcomeCard` no access is checked. */
export async function readOutcomeCard(
  actor: Actor,
  thread: { id: string; author: { id: string } | null; acceptedPostId: string | null },
): Promise<OutcomeView | null> {
  const memberId = memberIdOf(actor);
  if (!memberId || thread.author?.id !== memberId) return null;
  const row = await db.answerOutcome.findUnique({ where: { threadId: thread.id } });
  if (!row || !isAbout(row, thread.acceptedPostId)) return null;
  return row.askedAt || row.givenAt ? viewOutcome(row) : null;
}
