import type { ClubAccess } from '~/modules/clubs/access';
import { startOwnedThread } from '~/modules/threads/start-owned-thread.server';
import { writeText, type WrittenText } from '~/modules/threads/write-text.server';
import type { CommandContext } from '~/platform/command.server';
import type { Prisma } from '~/platform/db/generated/client';
import type { Tx } from '~/platform/db/transact.server';
import { invalidField } from '~/platform/errors';
import { isId } from '~/platform/ids';
import type { EventRow } from '../load-event.server';
import { dateProblem, type EventWay } from '../rules';
import type { CreateEventInput, EditEventInput, EventQuestionField } from '../schema';
import { holdMemberships } from './standing.server';

/** How an event takes place, where it is not said: by what is given of it. */
export function wayOf({ way, place, online }: { way?: EventWay; place?: string; online?: string }): EventWay {
  if (way) return way;
  if (place) return online ? 'mixed' : 'onsite';
  return online ? 'online' : 'thread';
}

/**
 * Words of an event, rendered. Their pictures are kept from now on: a draft has no post that shows them, and a recap never has one.
 * @throws invalid (more pictures or links than are taken)
 */
export async function writeWords(
  { tx, at }: { tx: Tx; at: Date },
  access: ClubAccess,
  words: string,
): Promise<WrittenText> {
  const text = await writeText(access, words, tx);
  if (text.uploadIds.length > 0)
    await tx.upload.updateMany({
      where: { id: { in: text.uploadIds }, uploaderId: access.memberId ?? null, attachedAt: null },
      data: { attachedAt: at, clubId: access.club.id },
    });
  return text;
}

/** Only what can take place is announced. `field`: where it is said, if not at the dates. @throws invalid */
export function requireSaneDates(
  dates: { startsAt: Date; endsAt: Date },
  at: Date,
  field?: 'series.count' | 'count' | 'day',
): void {
  const problem = dateProblem(dates, at);
  if (problem) throw invalidField(field ?? problem.field, problem.code, problem.params);
}

/** Registration opens before it closes. @throws invalid */
export function requireWindow({ opensAt, closesAt }: { opensAt: Date | null; closesAt: Date | null }): void {
  if (opensAt && closesAt && closesAt <= opensAt) throw invalidField('closesAt', 'ends_before_start');
}

/** Each question can be answered, and by one name. @throws invalid */
function requireAnswerable(questions: readonly EventQuestionField[]): void {
  const keys = new Set<string>();
  questions.forEach(({ key, kind, choices }, index) => {
    if (kind === 'choice' && new Set(choices).size < 2)
      throw invalidField(`questions.${index}.choices`, 'needs_choices');
    if (keys.has(key)) throw invalidField(`questions.${index}.key`, 'doubled_key');
    keys.add(key);
  });
}

type Facts = Omit<EditEventInput, 'tickets' | 'people'>;

/** The columns of what is given; those of the text come rendered, and the pictures in it stay. */
export async function columnsOf(
  { tx, at }: { tx: Tx; at: Date },
  access: ClubAccess,
  { title, body, startsAt, endsAt, ...facts }: Facts,
): Promise<Prisma.ClubEventUncheckedUpdateInput> {
  const text = body === undefined ? undefined : await writeWords({ tx, at }, access, body);
  const { goals, runSheet, questions, ...plain } = facts;
  if (questions) requireAnswerable(questions);
  return {
    ...plain,
    ...(title === undefined ? {} : { title }),
    ...(startsAt ? { startsAt } : {}),
    ...(endsAt ? { endsAt } : {}),
    ...(text ? { body, html: text.html, language: text.language } : {}),
    ...(goals ? { goals: goals as Prisma.InputJsonValue } : {}),
    ...(runSheet ? { runSheet: runSheet.toSorted((a, b) => a.minute - b.minute) } : {}),
    ...(questions ? { questions } : {}),
  };
}

/**
 * How many seats of a kind are taken, whether or not it stands already: guests come along without one, too. And how many wait for a seat of
 * that kind, which is theirs alone.
 */
async function countTaken(
  tx: Tx,
  eventId: string,
  kind: 'member' | 'guest' | 'tier',
): Promise<{ seats: number; wanted: number }> {
  const [row] = await tx.$queryRaw<{ seats: number; wanted: number }[]>`
    SELECT coalesce(sum(CASE WHEN ${kind} = 'guest' THEN "guests" ELSE ("ticket"::text = ${kind})::int END)
        FILTER (WHERE "status" IN ('held', 'offered', 'registered', 'attended')), 0)::int AS "seats",
      (count(*) FILTER (WHERE "status" = 'waiting' AND "ticket"::text = ${kind}))::int AS "wanted"
    FROM "EventRegistration" WHERE "eventId" = ${eventId}::uuid`;
  return row!;
}

/** Kinds of tickets as they are wanted; members' always stands. @throws invalid when fewer are wanted than are taken, or none of a kind that somebody has or waits for */
export async function writeTickets(
  tx: Tx,
  eventId: string,
  tickets: CreateEventInput['tickets'],
): Promise<void> {
  for (const kind of ['member', 'guest', 'tier'] as const) {
    // Members and their guests always come; without a kind of their own guests have no limit and no price.
    const wanted = tickets[kind] ?? (kind === 'member' ? { pricePoints: 0 } : undefined);
    const where = { eventId_kind: { eventId, kind } };
    const taken = await countTaken(tx, eventId, kind);
    if (!wanted) {
      if (kind === 'tier' && taken.seats + taken.wanted > 0)
        throw invalidField(`tickets.${kind}.capacity`, 'seats_taken');
      await tx.eventTicket.deleteMany({ where: { eventId, kind } });
      continue;
    }
    const capacity = wanted.capacity ?? null;
    if (capacity !== null && capacity < taken.seats)
      throw invalidField(`tickets.${kind}.capacity`, 'seats_taken', { minimum: taken.seats });
    const data = {
      capacity,
      pricePoints: wanted.pricePoints,
      tierKey: kind === 'tier' ? (tickets.tier?.tierKey ?? null) : null,
    };
    await tx.eventTicket.upsert({ where, create: { eventId, kind, ...data }, update: data });
  }
}

/** Hosts and speakers, who belong to the club. @throws invalid */
export async function writePeople(
  tx: Tx,
  clubId: string,
  eventId: string,
  people: CreateEventInput['people'],
): Promise<void> {
  const wanted = [...new Map(people.map((person) => [person.memberId, person])).values()];
  await holdMemberships(tx, clubId, wanted.map(({ memberId }) => memberId).filter(isId));
  const known = await tx.membership.count({
    where: {
      clubId,
      status: 'active',
      memberId: { in: wanted.map(({ memberId }) => memberId).filter(isId) },
    },
  });
  if (known !== wanted.length) throw invalidField('people', 'not_found');
  await tx.eventPerson.deleteMany({ where: { eventId } });
  await tx.eventPerson.createMany({
    data: wanted.map(({ memberId, role }, position) => ({ eventId, memberId, role, position })),
  });
}

type WriteContext = Pick<CommandContext<unknown>, 'tx' | 'actor' | 'at' | 'appended'>;

/** An event that is announced has its thread, and is found. */
export async function announce(
  context: WriteContext,
  access: ClubAccess,
  { id, title, body, way }: Pick<EventRow, 'id' | 'title' | 'body' | 'way'>,
): Promise<string> {
  const { threadId } = await startOwnedThread(context, access, {
    owner: `event:${id}`,
    kind: way === 'thread' || way === 'mixed' ? 'live' : 'talk',
    title,
    body,
  });
  return threadId;
}
