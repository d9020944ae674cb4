import { loadClubAccess } from '~/modules/clubs/load-access.server';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { requireMember } from '~/platform/require-member';
import type { StandingView } from './views';

const shownDecisions = 20;

async function readAppeal(suspensionId: string): Promise<StandingView['appeal']> {
  const review = await db.review.findUnique({
    where: { suspensionId },
    include: { decisions: { where: { undoneAt: null } } },
  });
  if (!review) return null;
  const [decision] = review.decisions;
  return {
    id: review.id,
    text: review.text,
    at: review.openedAt.toISOString(),
    outcome: decision ? { act: decision.act, reason: decision.reason, at: decision.at.toISOString() } : null,
  };
}

/** What was decided about a member in a club, as they may know it: never by whom. */
async function readDecisions(clubId: string, memberId: string): Promise<StandingView['decisions']> {
  const rows = await db.decision.findMany({
    where: {
      ...{ clubId, memberId, undoneAt: null },
      act: { in: ['hide', 'remove', 'edit', 'lock', 'warn', 'suspend'] },
    },
    include: {
      review: {
        select: {
          post: { select: { number: true, threadId: true, thread: { select: { title: true } } } },
        },
      },
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: shownDecisions,
  });
  return rows.map(({ id, act, reason, at, review: { post } }) => ({
    ...{ id, act, reason, at: at.toISOString() },
    post: post ? { threadId: post.threadId, threadTitle: post.thread.title, number: post.number } : null,
  }));
}

/**
 * One's own standing in a club: why and until when one is suspended, what became of an appeal, what moderators decided.
 * @throws not_found, unauthenticated
 */
export async function getStanding(actor: Actor, slug: string): Promise<StandingView> {
  const { memberId } = requireMember(actor);
  const { club } = await loadClubAccess(actor, { slug });
  const at = now();
  const [latest, decisions] = await Promise.all([
    db.suspension.findFirst({
      where: { clubId: club.id, memberId },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
    }),
    readDecisions(club.id, memberId),
  ]);
  const running = latest && latest.endedAt === null && latest.until > at ? latest : null;
  const appeal = latest ? await readAppeal(latest.id) : null;
  return {
    suspension: running && {
      id: running.id,
      reason: running.reason,
      at: running.at.toISOString(),
      until: running.until.toISOString(),
      endedAt: null,
      lifted: false,
    },
    appeal,
    mayAppeal: running !== null && appeal === null,
    decisions,
  };
}
