import { Prisma } from '~/platform/db/sql.server';

/** A moment as the API writes it: ISO 8601, UTC, milliseconds. */
export function isoSql(column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/**
 * A post as everyone in its audience sees it (PostView), for rows of "Post" p with the joins of `postJoins`.
 * What is hidden or removed keeps its number and loses its words.
 */
export const postJson = Prisma.sql`
  'id', p."id", 'threadId', p."threadId", 'number', p."number",
  'author', CASE WHEN p."authorId" IS NOT NULL THEN json_build_object('id', p."authorId", 'name', coalesce(s."personaName", p."authorName", m."name"),
    'pictureId', coalesce(s."personaPictureId", m."pictureId"), 'badge', p."badge") END,
  'audience', p."audience", 'status', p."status",
  'body', CASE p."status" WHEN 'published' THEN p."body" ELSE '' END,
  'html', CASE p."status" WHEN 'published' THEN p."html" ELSE '' END,
  'language', p."language",
  'replyTo', CASE WHEN r."id" IS NOT NULL THEN json_build_object('id', r."id", 'number', r."number",
    'author', CASE WHEN r."authorId" IS NOT NULL THEN json_build_object('id', r."authorId", 'name', coalesce(rs."personaName", r."authorName", rm."name")) END) END,
  'createdAt', ${isoSql(Prisma.sql`p."createdAt"`)}, 'editedAt', ${isoSql(Prisma.sql`p."editedAt"`)}, 'editCount', p."editCount",
  'reactions', p."reactions",
  'poll', CASE WHEN q."id" IS NOT NULL AND p."status" = 'published' THEN json_build_object('id', q."id", 'question', q."question", 'kind', q."kind",
    'options', (SELECT json_agg(json_build_object('key', o->>'key', 'label', o->>'label', 'votes', coalesce((q."counts"->>(o->>'key'))::int, 0)))
      FROM jsonb_array_elements(q."options") o),
    'voterCount', q."voterCount", 'closesAt', ${isoSql(Prisma.sql`q."closesAt"`)}) END,
  'preview', CASE WHEN l."url" IS NOT NULL AND p."status" = 'published' THEN json_build_object('url', l."url", 'title', l."title",
    'description', l."description", 'siteName', l."siteName") END,
  'movedTo', CASE WHEN p."movedToId" IS NOT NULL THEN (SELECT json_build_object('threadId', v."threadId", 'number', v."number")
    FROM "Post" v WHERE v."id" = p."movedToId") END,
  'answer', CASE WHEN t."kind" = 'question' AND p."number" > 1 AND p."movedToId" IS NULL AND p."audience" = 'everyone'
      AND (t."acceptedPostId" = p."id" OR p."authorId" IS NULL OR p."authorId" IS DISTINCT FROM t."authorId")
    THEN json_build_object('state', CASE WHEN p."supersededBy" IS NOT NULL THEN 'superseded' WHEN t."acceptedPostId" = p."id" THEN 'accepted'
      ELSE 'proposed' END, 'supersededBy', p."supersededBy") END`;

/** Joins for `postJson`; the thread is t. */
export const postJoins = Prisma.sql`
  LEFT JOIN "Member" m ON m."id" = p."authorId"
  LEFT JOIN "Membership" s ON s."clubId" = t."clubId" AND s."memberId" = p."authorId"
  LEFT JOIN "Post" r ON r."id" = p."replyToId"
  LEFT JOIN "Member" rm ON rm."id" = r."authorId"
  LEFT JOIN "Membership" rs ON rs."clubId" = t."clubId" AND rs."memberId" = r."authorId"
  LEFT JOIN "Poll" q ON q."postId" = p."id"
  LEFT JOIN "LinkPreview" l ON l."url" = p."previewUrl" AND l."status" = 'ready'`;

/** What of a post depends on one member (PostViewer). */
export function postViewerJson(memberId: string): Prisma.Sql {
  return Prisma.sql`json_build_object('mine', p."authorId" IS NOT DISTINCT FROM ${memberId}::uuid,
    'reactions', ARRAY(SELECT x."name" FROM "Reaction" x WHERE x."postId" = p."id" AND x."memberId" = ${memberId}::uuid ORDER BY x."name"),
    'bookmarked', EXISTS (SELECT 1 FROM "Bookmark" b WHERE b."postId" = p."id" AND b."memberId" = ${memberId}::uuid),
    'blocked', EXISTS (SELECT 1 FROM "Block" b WHERE b."blockedId" = p."authorId" AND b."memberId" = ${memberId}::uuid),
    'votes', coalesce((SELECT v."choices" FROM "PollVote" v WHERE v."pollId" = q."id" AND v."memberId" = ${memberId}::uuid), '{}'),
    'hidden', CASE WHEN p."status" = 'hidden' AND p."authorId" = ${memberId}::uuid THEN json_build_object(
      'why', CASE WHEN p."statusById" IS NULL AND p."statusReason" IN ('words', 'flags') THEN p."statusReason" ELSE 'moderator' END,
      'html', p."html") END)`;
}
