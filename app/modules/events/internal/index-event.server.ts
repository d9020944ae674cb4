import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import { putSearchEntry, removeSearchEntries } from '~/platform/text/search-entry.server';
import type { EventRow } from '../load-event.server';

/** As much of the questions as is found, in characters: those that were answered first, then those that most people wanted to know. */
const wordsOfQuestions = 60_000;

/** What was asked and answered, without names; what was put aside is not part of it. */
async function readWordsOfQuestions(tx: Tx, eventId: string): Promise<string> {
  const rows = await tx.$queryRaw<{ words: string }[]>(Prisma.sql`
    SELECT q."body" || E'\n' || q."answer" AS "words" FROM "EventQuestion" q
    WHERE q."eventId" = ${eventId}::uuid AND q."status" <> 'dismissed'
    ORDER BY q."status" = 'answered' DESC, q."votes" DESC, q."number" LIMIT 1000`);
  return rows
    .map(({ words }) => words.trim())
    .join('\n')
    .slice(0, wordsOfQuestions);
}

/**
 * What makes an event findable: its place and words, and once it is over what was asked and answered, and its recap. One that is not
 * announced, was cancelled or is hidden is not found.
 */
export async function indexEvent(
  tx: Tx,
  event: Pick<EventRow, 'id' | 'clubId' | 'status' | 'title' | 'body' | 'place' | 'startsAt'> & {
    recap?: string;
    hidden?: boolean;
  },
): Promise<void> {
  if (event.status === 'draft' || event.status === 'cancelled' || event.hidden)
    return removeSearchEntries(tx, [event.id]);
  const asked = event.status === 'done' ? await readWordsOfQuestions(tx, event.id) : '';
  const body = [event.place, event.body, event.recap ?? '', asked].join('\n').trim();
  await putSearchEntry(tx, {
    id: event.id,
    type: 'event',
    clubId: event.clubId,
    title: event.title,
    body,
    at: event.startsAt,
  });
}
