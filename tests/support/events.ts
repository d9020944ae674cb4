import { createEvent } from '~/modules/events/create-event.server';
import { createEventInput } from '~/modules/events/schema';
import type { MemberActor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import type { TestDatabase } from './database';
import { workOff } from './jobs';

/** An event of the club, by a moderator of it, two days from now and two hours long unless told otherwise. */
export async function makeEvent(
  actor: MemberActor,
  slug: string,
  input: Record<string, unknown> = {},
): Promise<string> {
  const startsAt = new Date(now().getTime() + 2 * 86_400_000);
  const whole = createEventInput.parse({
    title: 'Dog walk',
    body: 'Twenty dogs, one park.',
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + 7_200_000).toISOString(),
    timeZone: 'Asia/Bangkok',
    place: 'Lumphini Park',
    ...input,
  });
  return (await createEvent(actor, { ...whole, slug })).eventId;
}

/** Notices about events that a member got, as `kind once`, in order. */
export async function eventsTold(database: TestDatabase, memberId: string): Promise<string[]> {
  await workOff(database, ['notices.record']);
  const rows = await database.sql<{ kind: string; once: string }>(
    `SELECT n."kind", i."once" FROM "NoticeItem" i JOIN "Notice" n ON n."id" = i."noticeId"
     WHERE i."memberId" = $1 AND n."kind" LIKE 'events.%' ORDER BY i."at", i."once"`,
    [memberId],
  );
  return rows.map(({ kind, once }) => `${kind} ${once}`);
}
