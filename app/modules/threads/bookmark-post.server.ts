import { type Actor, memberIdOf } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { loadThread } from './load-thread.server';
import { maySeePost, type PostFacts } from './policy';

export interface BookmarkInput {
  on: boolean;
  note?: string;
  /** When to be reminded, by a notice. */
  remindAt?: Date | null;
}

/** A member keeps a post for later, or no longer. Their own business: tells nobody. @throws not_found, unauthenticated */
export async function bookmarkPost(
  actor: Actor,
  postId: string,
  input: BookmarkInput,
): Promise<{ bookmarked: boolean }> {
  const { memberId } = requireMember(actor);
  if (!isId(postId)) throw new PortalError('not_found');
  if (!input.on) {
    await db.bookmark.deleteMany({ where: { memberId, postId } });
    return { bookmarked: false };
  }
  const [post] = await db.$queryRaw<(PostFacts & { threadId: string })[]>`
    SELECT "threadId", "authorId", "audience"::text, "status"::text FROM "Post" WHERE "id" = ${postId}::uuid`;
  if (!post) throw new PortalError('not_found');
  const { access, thread } = await loadThread(actor, post.threadId);
  if (!maySeePost(access, thread, post)) throw new PortalError('not_found');
  const { note = '', remindAt = null } = input;
  await db.bookmark.upsert({
    where: { memberId_postId: { memberId, postId } },
    create: { memberId, postId, note, remindAt, createdAt: now() },
    update: { note, remindAt },
  });
  return { bookmarked: true };
}

export interface BookmarkItem {
  postId: string;
  number: number;
  note: string;
  remindAt: string | null;
  createdAt: string;
  threadTitle: string;
  clubSlug: string;
  clubName: string;
  threadId: string;
  authorName: string | null;
  text: string;
}

/** The member's bookmarks, newest first; what they may no longer read is not among them. */
export async function listBookmarks(
  actor: Actor,
  cursor?: string,
  limit = 30,
): Promise<{ items: BookmarkItem[]; next: string | null }> {
  requireMember(actor);
  const memberId = memberIdOf(actor)!;
  const from = readCursor(cursor, ['time', 'id']);
  const rows = await db.$queryRaw<
    (Omit<BookmarkItem, 'createdAt' | 'remindAt'> & { createdAt: Date; remindAt: Date | null })[]
  >`
    SELECT b."postId", p."number", b."note", b."remindAt", b."createdAt", t."title" AS "threadTitle", t."id" AS "threadId",
      c."slug" AS "clubSlug", c."name" AS "clubName", coalesce(s."personaName", m."name") AS "authorName", left(e."body", 400) AS "text"
    FROM "Bookmark" b JOIN "Post" p ON p."id" = b."postId" JOIN "Thread" t ON t."id" = p."threadId" JOIN "Club" c ON c."id" = t."clubId"
    JOIN "SearchEntry" e ON e."id" = p."id"
    LEFT JOIN "Member" m ON m."id" = p."authorId" LEFT JOIN "Membership" s ON s."memberId" = m."id" AND s."clubId" = c."id"
    WHERE b."memberId" = ${memberId}::uuid AND p."status" = 'published' AND p."audience" = 'everyone'
      AND (c."visibility" = 'public' OR EXISTS (SELECT 1 FROM "Membership" x WHERE x."clubId" = c."id" AND x."memberId" = ${memberId}::uuid AND x."status" IN ('active', 'suspended')))
      ${from ? Prisma.sql`AND (b."createdAt", b."postId") < (${from[0]}::timestamptz, ${from[1]}::uuid)` : Prisma.empty}
    ORDER BY b."createdAt" DESC, b."postId" DESC LIMIT ${limit + 1}`;
  const items = rows.slice(0, limit).map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    remindAt: row.remindAt?.toISOString() ?? null,
  }));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? writeCursor([last.createdAt, last.postId]) : null };
}
