import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { clubStream } from '~/modules/clubs/streams';
import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { invalidField, PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { makeEvent } from './internal/make-event.server';
import { requireSaneDates } from './internal/write-event.server';
import { mayPlan } from './policy';
import type { CreateEventInput } from './schema';
import { occurrencesOf, strayDays, zonedParts } from './series';

type Input = CreateEventInput & { slug: string };

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
    if (input.series) {
      const first = zonedParts(input.startsAt, input.timeZone).day;
      const [day] = strayDays(first, input.series);
      if (day) throw invalidField('series.except', 'not_in_series', { day });
    }
    const times = input.series ? occurrencesOf(input, input.series) : [input];
    if (input.status === 'published') {
      requireSaneDates(input, at);
      for (const time of times) requireSaneDates(time, at, 'series.count');
    }
    const eventIds: string[] = [];
    for (const { startsAt, endsAt } of times)
      eventIds.push(await makeEvent(context, access, input, { startsAt, endsAt, seriesId }));
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
