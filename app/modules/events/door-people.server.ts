import { csvValue } from '~/platform/text/csv';
import type { Actor } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { now } from '~/platform/clock.server';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { transact } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { type LoadedEvent, loadEvent } from './load-event.server';
import { goneReasons } from './internal/standing.server';
import { mayCheckIn } from './policy';
import type { ListDoorInput } from './schema';
import type { DoorEntry, DoorList, DoorPerson } from './views';

/** How many are read at once where all are wanted. */
const pageSize = 1_000;

/** @throws not_found, unauthenticated, forbidden */
export async function requireDoorOf(actor: Actor, eventId: string, slug?: string): Promise<LoadedEvent> {
  const loaded = await loadEvent(actor, eventId);
  const { access, facts } = loaded;
  if (slug !== undefined && access.club.slug !== slug) throw new PortalError('not_found');
  if (!mayCheckIn(access, facts))
    throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  return loaded;
}

interface DoorPage {
  items: DoorPerson[];
  next: string | null;
  /** When it was read. */
  at: string;
}

type Row = Omit<DoorPerson, 'attendedAt'> & { attendedAt: Date | null; rank: number; place: bigint };

async function readPage(
  eventId: string,
  { cursor, limit, cancelled, answers }: ListDoorInput,
): Promise<DoorPage> {
  const at = now().toISOString();
  const after = readCursor(cursor, ['number', 'number', 'text', 'id']);
  const beyond = after
    ? Prisma.sql`AND ("rank", "place", "name", "registrationId") > (${Number(after[0])}::int, ${after[1]}::bigint, ${after[2]}, ${after[3]}::uuid)`
    : Prisma.empty;
  const found = await db.$queryRaw<Row[]>`
    WITH people AS (
      SELECT r."id" AS "registrationId", r."memberId", coalesce(s."personaName", m."name", r."name") AS "name", r."code", r."guests",
        r."ticket"::text, r."status"::text, r."walkIn", r."answers", r."attendedAt", r."guestsCame", r."endReason",
        CASE WHEN r."status" = 'waiting' THEN (row_number() OVER (PARTITION BY r."status" ORDER BY r."queue"))::int END AS "position",
        array_position(ARRAY['registered', 'attended', 'held', 'offered', 'waiting', 'cancelled'], r."status"::text) AS "rank",
        coalesce(r."queue", 0) AS "place"
      FROM "EventRegistration" r JOIN "ClubEvent" e ON e."id" = r."eventId" LEFT JOIN "Member" m ON m."id" = r."memberId"
      LEFT JOIN "Membership" s ON s."clubId" = e."clubId" AND s."memberId" = r."memberId"
      WHERE r."eventId" = ${eventId}::uuid AND (${cancelled} OR r."status" <> 'cancelled' OR r."endReason" = ANY (${[...goneReasons]})))
    SELECT * FROM people WHERE true ${beyond} ORDER BY "rank", "place", "name", "registrationId" LIMIT ${limit + 1}`;
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ attendedAt, rank: _, place: __, ...row }) => ({
      ...row,
      answers: answers ? row.answers : {},
      attendedAt: attendedAt?.toISOString() ?? null,
    })),
    next:
      found.length > limit && last
        ? writeCursor([String(last.rank), String(last.place), last.name, last.registrationId])
        : null,
    at,
  };
}

async function* pagesOf(eventId: string): AsyncGenerator<DoorPerson[]> {
  let cursor: string | undefined;
  do {
    const page = await readPage(eventId, { cursor, limit: pageSize, cancelled: true, answers: true });
    yield page.items;
    cursor = page.next ?? undefined;
  } while (cursor);
}

/** Who comes, waits and came, for the door and the host, a page of them. @throws not_found, unauthenticated, forbidden */
export async function listDoorPage(
  actor: Actor,
  eventId: string,
  input: ListDoorInput,
  slug?: string,
): Promise<DoorPage> {
  await requireDoorOf(actor, eventId, slug);
  return readPage(eventId, input);
}

/** All of them: a door has to know everybody while it is offline. @throws as listDoorPage */
export async function listDoorPeople(actor: Actor, eventId: string, slug?: string): Promise<DoorList> {
  await requireDoorOf(actor, eventId, slug);
  const people: DoorEntry[] = [];
  const at = now().toISOString();
  for await (const some of pagesOf(eventId)) people.push(...some.map(({ answers: _, ...entry }) => entry));
  return { people, at };
}

const rowOf = (cells: readonly (string | number | null)[]) =>
  `${cells.map((cell) => csvValue(String(cell ?? ''))).join(',')}\r\n`;

async function* tableOf(eventId: string, questions: readonly { key: string; label: string }[]) {
  const head = [
    ...['name', 'status', 'ticket', 'guests', 'attended_at', 'why'],
    ...questions.map(({ label }) => label),
  ];
  // Spreadsheets take a file for UTF-8 by this mark alone.
  yield `\uFEFF${rowOf(head)}`;
  for await (const people of pagesOf(eventId))
    yield people
      .map(({ name, status, endReason, ticket, guests, attendedAt, answers }) =>
        rowOf([
          name,
          status,
          ticket,
          guests,
          attendedAt,
          endReason,
          ...questions.map(({ key }) => answers[key] ?? ''),
        ]),
      )
      .join('');
}

/** The same people as a table (CSV), in pieces; taking their names along is recorded. @throws as listDoorPage */
export async function exportPeople(
  actor: Actor,
  eventId: string,
  slug: string,
): Promise<AsyncGenerator<string>> {
  const { event } = await requireDoorOf(actor, eventId, slug);
  await transact((tx) =>
    recordAct(tx, {
      actor,
      at: now(),
      act: 'event.people_exported',
      subject: `event:${eventId}`,
      clubId: event.clubId,
    }),
  );
  return tableOf(eventId, event.questions as unknown as { key: string; label: string }[]);
}
