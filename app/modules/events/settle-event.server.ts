import type { z } from 'zod';
import { clubStream } from '~/modules/clubs/streams';
import { recordAct } from '~/platform/audit.server';
import { type CommandContext, defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { lockScope } from './internal/series-scope.server';
import { isTold, settleOne } from './internal/settle-one.server';
import { tellCancelled } from './internal/tell-changes.server';
import { mayManage } from './policy';
import type { EventStatus } from './rules';
import type { SeriesScope, settleEventInput } from './schema';

const allowed: Record<EventStatus, readonly EventStatus[]> = {
  draft: ['published', 'cancelled'],
  published: ['live', 'done', 'cancelled'],
  live: ['done', 'cancelled'],
  done: [],
  cancelled: [],
};

type Context = CommandContext<
  Omit<z.output<typeof settleEventInput>, 'scope'> & { eventId: string; scope?: SeriesScope }
>;

/**
 * An event is announced, begins, ends, or is cancelled. Moderators; begin and end come by themselves too, at their time. A series is
 * announced or cancelled at once where that is wanted; whoever has seats in several hears of it once. Publishes `event.changed`.
 * @throws not_found, unauthenticated, forbidden, conflict when it cannot follow on what it is, invalid (dates that cannot be)
 */
export const settleEvent = defineCommand<Context['input'], { status: EventStatus; eventIds: string[] }>(
  'events.settle',
  async (context: Context) => {
    const { tx, actor, input, at, tell } = context;
    const { eventId, status, reason } = input;
    const together = status === 'published' || status === 'cancelled';
    const scope = together ? (input.scope ?? 'this') : 'this';
    const { chosen, others } = await lockScope(context, eventId, scope);
    const { access, event } = chosen;
    // What an archived club announced still begins and ends: time asks nobody.
    if (actor.kind !== 'system' && !mayManage(access))
      throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
    if (event.status !== status && !allowed[event.status].includes(status)) throw new PortalError('conflict');
    const moving = [event, ...others].filter(
      (one) => one.status !== status && allowed[one.status].includes(status),
    );
    if (status === 'cancelled') {
      const announced = moving.filter(({ publishedAt }) => publishedAt !== null);
      await tellCancelled(context, access.club, announced, reason);
    }
    for (const one of moving) await settleOne(context, access, one, { status, reason });
    const eventIds = moving.map(({ id }) => id);
    if (eventIds.length === 0) return { status, eventIds };
    if (actor.kind === 'member')
      await recordAct(tx, {
        actor,
        at,
        act: `event.${status}`,
        subject: `event:${eventId}`,
        clubId: access.club.id,
        reason: reason || undefined,
        ...(scope === 'this' ? {} : { detail: { scope, times: eventIds.length } }),
      });
    const told = moving.filter((one) => isTold(one, status)).map(({ id }) => id);
    if (told.length > 0) tell(clubStream(access.club.id), 'events.changed', { eventIds: told });
    return { status, eventIds };
  },
);
