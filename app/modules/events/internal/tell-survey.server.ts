import type { Tx } from '~/platform/db/transact.server';
import { notice, recordNotices } from '~/platform/notices.server';
import type { EventRow } from '../load-event.server';
import { surveyNotice } from '../notices.server';
import { eventPaths } from '../paths';

/** Who came is asked how it was, once. */
export async function tellSurvey(
  tx: Tx,
  event: Pick<EventRow, 'id' | 'clubId' | 'title'>,
  slug: string,
  memberIds: readonly string[],
): Promise<void> {
  await recordNotices(
    tx,
    memberIds.map((memberId) =>
      notice(surveyNotice, {
        memberId,
        clubId: event.clubId,
        subject: `event:${event.id}`,
        once: `event:${event.id}:survey`,
        url: `${eventPaths.event(slug, event.id)}#survey`,
        data: { eventId: event.id, title: event.title },
      }),
    ),
  );
}
