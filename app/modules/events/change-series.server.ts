import { clubStream } from '~/modules/clubs/streams';
import type { Actor } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { now } from '~/platform/clock.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { db } from '~/platform/db/client.server';
import { invalidField, PortalError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { editOne } from './internal/edit-one.server';
import { readFacts } from './internal/event-facts.server';
import { makeEvent } from './internal/make-event.server';
import { laterBy, planChange, type PlannedSeries, ruleDayOf } from './internal/series-dates.server';
import { lockScope } from './internal/series-scope.server';
import { isTold, settleOne } from './internal/settle-one.server';
import { type ChangedEvent, tellCancelled, tellChanges } from './internal/tell-changes.server';
import { requireSaneDates } from './internal/write-event.server';
import { type EventRow, type LoadedEvent, loadEvent } from './load-event.server';
import { mayManage } from './policy';
import type { AddDateInput, ChangeSeriesInput, CreateEventInput } from './schema';
import { addDays, longestSeries, onDay, zonedParts } from './series';
import { ruleDayAfter } from './series-plan';
import type { SeriesPreview } from './views';

function requireManager(actor: Actor, { access }: LoadedEvent): void {
  if (!mayManage(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
}

type Input = ChangeSeriesInput & { eventId: string };
type Context = CommandContext<Input>;

function previewOf(chosen: EventRow, { events, plan, mark }: PlannedSeries): SeriesPreview {
  const times = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => ({
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  });
  const dateOf = ({ id }: { id: string }) => {
    const { event, people } = events.get(id)!;
    return { id, people, ...times(event) };
  };
  const byTime = (a: { startsAt: string }, b: { startsAt: string }) => (a.startsAt < b.startsAt ? -1 : 1);
  return {
    stay: plan.stay.map(dateOf).toSorted(byTime),
    move: plan.move
      .map((one) => ({ ...dateOf(one), to: times(laterBy(events.get(one.id)!.event, one.days)) }))
      .toSorted(byTime),
    fall: plan.fall.map(dateOf).toSorted(byTime),
    come: plan.come.map((day) => times(onDay(chosen, day))),
    mark,
  };
}

/**
 * Which dates of a series would stay, move, fall away and come by a new rule; nothing is changed. Moderators.
 * @throws not_found, unauthenticated, forbidden, event_over, invalid
 */
export async function previewSeries(actor: Actor, input: Input): Promise<SeriesPreview> {
  const loaded = await loadEvent(actor, input.eventId);
  requireManager(actor, loaded);
  return previewOf(loaded.event, await planChange(db, loaded.event, input, now()));
}

/** The series of an event, which a single one becomes the first of. */
async function seriesOf({ tx, at }: Pick<Context, 'tx' | 'at'>, event: EventRow): Promise<string> {
  if (event.seriesId) return event.seriesId;
  const seriesId = newId();
  const { clubId, timeZone } = event;
  await tx.eventSeries.create({ data: { id: seriesId, clubId, rule: {}, timeZone, createdAt: at } });
  await tx.clubEvent.update({ where: { id: event.id }, data: { seriesId } });
  return seriesId;
}

/** What another one of a series begins with: all that the chosen one says by now. */
async function startOfAnother({ tx }: Pick<Context, 'tx'>, chosen: EventRow): Promise<CreateEventInput> {
  const status = chosen.status === 'draft' ? 'draft' : 'published';
  return { ...(await readFacts(tx, chosen)), status } as CreateEventInput;
}

async function moveDates(
  context: Context,
  access: LoadedEvent['access'],
  { plan, events }: PlannedSeries,
): Promise<ChangedEvent[]> {
  const changed: ChangedEvent[] = [];
  for (const { id, days } of plan.move) {
    const { event } = events.get(id)!;
    const from = zonedParts(event.startsAt, event.timeZone).day;
    const ruleDay = ruleDayAfter(event.ruleDay, { from, to: addDays(from, days), alone: false });
    changed.push(await editOne(context, access, event, { ...laterBy(event, days), ruleDay }));
  }
  const settled = plan.stay.filter((one) => one.settled).map(({ id }) => id);
  await context.tx.clubEvent.updateMany({ where: { id: { in: settled } }, data: { ruleDay: null } });
  return changed;
}

async function dropDates(
  context: Context,
  access: LoadedEvent['access'],
  { plan, events }: PlannedSeries,
): Promise<EventRow[]> {
  const { reason } = context.input;
  const dropped = plan.fall.map(({ id }) => events.get(id)!.event);
  const announced = dropped.filter(({ publishedAt }) => publishedAt !== null);
  await tellCancelled(context, access.club, announced, reason);
  for (const event of dropped)
    await settleOne(context, access, event, { status: 'cancelled', reason, seriesPart: 'dropped' });
  return announced;
}

/**
 * A series comes by another rule, from one of its events on: dates that it has stay with all that was made of them by themselves, near ones go
 * along to its days, others fall away, and new ones are made by the chosen event. Whoever has seats in what moves keeps them or leaves, and in
 * what falls away has points and the reason back; both are told once. An event of its own becomes a series by it. Moderators. Publishes
 * `event.changed`, `events.changed`. @throws not_found, unauthenticated, forbidden, event_over, invalid, changed_meanwhile when the
 * plan is not the one that was looked at
 */
export const changeSeries = defineCommand<Input, SeriesPreview>(
  'events.change-series',
  async (context: Context) => {
    const { tx, actor, input, at, tell } = context;
    requireMember(actor);
    const { chosen } = await lockScope(context, input.eventId, 'all');
    requireManager(actor, chosen);
    const { access, event } = chosen;
    const planned = await planChange(tx, event, input, at);
    const { plan, rule } = planned;
    if (input.expects && input.expects !== planned.mark) throw new PortalError('changed_meanwhile');
    if (plan.stay.length + plan.move.length + plan.come.length > longestSeries)
      throw invalidField('count', 'too_big', { maximum: longestSeries });
    const seriesId = await seriesOf(context, event);
    await tx.eventSeries.update({
      where: { id: seriesId },
      data: { rule: { ...rule }, timeZone: event.timeZone },
    });
    // Before the chosen one is moved: what comes is made by it as it stands.
    const another = await startOfAnother(context, event);
    const preview = previewOf(event, planned);
    const come: string[] = [];
    for (const day of plan.come)
      come.push(await makeEvent(context, access, another, { ...whenOf(event, day), seriesId }));
    const moved = await moveDates(context, access, planned);
    await tellChanges(context, access.club, moved);
    const dropped = await dropDates(context, access, planned);
    await recordAct(tx, {
      actor,
      at,
      act: 'event.series_changed',
      subject: `event:${event.id}`,
      clubId: access.club.id,
      reason: input.reason || undefined,
      detail: {
        rule,
        stay: plan.stay.length,
        moved: plan.move.length,
        dropped: plan.fall.length,
        came: come.length,
      },
    });
    const told = [
      ...moved.map((one) => one.event.id),
      ...dropped.map(({ id }) => id),
      ...(isTold(event, event.status) ? come : []),
    ];
    if (told.length > 0) tell(clubStream(access.club.id), 'events.changed', { eventIds: told });
    return preview;
  },
);

function whenOf(event: EventRow, day: string): { startsAt: Date; endsAt: Date } {
  const { startsAt, endsAt } = onDay(event, day);
  return { startsAt, endsAt };
}

/**
 * A series has one date more, beside its rule, at the hours of one of its events and with all that that says; an event of its own becomes a
 * series by it. Moderators. Publishes `events.changed`. @throws not_found, unauthenticated, forbidden, event_over, invalid (`day` that has
 * a date already, or cannot be)
 */
export const addDate = defineCommand<AddDateInput & { eventId: string }, { eventId: string }>(
  'events.add-date',
  async (context) => {
    const { tx, actor, input, at, tell } = context;
    requireMember(actor);
    const { chosen } = await lockScope(context, input.eventId, 'all');
    requireManager(actor, chosen);
    const { access, event } = chosen;
    if (event.status === 'done' || event.status === 'cancelled') throw new PortalError('event_over');
    const when = whenOf(event, input.day);
    requireSaneDates(when, at, 'day');
    const seriesId = await seriesOf(context, event);
    const dates = await tx.clubEvent.findMany({
      where: { seriesId, status: { not: 'cancelled' } },
      include: { tickets: true },
    });
    if (dates.length >= 2 * longestSeries)
      throw invalidField('day', 'too_big', { maximum: 2 * longestSeries });
    if (dates.some((one) => ruleDayOf(one) === input.day || +one.startsAt === +when.startsAt))
      throw invalidField('day', 'date_taken');
    const another = await startOfAnother(context, event);
    const eventId = await makeEvent(context, access, another, { ...when, seriesId, seriesPart: 'added' });
    await recordAct(tx, {
      actor,
      at,
      act: 'event.date_added',
      subject: `event:${eventId}`,
      clubId: access.club.id,
      detail: { title: event.title, startsAt: when.startsAt.toISOString() },
    });
    const ids = [eventId, ...(event.seriesId ? [] : [event.id])];
    if (another.status === 'published') tell(clubStream(access.club.id), 'events.changed', { eventIds: ids });
    return { eventId };
  },
);
