import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { requireMember } from '~/platform/require-member';
import { excerptOf } from '~/platform/text/excerpt';
import type { Locale } from '~/platform/i18n/locale';
import { threadPaths } from './paths';

/** Why somebody is told of a post, the weightiest first. */
export type NoticeReason = 'mention' | 'reply' | 'thread';

/** A post that concerns somebody: it names them, answers them, or stands in a thread of theirs. */
export interface NoticeItem {
  postId: string;
  reason: NoticeReason;
  url: string;
  threadTitle: string;
  threadLanguage: Locale | null;
  clubName: string;
  author: { name: string; pictureId: string | null } | null;
  excerpt: string;
  language: Locale | null;
  at: string;
  unread: boolean;
}

interface Row {
  postId: string;
  reason: NoticeReason;
  number: number;
  threadId: string;
  threadTitle: string;
  threadLanguage: Locale | null;
  clubSlug: string;
  clubName: string;
  authorName: string | null;
  pictureId: string | null;
  text: string;
  language: Locale | null;
  at: Date;
  unread: boolean;
}

const excerptChars = 160;

/**
 * The latest posts that concern the member, newest first, over all clubs they may read. Posts for some only, and those of
 * people they blocked, are left out. `limit` ≤ 100. @throws unauthenticated
 */
export async function listNotices(actor: Actor, { limit }: { limit: number }): Promise<NoticeItem[]> {
  const { memberId } = requireMember(actor);
  const rows = await db.$queryRaw<Row[]>`
    WITH addressed AS (
      (SELECT n."postId" AS "id", 1 AS "weight" FROM "Mention" n WHERE n."memberId" = ${memberId}::uuid
        ORDER BY n."at" DESC LIMIT ${limit * 2})
      UNION ALL
      (SELECT r."id", 2 FROM (SELECT p."id" FROM "Post" p WHERE p."authorId" = ${memberId}::uuid
          ORDER BY p."createdAt" DESC LIMIT 300) mine
        JOIN "Post" r ON r."replyToId" = mine."id" ORDER BY r."createdAt" DESC LIMIT ${limit * 2})
      UNION ALL
      (SELECT latest."id", 3 FROM (SELECT t."id" FROM "Thread" t WHERE t."authorId" = ${memberId}::uuid
          ORDER BY t."createdAt" DESC LIMIT 100) own
        CROSS JOIN LATERAL (SELECT p."id" FROM "Post" p WHERE p."threadId" = own."id" AND p."number" > 1
          ORDER BY p."number" DESC LIMIT 3) latest)
    ), told AS (SELECT "id", min("weight") AS "weight" FROM addressed GROUP BY "id")
    SELECT p."id" AS "postId", CASE told."weight" WHEN 1 THEN 'mention' WHEN 2 THEN 'reply' ELSE 'thread' END AS "reason",
      p."number", t."id" AS "threadId", t."title" AS "threadTitle", t."language"::text AS "threadLanguage",
      c."slug"::text AS "clubSlug", c."name" AS "clubName", coalesce(s."personaName", m."name") AS "authorName",
      coalesce(s."personaPictureId", m."pictureId") AS "pictureId", left(coalesce(e."body", p."body"), 700) AS "text",
      p."language"::text AS "language", p."createdAt" AS "at", p."number" > coalesce(r."readNumber", 0) AS "unread"
    FROM told JOIN "Post" p ON p."id" = told."id" JOIN "Thread" t ON t."id" = p."threadId"
    JOIN "Club" c ON c."id" = t."clubId" AND c."status" <> 'draft'
    LEFT JOIN "SearchEntry" e ON e."id" = p."id"
    LEFT JOIN "Member" m ON m."id" = p."authorId"
    LEFT JOIN "Membership" s ON s."memberId" = p."authorId" AND s."clubId" = c."id"
    LEFT JOIN "ThreadReader" r ON r."threadId" = t."id" AND r."memberId" = ${memberId}::uuid
    WHERE p."status" = 'published' AND p."audience" = 'everyone' AND p."authorId" IS DISTINCT FROM ${memberId}::uuid
      AND r."follow" IS DISTINCT FROM 'muted'
      AND (c."visibility" = 'public' OR EXISTS (SELECT 1 FROM "Membership" x WHERE x."clubId" = c."id"
        AND x."memberId" = ${memberId}::uuid AND x."status" IN ('active', 'suspended')))
      AND NOT EXISTS (SELECT 1 FROM "Block" b WHERE b."memberId" = ${memberId}::uuid AND b."blockedId" = p."authorId")
    ORDER BY p."createdAt" DESC, p."id" DESC LIMIT ${limit}`;
  return rows.map((row) => ({
    postId: row.postId,
    reason: row.reason,
    url: threadPaths.post(row.clubSlug, row.threadId, row.number),
    threadTitle: row.threadTitle,
    threadLanguage: row.threadLanguage,
    clubName: row.clubName,
    author: row.authorName === null ? null : { name: row.authorName, pictureId: row.pictureId },
    excerpt: excerptOf(row.text, excerptChars),
    language: row.language,
    at: row.at.toISOString(),
    unread: row.unread,
  }));
}
