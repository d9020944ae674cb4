import type { z } from 'zod';
import { changeWithin } from '~/modules/threads/change-thread.server';
import { loadThread } from '~/modules/threads/load-thread.server';
import { threadStream } from '~/modules/threads/streams';
import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { lockStream } from '~/platform/updates/append-updates.server';
import { readEvent } from './internal/event-view.server';
import { lockEvent } from './load-event.server';
import { mayLead } from './policy';
import type { paceInput } from './schema';
import { eventStream } from './streams';

export interface Pace {
  /** Seconds between two questions of one person; 0: none. */
  slowSeconds: number;
  /** The same for posts in the talk. */
  talkSlowSeconds: number;
  talkLocked: boolean;
}

/**
 * How fast is asked and talked at an event: seconds between two questions and between two posts of one person, and whether the talk is
 * closed; what is not given stays. Its hosts and moderators, who keep order in its room together. Publishes `event.changed`, and of the
 * talk `thread.changed`, which is recorded. @throws not_found, unauthenticated, forbidden, conflict (it was never announced, or called off)
 */
export const setPace = defineCommand<z.output<typeof paceInput> & { eventId: string }, Pace>(
  'events.set-pace',
  async (context) => {
    const { tx, actor, input, at, tell } = context;
    requireMember(actor);
    const { access, event, facts } = await lockEvent(tx, actor, input.eventId);
    if (!mayLead(access, facts)) throw new PortalError('forbidden');
    const { threadId, status } = event;
    if (threadId === null || status === 'cancelled') throw new PortalError('conflict');
    const { slowSeconds = event.slowSeconds, talkSlowSeconds, talkLocked } = input;
    if (slowSeconds !== event.slowSeconds) {
      await tx.clubEvent.update({ where: { id: event.id }, data: { slowSeconds, updatedAt: at } });
      tell(eventStream(event.id), 'event.changed', { event: await readEvent(tx, event.id) });
    }
    await lockStream(tx, threadStream(threadId));
    // A host need not be a moderator; that they may was decided above.
    const { access: portal, thread } = await loadThread(system, threadId, tx);
    const before: Pace = {
      slowSeconds,
      talkSlowSeconds: thread.slowModeSeconds,
      talkLocked: thread.status === 'locked',
    };
    const slower = talkSlowSeconds !== undefined && talkSlowSeconds !== before.talkSlowSeconds;
    const closed = talkLocked !== undefined && talkLocked !== before.talkLocked;
    if (!slower && !closed) return before;
    await changeWithin(
      context,
      { access: { ...portal, memberId: access.memberId }, thread },
      {
        threadId,
        ...(slower ? { slowModeSeconds: talkSlowSeconds } : {}),
        ...(closed ? { locked: talkLocked } : {}),
      },
    );
    return {
      slowSeconds,
      talkSlowSeconds: talkSlowSeconds ?? before.talkSlowSeconds,
      talkLocked: talkLocked ?? before.talkLocked,
    };
  },
);
