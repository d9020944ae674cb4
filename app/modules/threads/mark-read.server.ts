import { hasUnreadAbout, readSubject } from '~/modules/notices/settle-notices.server';
import { type Actor, system } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { loadThread } from './load-thread.server';
import { audiencesFor } from './policy';
import { threadStream } from './streams';

/**
 * The reader has read up to a post number; the pointer only moves on. One statement, which tells nobody; where
 * notices end there, those are read with it.
 * @throws not_found, unauthenticated, forbidden
 */
export async function markRead(
  actor: Actor,
  threadId: string,
  number: number,
): Promise<{ readNumber: number; unread: number }> {
  const { memberId } = requireMember(actor);
  if (!isId(threadId)) throw new PortalError('not_found');
  const { access, thread } = await loadThread(actor, threadId);
  const audiences = audiencesFor(access, thread);
  const [row] = await db.$queryRaw<{ readNumber: number; unread: number; told: boolean }[]>`
    WITH reader AS (
      INSERT INTO "ThreadReader" AS r ("memberId", "threadId", "readNumber", "updatedAt")
      SELECT ${memberId}::uuid, ${threadId}::uuid, least(${number}::int, s."number"), ${now()} FROM "Stream" s WHERE s."key" = 'thread:' || ${threadId}::text
      ON CONFLICT ("memberId", "threadId") DO UPDATE SET "readNumber" = greatest(r."readNumber", EXCLUDED."readNumber"), "updatedAt" = EXCLUDED."updatedAt"
      RETURNING "readNumber")
    SELECT reader."readNumber", (SELECT count(*)::int FROM (SELECT 1 FROM "Post" p WHERE p."threadId" = ${threadId}::uuid
      AND p."number" > reader."readNumber" AND p."status" = 'published' AND p."audience" = ANY (${audiences}::"Audience"[])
      AND p."authorId" IS DISTINCT FROM ${memberId}::uuid LIMIT 1000) u) AS "unread",
      ${hasUnreadAbout(memberId, Prisma.sql`${threadStream(threadId)}`, Prisma.sql`reader."readNumber"`)} AS "told"
    FROM reader`;
  if (!row) return { readNumber: 0, unread: 0 };
  const { readNumber, unread, told } = row;
  if (told) await readSubject(system, { memberId, subject: threadStream(threadId), number: readNumber });
  return { readNumber, unread };
}
