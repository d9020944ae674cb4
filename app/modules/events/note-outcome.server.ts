import type { z } from 'zod';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { lockEvent } from './load-event.server';
import { mayManage } from './policy';
import type { outcomeInput } from './schema';

export type Outcome = z.output<typeof outcomeInput>;

/**
 * What an event cost and what followed from it stand beside its goals; again: anew. Moderators, once it has begun.
 * @throws not_found, unauthenticated, forbidden, conflict (it has not begun, or was called off)
 */
export const noteOutcome = defineCommand<Outcome & { eventId: string }, Outcome>(
  'events.note-outcome',
  async ({ tx, actor, input, at }) => {
    const { eventId, ...outcome } = input;
    const { access, event } = await lockEvent(tx, actor, eventId);
    if (!mayManage(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
    if (event.status !== 'live' && event.status !== 'done') throw new PortalError('conflict');
    await tx.clubEvent.update({ where: { id: event.id }, data: { outcome, updatedAt: at } });
    return outcome;
  },
);
