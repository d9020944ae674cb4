import type { ClubAccess } from '~/modules/clubs/access';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { clubStream } from '~/modules/clubs/streams';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { indexEvent } from './internal/index-event.server';
import {
  announce,
  columnsOf,
  requireSaneDates,
  wayOf,
  writePeople,
  writeTickets,
} from './internal/write-event.server';
import { mayPlan } from './policy';
import type { CreateEventInput } from './schema';
import { occurrencesOf } from './series';

type Input = CreateEventInput & { slug: string };

async function writeOne(
  context: CommandContext<Input>,
  access: ClubAccess,
  when: { startsAt: Date; endsAt: Date; seriesId: string | null },
): Promise<string> {
  const { tx, input, at, actor } = context;
  const { tickets, people, status, slug: _, series: __, ...facts } = input;
  const shiftMs = when.startsAt.getTime() - input.startsAt.getTime();
  const moved = (date: Date | null | undefined) => (date ? new Date(date.getTime() + shiftMs) : null);
  const columns = await columnsOf(context, access, {
    ...facts,
    ...when,
    // The window keeps its distance from each of a series.
    opensAt: moved(facts.opensAt),
    closesAt: moved(facts.closesAt),
  });
  const id = newId();
  const way = wayOf(facts);
  const threadId = status === 'published' ? await announce(context, access, { ...facts, id, way }) : null;
  await tx.clubEvent.create({
    data: {
      ...(columns as never as { title: string; body: string; html: string; timeZone: string }),
      ...when,
      id,
      clubId: access.club.id,
      threadId,
      status,
      way,
      createdById: requireMember(actor).memberId,
      createdAt: at,
      updatedAt: at,
      publishedAt: status === 'published' ? at : null,
    },
  });
  await writeTickets(tx, id, tickets);
  await writePeople(tx, access.club.id, id, people);
  await indexEvent(tx, { ...facts, ...when, id, clubId: access.club.id, status });
  return id;
}

/**
 * A club's event stands, as a draft or announced; with a rule, one for each time of its series, each with seats of its own. Moderators.
 * Publishes `events.changed` on the club's stream. @throws not_found, unauthenticated, forbidden, invalid
 */
export const createEvent = defineCommand<Input, { eventId: string; eventIds: string[] }>(
  'events.create',
  async (context) => {
    const { tx, actor, input, at, tell } = context;
    requireMember(actor);
    const access = await loadClubAccess(actor, { slug: input.slug }, tx);
    if (!mayPlan(access)) throw new PortalError('forbidden');
    const clubId = access.club.id;
    const seriesId = input.series ? newId() : null;
    if (input.series && seriesId)
      await tx.eventSeries.create({
        data: { id: seriesId, clubId, rule: input.series, timeZone: input.timeZone, createdAt: at },
      });
    const times = input.series ? occurrencesOf(input, input.series) : [input];
    if (input.status === 'published') {
      requireSaneDates(input, at);
      for (const time of times) requireSaneDates(time, at, 'series.count');
    }
    const eventIds: string[] = [];
    for (const { startsAt, endsAt } of times)
      eventIds.push(await writeOne(context, access, { startsAt, endsAt, seriesId }));
    const [eventId] = eventIds;
    if (!eventId) throw new PortalError('invalid', { fields: { 'series.except': { code: 'invalid' } } });
    await recordAct(tx, {
      actor,
      at,
      act: 'event.created',
      subject: `event:${eventId}`,
      clubId,
      detail: { title: input.title, status: input.status, times: eventIds.length },
    });
    if (input.status === 'published') tell(clubStream(clubId), 'events.changed', { eventIds });
    return { eventId, eventIds };
  },
);
