import type { Badge } from '~/modules/clubs/access';
import { badgesOf } from '~/modules/clubs/badges.server';
import type { db } from '~/platform/db/client.server';
import type { ClubEvent, EventTicket } from '~/platform/db/generated/client';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import { eventPaths } from '../paths';
import { inOrder, type ReactionCounts } from '../updates';
import type { EventQuestionView, EventView, RegistrationView } from '../views';

type Client = Tx | typeof db;

export interface Counts {
  registered: number;
  waiting: number;
  attended: number;
}

/** How many people, guests among them, are registered, wait, and are in, by event. */
export async function countPeople(tx: Client, eventIds: readonly string[]): Promise<Map<string, Counts>> {
  const rows = await tx.$queryRaw<({ eventId: string } & Counts)[]>`
    SELECT r."eventId",
      coalesce(sum(1 + r."guests") FILTER (WHERE r."status" IN ('registered', 'attended')), 0)::int AS "registered",
      coalesce(sum(1 + r."guests") FILTER (WHERE r."status" = 'waiting'), 0)::int AS "waiting",
      coalesce(sum(1 + coalesce(r."guestsCame", r."guests")) FILTER (WHERE r."status" = 'attended'), 0)::int AS "attended"
    FROM "EventRegistration" r WHERE r."eventId" = ANY (${[...eventIds]}::uuid[]) GROUP BY r."eventId"`;
  return new Map(rows.map(({ eventId, ...counts }) => [eventId, counts]));
}

export function ticketViews(tickets: readonly EventTicket[]): EventView['tickets'] {
  const order = ['member', 'tier', 'guest'];
  return tickets
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map(({ kind, tierKey, capacity, seatsUsed, pricePoints }) => ({
      kind,
      tierKey,
      capacity,
      seatsUsed,
      pricePoints,
    }));
}

type Named = { id: string; clubId: string };

/** What stands beside the names of members, by club and member. */
async function readBadges(tx: Client, named: readonly Named[]): Promise<(who: Named) => Badge> {
  const badges = new Map<string, Map<string, Badge>>();
  for (const [clubId, theirs] of Map.groupBy(named, (one) => one.clubId))
    badges.set(clubId, await badgesOf(clubId, [...new Set(theirs.map(({ id }) => id))], tx));
  return ({ clubId, id }) => badges.get(clubId)!.get(id)!;
}

type PersonRow = Omit<EventView['people'][number], 'badge'> & { eventId: string; clubId: string };

async function readPeople(
  tx: Client,
  eventIds: readonly string[],
): Promise<Map<string, EventView['people']>> {
  const rows = await tx.$queryRaw<PersonRow[]>`
    SELECT p."eventId", e."clubId", p."memberId" AS "id", coalesce(s."personaName", m."name") AS "name",
      coalesce(s."personaPictureId", m."pictureId") AS "pictureId", p."role"::text
    FROM "EventPerson" p JOIN "ClubEvent" e ON e."id" = p."eventId" JOIN "Member" m ON m."id" = p."memberId"
    LEFT JOIN "Membership" s ON s."clubId" = e."clubId" AND s."memberId" = p."memberId"
    WHERE p."eventId" = ANY (${[...eventIds]}::uuid[]) ORDER BY p."role", p."position", p."memberId"`;
  const badgeOf = await readBadges(tx, rows);
  const grouped = Map.groupBy(rows, ({ eventId }) => eventId);
  const view = ({ eventId: _, ...row }: PersonRow) => {
    const { clubId: __, ...person } = row;
    return { ...person, badge: badgeOf(row) };
  };
  return new Map([...grouped].map(([id, people]) => [id, people.map(view)]));
}

type Row = ClubEvent & { tickets: EventTicket[] };
const none: Counts = { registered: 0, waiting: 0, attended: 0 };
const iso = (date: Date | null) => date?.toISOString() ?? null;

function viewOf(row: Row, clubSlug: string, counts: Counts, people: EventView['people']): EventView {
  const {
    online,
    startsAt,
    endsAt,
    opensAt,
    closesAt,
    createdAt,
    publishedAt,
    endedAt,
    tickets,
    questions,
    spendAt,
  } = row;
  return {
    id: row.id,
    clubId: row.clubId,
    clubSlug,
    url: eventPaths.event(clubSlug, row.id),
    threadId: row.threadId,
    seriesId: row.seriesId,
    status: row.status,
    way: row.way,
    title: row.title,
    body: row.hidden ? '' : row.body,
    html: row.hidden ? '' : row.html,
    language: row.language,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    timeZone: row.timeZone,
    allDay: row.allDay,
    place: row.place,
    directions: row.directions,
    hasOnline: online !== '',
    capacity: row.capacity,
    maxGuests: row.maxGuests,
    tickets: ticketViews(tickets),
    opensAt: iso(opensAt),
    closesAt: iso(closesAt),
    questions: questions as EventView['questions'],
    spendAt: spendAt as EventView['spendAt'],
    checkInMinutes: row.checkInMinutes,
    slowSeconds: row.slowSeconds,
    people,
    changeNumber: row.changeNumber,
    lastChange: row.lastChange as EventView['lastChange'],
    cancelReason: row.cancelReason,
    hidden: row.hidden,
    recapHtml: row.recapHtml,
    seatsUsed: row.seatsUsed,
    ...counts,
    createdAt: createdAt.toISOString(),
    publishedAt: iso(publishedAt),
    endedAt: iso(endedAt),
  };
}

/** Views of rows that stand, in their order. */
export async function viewEvents(tx: Client, clubSlug: string, rows: readonly Row[]): Promise<EventView[]> {
  const ids = rows.map(({ id }) => id);
  const [counts, people] = [await countPeople(tx, ids), await readPeople(tx, ids)];
  return rows.map((row) => viewOf(row, clubSlug, counts.get(row.id) ?? none, people.get(row.id) ?? []));
}

/** An event as everybody sees it, read in the transaction. */
export async function readEvent(tx: Client, eventId: string): Promise<EventView> {
  const { club, ...row } = await tx.clubEvent.findUniqueOrThrow({
    where: { id: eventId },
    include: { tickets: true, club: { select: { slug: true } } },
  });
  return (await viewEvents(tx, club.slug, [row]))[0]!;
}

interface RegistrationRow {
  id: string;
  eventId: string;
  status: RegistrationView['status'];
  ticket: RegistrationView['ticket'];
  guests: number;
  code: string;
  queue: bigint | null;
  until: Date | null;
  pricePoints: number;
  seenChange: number;
  endReason: string;
  attendedAt: Date | null;
  answers: unknown;
}

/** One's own registration, with the place in the waiting list. */
export async function viewRegistration(
  tx: Client,
  row: RegistrationRow,
  changeNumber: number,
): Promise<RegistrationView> {
  const { id, eventId, status, ticket, guests, code, queue, until, pricePoints, endReason, attendedAt } = row;
  const position =
    status === 'waiting'
      ? await tx.eventRegistration.count({ where: { eventId, status: 'waiting', queue: { lte: queue! } } })
      : undefined;
  return {
    id,
    eventId,
    status,
    ticket,
    guests,
    ticketCode: code,
    ...(position === undefined ? {} : { position }),
    until: iso(until),
    pricePoints,
    changed: row.seenChange < changeNumber && status === 'registered',
    endReason,
    attendedAt: iso(attendedAt),
    answers: row.answers as RegistrationView['answers'],
  };
}

/** How many questions a page of an event shows: the foremost of its queue. */
const questionsShown = 500;

/** The foremost questions of an event in the order of the queue (`inOrder`); what was put aside is for who leads. */
export async function readQuestions(
  tx: Client,
  eventId: string,
  { dismissed }: { dismissed: boolean },
): Promise<EventQuestionView[]> {
  const order = Prisma.sql`q."pinned" DESC, CASE WHEN q."status" IN ('open', 'taken') THEN 0 WHEN q."status" = 'answered' THEN 1 ELSE 2 END,
    q."votes" DESC, q."number" LIMIT ${questionsShown}`;
  const which = dismissed ? Prisma.empty : Prisma.sql`AND q."status" <> 'dismissed'`;
  return selectQuestions(tx, Prisma.sql`q."eventId" = ${eventId}::uuid ${which} ORDER BY ${order}`);
}

export async function readQuestion(tx: Client, questionId: string): Promise<EventQuestionView> {
  return (await selectQuestions(tx, Prisma.sql`q."id" = ${questionId}::uuid`))[0]!;
}

interface Asker {
  id: string;
  name: string;
}
type QuestionRow = Omit<EventQuestionView, 'at' | 'author' | 'takenBy'> & {
  at: Date;
  clubId: string;
  author: Asker | null;
  takenBy: Asker | null;
};

async function selectQuestions(tx: Client, which: Prisma.Sql): Promise<EventQuestionView[]> {
  const rows = await tx.$queryRaw<QuestionRow[]>`
    SELECT q."id", e."clubId", q."number", q."body", q."status"::text, q."pinned", q."votes", q."answer", q."at", q."passedToId" AS "passedTo",
      CASE WHEN q."anonymous" OR a."id" IS NULL THEN NULL
        ELSE json_build_object('id', a."id", 'name', coalesce(s."personaName", a."name")) END AS "author",
      CASE WHEN k."id" IS NULL THEN NULL
        ELSE json_build_object('id', k."id", 'name', coalesce(ks."personaName", k."name")) END AS "takenBy"
    FROM "EventQuestion" q JOIN "ClubEvent" e ON e."id" = q."eventId"
    LEFT JOIN "Member" a ON a."id" = q."authorId"
    LEFT JOIN "Membership" s ON s."clubId" = e."clubId" AND s."memberId" = q."authorId"
    LEFT JOIN "Member" k ON k."id" = q."takenById"
    LEFT JOIN "Membership" ks ON ks."clubId" = e."clubId" AND ks."memberId" = q."takenById"
    WHERE ${which}`;
  const named = rows.flatMap(({ clubId, author, takenBy }) =>
    [author, takenBy].flatMap((who) => (who ? { id: who.id, clubId } : [])),
  );
  const badgeOf = await readBadges(tx, named);
  const withBadge = (who: Asker | null, clubId: string) =>
    who && { ...who, badge: badgeOf({ id: who.id, clubId }) };
  return inOrder(
    rows.map(({ at, clubId, author, takenBy, ...row }) => ({
      ...row,
      author: withBadge(author, clubId),
      takenBy: withBadge(takenBy, clubId),
      at: at.toISOString(),
    })),
  );
}

export async function readReactions(tx: Client, eventId: string): Promise<ReactionCounts> {
  const rows = await tx.eventReaction.findMany({ where: { eventId }, orderBy: { name: 'asc' } });
  return Object.fromEntries(rows.map(({ name, count }) => [name, Number(count)]));
}
