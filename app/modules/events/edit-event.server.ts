import { clubStream } from '~/modules/clubs/streams';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { editOne } from './internal/edit-one.server';
import { readFacts } from './internal/event-facts.server';
import { lockScope } from './internal/series-scope.server';
import { tellChanges } from './internal/tell-changes.server';
import type { EventRow } from './load-event.server';
import { mayManage } from './policy';
import type { EditEventInput, SeriesScope } from './schema';
import { zonedParts } from './series';
import { carryOver } from './series-change';
import { ruleDayAfter } from './series-plan';

type Input = EditEventInput & { eventId: string; scope?: SeriesScope; expects?: number };
type Context = CommandContext<Input>;

/** For which day of its series' rule an event stands once it was changed. */
function ruleDayOf(before: EventRow, change: EditEventInput, alone: boolean): { ruleDay?: string | null } {
  if (!before.seriesId || !change.startsAt) return {};
  const from = zonedParts(before.startsAt, before.timeZone).day;
  const to = zonedParts(change.startsAt, change.timeZone ?? before.timeZone).day;
  return { ruleDay: ruleDayAfter(before.ruleDay, { from, to, alone }) };
}

/**
 * An event says something else, and with it, where that is wanted, those of its series: see `carryOver`. Moderators. Another time or place
 * reaches everybody who has a seat or waits for one, once, however many of a series it concerns; more seats are offered to who waits;
 * fewer than are taken are refused, and then nothing is changed. Publishes `event.changed`, `events.changed`.
 * @throws not_found, unauthenticated, forbidden, conflict when it is over, changed_meanwhile when somebody else has changed it since it was looked at, invalid
 */
export const editEvent = defineCommand<Input, { eventId: string; eventIds: string[] }>(
  'events.edit',
  async (context: Context) => {
    const { tx, actor, input, at, tell } = context;
    const { eventId, scope = 'this', expects, ...change } = input;
    const { chosen, others } = await lockScope(context, eventId, scope);
    const { access, event: before } = chosen;
    if (!mayManage(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
    if (before.status === 'done' || before.status === 'cancelled') throw new PortalError('conflict');
    if (expects !== undefined && expects !== before.sequence) throw new PortalError('changed_meanwhile');
    const factsBefore = others.length > 0 ? await readFacts(tx, before) : null;
    const alone = scope === 'this';
    const changed = [
      await editOne(context, access, before, { ...change, ...ruleDayOf(before, change, alone) }),
    ];
    for (const other of others) {
      const theirs = carryOver(factsBefore!, change, await readFacts(tx, other));
      if (Object.keys(theirs).length > 0)
        changed.push(
          await editOne(context, access, other, { ...theirs, ...ruleDayOf(other, theirs, alone) }),
        );
    }
    await tellChanges(context, access.club, changed);
    const eventIds = changed.map(({ event }) => event.id);
    await recordAct(tx, {
      actor,
      at,
      act: 'event.edited',
      subject: `event:${eventId}`,
      clubId: access.club.id,
      detail: { what: changed[0]!.what, ...(scope === 'this' ? {} : { scope, times: eventIds.length }) },
    });
    const seen = changed.filter(({ event }) => event.status !== 'draft').map(({ event }) => event.id);
    if (seen.length > 0) tell(clubStream(access.club.id), 'events.changed', { eventIds: seen });
    return { eventId, eventIds };
  },
);
