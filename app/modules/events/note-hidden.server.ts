import { clubStream } from '~/modules/clubs/streams';
import { postStatusChanged } from '~/modules/threads/facts';
import { isOpeningHidden } from '~/modules/threads/hide-owned-thread.server';
import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { defineJob } from '~/platform/jobs/jobs.server';
import { readEvent } from './internal/event-view.server';
import { indexEvent } from './internal/index-event.server';
import { lockEvent } from './load-event.server';
import { eventStream } from './streams';

/**
 * What moderators decided on the post that opens an event's thread holds for the event: hidden, it is in no list, feed or search, its
 * words are on no page, and only who leads it or has a seat still sees when and where it is. The portal's own. Publishes `event.changed`
 * and `events.changed`.
 */
export const noteEventHidden = defineCommand<{ threadId: string }, { hidden: boolean | null }>(
  'events.note-hidden',
  async ({ tx, actor, input, tell, blank }) => {
    if (actor.kind !== 'system') throw new PortalError('forbidden');
    const found = await tx.clubEvent.findUnique({
      where: { threadId: input.threadId },
      select: { id: true },
    });
    if (!found) return { hidden: null };
    const { id } = found;
    const { event } = await lockEvent(tx, actor, id);
    const hidden = await isOpeningHidden(tx, input.threadId);
    if (event.hidden === hidden) return { hidden };
    await tx.clubEvent.update({ where: { id }, data: { hidden } });
    await indexEvent(tx, { ...event, hidden });
    if (hidden)
      blank(eventStream(id), { path: ['event'], id, with: { title: '', body: '', html: '', recapHtml: '' } });
    tell(eventStream(id), 'event.changed', { event: await readEvent(tx, id) });
    tell(clubStream(event.clubId), 'events.changed', { eventIds: [id] });
    return { hidden };
  },
);

export const noteEventHiddenJob = defineJob({
  name: 'events.note-hidden',
  on: postStatusChanged,
  async run({ threadId }: { threadId: string }) {
    await noteEventHidden(system, { threadId });
  },
});
