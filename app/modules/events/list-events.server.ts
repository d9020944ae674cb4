import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { mayModerate, mayRead } from '~/modules/clubs/policy';
import { type Actor, memberIdOf } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { viewEvents } from './internal/event-view.server';
import { mayPlan } from './policy';
import type { ListEventsInput } from './schema';
import type { EventItem, EventView } from './views';

function itemOf(view: EventView, mine: EventItem['mine']): EventItem {
  const { body: _, html: __, questions: ___, recapHtml: ____, directions: _____, ...item } = view;
  return { ...item, mine };
}

/**
 * Which events a view shows. What is cancelled stays among the coming ones, so that nobody goes there in vain; what was never announced
 * stays among the drafts.
 */
function conditionOf(
  { view, from, to, series }: ListEventsInput,
  memberId: string | null,
  at: Date,
): Prisma.Sql {
  if (from || to)
    return Prisma.sql`e."publishedAt" IS NOT NULL AND e."startsAt" < ${to ?? new Date('9999-01-01')}::timestamptz
      AND e."endsAt" > ${from ?? new Date(0)}::timestamptz`;
  if (series)
    return Prisma.sql`e."publishedAt" IS NOT NULL AND e."seriesId" = ${isId(series) ? series : null}::uuid`;
  switch (view) {
    case 'coming':
      return Prisma.sql`e."publishedAt" IS NOT NULL AND e."status" IN ('published', 'live', 'cancelled') AND e."endsAt" > ${at}::timestamptz`;
    case 'past':
      return Prisma.sql`(e."status" = 'done' OR (e."status" IN ('published', 'live') AND e."endsAt" <= ${at}::timestamptz))`;
    case 'draft':
      return Prisma.sql`e."publishedAt" IS NULL AND (e."status" = 'draft' OR e."endsAt" > ${at}::timestamptz)`;
    case 'mine':
      return Prisma.sql`e."publishedAt" IS NOT NULL AND e."endsAt" > ${at}::timestamptz AND EXISTS (SELECT 1 FROM "EventRegistration" m
        WHERE m."eventId" = e."id" AND m."memberId" = ${memberId}::uuid AND m."status" <> 'cancelled')`;
  }
}

/**
 * A club's events: coming ones by their start, past ones the latest first, drafts for who plans, or all within a time. Whoever may read the
 * club. @throws not_found, unauthenticated, forbidden
 */
export async function listEvents(
  actor: Actor,
  slug: string,
  input: ListEventsInput,
): Promise<{ items: EventItem[]; next: string | null; mayPlan: boolean }> {
  const access = await loadClubAccess(actor, { slug });
  const memberId = memberIdOf(actor);
  const refusal = new PortalError(memberId ? 'forbidden' : 'unauthenticated');
  if (!mayRead(access)) throw refusal;
  if (input.view === 'draft' && !mayPlan(access)) throw refusal;
  if (input.view === 'mine' && !memberId) throw refusal;
  const after = readCursor(input.cursor, ['time', 'id']);
  const back = input.view === 'past' && !input.from && !input.to;
  const beyond = after
    ? Prisma.sql`AND (e."startsAt", e."id") ${Prisma.raw(back ? '<' : '>')} (${new Date(after[0]!)}, ${after[1]}::uuid)`
    : Prisma.empty;
  // What is hidden is in no list but the plain ones of who moderates, and of who has a seat in it.
  const hiddenToo =
    input.view === 'mine' || mayModerate(access) ? Prisma.empty : Prisma.sql`AND NOT e."hidden"`;
  const order = Prisma.raw(back ? 'DESC' : 'ASC');
  const found = await db.$queryRaw<{ id: string; mine: EventItem['mine'] }[]>`
    SELECT e."id", (SELECT r."status"::text FROM "EventRegistration" r WHERE r."eventId" = e."id"
      AND r."memberId" = ${memberId ?? null}::uuid AND r."status" <> 'cancelled') AS "mine"
    FROM "ClubEvent" e WHERE e."clubId" = ${access.club.id}::uuid AND ${conditionOf(input, memberId ?? null, now())} ${hiddenToo} ${beyond}
    ORDER BY e."startsAt" ${order}, e."id" ${order} LIMIT ${input.limit + 1}`;
  const shown = found.slice(0, input.limit);
  const rows = await db.clubEvent.findMany({
    where: { id: { in: shown.map(({ id }) => id) } },
    include: { tickets: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const views = await viewEvents(
    db,
    access.club.slug,
    shown.flatMap(({ id }) => byId.get(id) ?? []),
  );
  const last = views.at(-1);
  return {
    items: views.map((view) => itemOf(view, shown.find(({ id }) => id === view.id)?.mine ?? null)),
    next: found.length > input.limit && last ? writeCursor([last.startsAt, last.id]) : null,
    mayPlan: mayPlan(access),
  };
}
