import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { guidePaths } from '~/modules/guides/paths';
import { mayCurate } from '~/modules/threads/policy';
import { threadPaths } from '~/modules/threads/paths';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import type { ListReviewsInput } from './schema';
import type { ReviewView } from './views';

interface Row {
  kind: 'answer' | 'guide';
  id: string;
  title: string;
  threadId: string | null;
  number: number | null;
  author: string | null;
  reviewBy: Date;
  note: string;
}

/**
 * Answers and guides of a club that are to be looked at again, what is longest overdue first. Experts and moderators.
 * @throws not_found, unauthenticated, forbidden
 */
export async function listReviews(
  actor: Actor,
  slug: string,
  { cursor, limit }: ListReviewsInput,
): Promise<{ items: ReviewView[]; next: string | null }> {
  const { club, ...access } = await loadClubAccess(actor, { slug });
  if (!mayCurate({ club, ...access }))
    throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  const at = now();
  const after = readCursor(cursor, ['time', 'id']);
  const [time, id] = after ?? ['1970-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000'];
  const rows = await db.$queryRaw<Row[]>`
    SELECT * FROM (
      (SELECT 'answer' AS "kind", r."postId" AS "id", t."title", t."id" AS "threadId", p."number",
        (SELECT coalesce(s."personaName", m."name") FROM "Member" m LEFT JOIN "Membership" s ON s."clubId" = t."clubId" AND s."memberId" = m."id"
          WHERE m."id" = p."authorId") AS "author", r."reviewBy", r."note"
      FROM (SELECT * FROM "AnswerReview" x WHERE x."clubId" = ${club.id}::uuid AND x."doneAt" IS NULL
        AND (x."reviewBy", x."postId") > (${new Date(time!)}, ${id}::uuid) ORDER BY x."reviewBy", x."postId" LIMIT ${limit + 1}) r
      JOIN "Post" p ON p."id" = r."postId" JOIN "Thread" t ON t."id" = p."threadId")
      UNION ALL
      (SELECT 'guide', g."id", g."title", NULL, NULL, NULL, g."reviewBy", ''
      FROM "Guide" g WHERE g."clubId" = ${club.id}::uuid AND g."state" = 'published' AND g."reviewBy" IS NOT NULL
        AND (g."reviewBy", g."id") > (${new Date(time!)}, ${id}::uuid) ORDER BY g."reviewBy", g."id" LIMIT ${limit + 1})
    ) x ORDER BY "reviewBy", "id" LIMIT ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ threadId, number, reviewBy, ...row }) => ({
      ...row,
      url: row.kind === 'guide' ? guidePaths.guide(slug, row.id) : threadPaths.post(slug, threadId!, number!),
      reviewBy: reviewBy.toISOString(),
      overdue: reviewBy <= at,
    })),
    next: rows.length > limit && last ? writeCursor([last.reviewBy.toISOString(), last.id]) : null,
  };
}
