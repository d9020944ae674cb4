import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import type { Prisma } from '~/platform/db/generated/client';
import { requireMember } from '~/platform/require-member';
import { readInLine } from './internal/read-in-line.server';
import { slugsOf } from './list-orders.server';
import { offerPaths } from './paths';
import { viewPledge } from './pledge.server';
import { settleIfDue } from './settle-offer.server';
import type { MyPledgeView } from './views';

/** Of offers whose deadline has passed the pledges become orders, or nothing, before anybody reads them. */
async function settleDue(memberId: string): Promise<void> {
  const due = await db.offer.findMany({
    where: {
      ...{ state: 'open', deadline: { lte: now() } },
      pledges: { some: { memberId, state: 'held' } },
    },
    take: 20,
  });
  for (const offer of due) await settleIfDue(offer);
}

/** The caller's pledges of all clubs, the newest first, or those of a state alone. @throws unauthenticated */
export async function listMyPledges(
  actor: Actor,
  { state, cursor, limit }: { state?: MyPledgeView['state']; cursor?: string; limit: number },
): Promise<{ items: MyPledgeView[]; next: string | null }> {
  const { memberId } = requireMember(actor);
  await settleDue(memberId);
  const after = readCursor(cursor, ['time', 'id']);
  const beyond: Prisma.OfferPledgeWhereInput = after
    ? {
        OR: [
          { createdAt: { lt: new Date(after[0]!) } },
          { createdAt: new Date(after[0]!), id: { lt: after[1]! } },
        ],
      }
    : {};
  const rows = await db.offerPledge.findMany({
    where: { memberId, state, AND: [beyond] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    include: {
      order: { select: { id: true } },
      offer: { select: { id: true, title: true, state: true, deadline: true, clubId: true } },
      option: true,
    },
  });
  const shown = rows.slice(0, limit);
  const slugs = await slugsOf(shown.map(({ offer }) => offer.clubId));
  const options = new Map(shown.map(({ option }) => [option.id, option]));
  const waiting = await readInLine(db, [...options.values()], shown);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => {
      const { id, title, state: offerState, deadline, clubId } = row.offer;
      const clubSlug = slugs.get(clubId)!;
      const { id: optionId, name, channel, place } = row.option;
      return {
        ...viewPledge(row, waiting),
        offer: {
          ...{ id, title, clubSlug, url: offerPaths.offer(clubSlug, id), state: offerState },
          deadline: deadline.toISOString(),
        },
        option: { id: optionId, name, channel, place },
      };
    }),
    next: last ? writeCursor([last.createdAt.toISOString(), last.id]) : null,
  };
}
