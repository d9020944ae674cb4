import { now } from '~/platform/clock.server';
import { transact } from '~/platform/db/transact.server';
import { defineJob } from '~/platform/jobs/jobs.server';
import { notice, recordNotices } from '~/platform/notices.server';
import { reminderNotice } from './notices.server';
import { threadPaths } from './paths';
import { threadStream } from './streams';

interface Due {
  memberId: string;
  postId: string;
  note: string;
  remindAt: Date;
  number: number;
  threadId: string;
  clubId: string;
  slug: string;
}

const atOnce = 500;

/**
 * Members are reminded of the posts they kept for a time that has come: once, on however many nodes this runs, because taking a
 * reminder away and recording it are one transaction. @returns how many
 */
export async function remindOfBookmarks(): Promise<number> {
  return transact(async (tx) => {
    const due = await tx.$queryRaw<Due[]>`
      WITH due AS (
        SELECT "memberId", "postId", "remindAt" FROM "Bookmark" WHERE "remindAt" <= ${now()}
        ORDER BY "remindAt" LIMIT ${atOnce} FOR UPDATE SKIP LOCKED),
      taken AS (
        UPDATE "Bookmark" b SET "remindAt" = NULL FROM due
        WHERE b."memberId" = due."memberId" AND b."postId" = due."postId"
        RETURNING b."memberId", b."postId", b."note", due."remindAt")
      SELECT k."memberId", k."postId", k."note", k."remindAt", p."number", p."threadId", t."clubId", c."slug"::text
      FROM taken k JOIN "Post" p ON p."id" = k."postId" JOIN "Thread" t ON t."id" = p."threadId" JOIN "Club" c ON c."id" = t."clubId"`;
    await recordNotices(
      tx,
      due.map(({ memberId, postId, note, remindAt, number, threadId, clubId, slug }) =>
        notice(reminderNotice, {
          memberId,
          subject: `bookmark:${threadStream(threadId)}:${number}`,
          once: `bookmark:${postId}:${remindAt.getTime()}`,
          data: { postId, note },
          url: threadPaths.post(slug, threadId, number),
          clubId,
        }),
      ),
    );
    return due.length;
  });
}

export const remindJob = defineJob({
  name: 'threads.remind-of-bookmarks',
  schedule: '* * * * *',
  retryLimit: 0,
  async run() {
    while ((await remindOfBookmarks()) === atOnce);
  },
});
