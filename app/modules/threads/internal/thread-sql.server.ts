import type { Audience } from '~/modules/clubs/policy';
import { type db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import type { ThreadView } from '../post';
import { isoSql } from './post-sql.server';

/** A thread's view (ThreadView) for rows of "Thread" t with the joins below, counting what `audiences` see. */
export function threadJson(audiences: readonly Audience[]): Prisma.Sql {
  const restricted = audiences.filter((audience) => audience !== 'everyone');
  const counted = (column: 'postCount' | 'lastNumber' | 'lastPostAt', how: 'sum' | 'max') =>
    restricted.length === 0
      ? Prisma.raw(`t."${column}"`)
      : Prisma.sql`(SELECT ${Prisma.raw(how)}(v) FROM (SELECT ${Prisma.raw(`t."${column}"`)} AS v UNION ALL
          SELECT ${Prisma.raw(`a."${column}"`)} FROM "ThreadAudience" a WHERE a."threadId" = t."id" AND a."audience" = ANY (${restricted}::"Audience"[])) x)`;
  return Prisma.sql`json_build_object('id', t."id", 'clubId', t."clubId", 'clubSlug', c."slug",
    'url', '/clubs/' || c."slug" || '/threads/' || t."id", 'kind', t."kind", 'status', t."status", 'title', t."title",
    'tags', t."tags", 'language', t."language",
    'author', CASE WHEN m."id" IS NOT NULL THEN json_build_object('id', m."id", 'name', coalesce(s."personaName", t."authorName", m."name"),
      'pictureId', coalesce(s."personaPictureId", m."pictureId")) END,
    'pinned', t."pinnedAt" IS NOT NULL, 'slowModeSeconds', t."slowModeSeconds", 'acceptedPostId', t."acceptedPostId",
    'mergedInto', CASE WHEN t."mergedIntoId" IS NOT NULL THEN
      json_build_object('id', t."mergedIntoId", 'url', '/clubs/' || c."slug" || '/threads/' || t."mergedIntoId") END,
    'postCount', ${counted('postCount', 'sum')}, 'lastNumber', ${counted('lastNumber', 'max')},
    'lastPostAt', ${isoSql(counted('lastPostAt', 'max'))}, 'createdAt', ${isoSql(Prisma.sql`t."createdAt"`)})`;
}

export const threadJoins = Prisma.sql`JOIN "Club" c ON c."id" = t."clubId"
  LEFT JOIN "Member" m ON m."id" = t."authorId"
  LEFT JOIN "Membership" s ON s."clubId" = t."clubId" AND s."memberId" = t."authorId"`;

/** Threads by id, in the order given; unknown ids are left out. */
export async function readThreads(
  tx: Tx | typeof db,
  ids: readonly string[],
  audiences: readonly Audience[],
): Promise<ThreadView[]> {
  const rows = await tx.$queryRaw<{ thread: ThreadView }[]>`
    SELECT ${threadJson(audiences)} AS "thread" FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS wanted("id", "position")
    JOIN "Thread" t ON t."id" = wanted."id" ${threadJoins} ORDER BY wanted."position"`;
  return rows.map((row) => row.thread);
}
