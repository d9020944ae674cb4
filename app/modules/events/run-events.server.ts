import { system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { defineJob } from '~/platform/jobs/jobs.server';
import { log } from '~/platform/log.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { endPart, listPartsOfGone } from './end-part.server';
import { withPeople } from './internal/event-people.server';
import { settleSeats, tellSeats } from './internal/seats.server';
import { lockEvent } from './load-event.server';
import { reminderNotices } from './notices.server';
import { eventPaths } from './paths';
import { reminders, remindersDue } from './rules';
import { settleEvent } from './settle-event.server';

/**
 * Seats whose time is over are offered to the next. The portal, each minute; of two nodes at once, the second finds nothing left to do.
 * Publishes `event.seats`.
 */
export const runSeats = defineCommand<{ eventId: string }, { changed: boolean }>(
  'events.run-seats',
  async (context) => {
    const { access, event } = await lockEvent(context.tx, system, context.input.eventId);
    const changed = await settleSeats(context, event, access.club.slug);
    if (changed) await tellSeats(context, event.id);
    return { changed };
  },
);

/** Who comes is reminded, a week, a day and an hour before; what became due together is told once. The portal. */
export const remind = defineCommand<{ eventId: string }, { told: number }>(
  'events.remind',
  async ({ tx, input, at }) => {
    const { access, event } = await lockEvent(tx, system, input.eventId);
    const due = remindersDue(event.startsAt, at);
    if (event.status !== 'published' || due <= event.reminded || at >= event.startsAt) return { told: 0 };
    await tx.clubEvent.update({ where: { id: event.id }, data: { reminded: due } });
    const { name } = reminders[due - 1]!;
    const registered = await tx.eventRegistration.findMany({
      where: { eventId: event.id, status: 'registered', memberId: { not: null } },
      select: { memberId: true },
    });
    const people = await withPeople(
      tx,
      event.id,
      registered.map(({ memberId }) => memberId!),
    );
    await recordNotices(
      tx,
      people.map((memberId) =>
        notice(reminderNotices[name], {
          memberId,
          clubId: event.clubId,
          subject: `event:${event.id}`,
          once: `event:${event.id}:${name}:${event.startsAt.toISOString()}`,
          url: eventPaths.event(access.club.slug, event.id),
          data: { eventId: event.id, title: event.title, startsAt: event.startsAt.toISOString() },
        }),
      ),
    );
    return { told: people.length };
  },
);

/** A live event ends by itself this long after its planned end, unless its host ends it. */
const graceMs = 15 * 60_000;

/** Events with a seat whose time is over. */
export async function listOverdueSeats(at: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT r."eventId" AS "id" FROM "EventRegistration" r WHERE r."until" <= ${at}::timestamptz ORDER BY 1 LIMIT 200`;
  return rows.map(({ id }) => id);
}

/** Events that begin, end, or are to be reminded of by now. */
export async function listDueEvents(at: Date): Promise<{ id: string; does: 'live' | 'done' | 'remind' }[]> {
  return db.$queryRaw`
    SELECT e."id", CASE WHEN e."endsAt" <= ${new Date(at.getTime() - graceMs)}::timestamptz THEN 'done'
      WHEN e."startsAt" <= ${at}::timestamptz THEN 'live' ELSE 'remind' END AS "does"
    FROM "ClubEvent" e
    WHERE (e."status" = 'published' AND e."startsAt" <= ${at}::timestamptz)
      OR (e."status" = 'live' AND e."endsAt" <= ${new Date(at.getTime() - graceMs)}::timestamptz)
      OR (e."status" = 'published' AND e."reminded" <
        (e."startsAt" <= ${new Date(at.getTime() + reminders[0].beforeMs)}::timestamptz)::int
        + (e."startsAt" <= ${new Date(at.getTime() + reminders[1].beforeMs)}::timestamptz)::int
        + (e."startsAt" <= ${new Date(at.getTime() + reminders[2].beforeMs)}::timestamptz)::int)
    ORDER BY e."startsAt", e."id" LIMIT 500`;
}

/** What one event asks for; where that fails the others do not wait for it, and the next minute tries it again. */
async function runOne(eventId: string, does: string, run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    log.error({ err: error, eventId, does }, 'an event could not be run');
  }
}

/** What time asks for by now. What is due stands in the database, so that nothing is lost by a restart. */
export async function runEvents(): Promise<void> {
  const at = now();
  for (const { id: eventId, does } of await listDueEvents(at))
    await runOne(eventId, does, () =>
      does === 'remind'
        ? remind(system, { eventId })
        : settleEvent(system, { eventId, status: does, reason: '' }),
    );
  for (const part of await listPartsOfGone())
    await runOne(part.eventId, 'end part', () => endPart(system, part));
  for (const eventId of await listOverdueSeats(at))
    await runOne(eventId, 'seats', () => runSeats(system, { eventId }));
}

export const runEventsJob = defineJob({
  name: 'events.run',
  schedule: '* * * * *',
  retryLimit: 0,
  run: runEvents,
});
