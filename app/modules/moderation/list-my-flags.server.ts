import type { Actor } from '~/platform/actor';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { requireMember } from '~/platform/require-member';
import type { MyFlagView } from './views';

/** What the actor has reported, and what became of it; the latest first. @throws unauthenticated */
export async function listMyFlags(
  actor: Actor,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<{ items: MyFlagView[]; next: string | null }> {
  const { memberId } = requireMember(actor);
  const after = readCursor(cursor, ['time', 'id']);
  const rows = await db.flag.findMany({
    where: {
      memberId,
      ...(after
        ? { OR: [{ at: { lt: new Date(after[0]!) } }, { at: new Date(after[0]!), id: { lt: after[1] } }] }
        : {}),
    },
    include: {
      person: { select: { id: true, name: true } },
      post: {
        select: {
          id: true,
          number: true,
          threadId: true,
          thread: { select: { title: true, club: { select: { slug: true, name: true } } } },
        },
      },
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const clubIds = shown.flatMap(({ clubId }) => clubId ?? []);
  const [clubs, personas] = await Promise.all([
    db.club.findMany({ where: { id: { in: clubIds } }, select: { id: true, slug: true, name: true } }),
    db.membership.findMany({
      where: { clubId: { in: clubIds }, memberId: { in: shown.flatMap(({ personId }) => personId ?? []) } },
      select: { clubId: true, memberId: true, personaName: true },
    }),
  ]);
  const last = shown.at(-1);
  return {
    items: shown.map(({ id, reason, note, at, outcome, post, person, clubId, personId }) => {
      const club = post ? post.thread.club : clubs.find((one) => one.id === clubId)!;
      const persona = personas.find((one) => one.clubId === clubId && one.memberId === personId);
      return {
        ...{ id, reason, note, at: at.toISOString(), outcome },
        club: { slug: club.slug, name: club.name },
        post: post && {
          ...{ id: post.id, threadId: post.threadId, number: post.number },
          threadTitle: post.thread.title,
        },
        person: person && { id: person.id, name: persona?.personaName ?? person.name },
      };
    }),
    next: rows.length > limit && last ? writeCursor([last.at.toISOString(), last.id]) : null,
  };
}
