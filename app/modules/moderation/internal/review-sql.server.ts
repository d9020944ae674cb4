import { type db, queryRows } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Tx } from '~/platform/db/transact.server';
import { excerptOf } from '~/platform/text/excerpt';
import type { DecisionView, ReviewView } from '../views';

const excerptChars = 240;

export function isoSql(column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** A member by the name they have in "Club" c: { id, name }, or NULL. */
function namedSql(memberId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT json_build_object('id', nm."id", 'name', coalesce(ns."personaName", nm."name")) FROM "Member" nm
    LEFT JOIN "Membership" ns ON ns."memberId" = nm."id" AND ns."clubId" = c."id" WHERE nm."id" = ${memberId})`;
}

/** A decision as DecisionView, of "Decision" d in "Club" c. */
export const decisionJson = Prisma.sql`json_build_object('id', d."id", 'reviewId', d."reviewId", 'act', d."act",
  'by', ${namedSql(Prisma.sql`d."byId"`)}, 'reason', d."reason", 'note', d."note", 'at', ${isoSql(Prisma.sql`d."at"`)},
  'undoneAt', ${isoSql(Prisma.sql`d."undoneAt"`)})`;

/** A suspension with who decided it, of "Suspension" u in "Club" c. */
export const suspensionJson = Prisma.sql`json_build_object('id', u."id", 'reason', u."reason", 'at', ${isoSql(Prisma.sql`u."at"`)},
  'until', ${isoSql(Prisma.sql`u."until"`)}, 'endedAt', ${isoSql(Prisma.sql`u."endedAt"`)}, 'lifted', u."endedById" IS NOT NULL,
  'by', ${namedSql(Prisma.sql`u."byId"`)})`;

/**
 * A review as ReviewView but for the excerpt, which is made of `body`; of "Review" w in "Club" c. A claim that has run out is none.
 */
export function reviewJson(at: Date): Prisma.Sql {
  return Prisma.sql`json_build_object('id', w."id", 'club', json_build_object('id', c."id", 'slug', c."slug", 'name', c."name"),
    'kind', w."kind", 'state', w."state", 'weight', w."weight", 'flagCount', w."flagCount", 'reasons', w."reasons", 'heldFor', w."heldFor",
    'hiddenByFlags', w."hiddenAt" IS NOT NULL, 'text', w."text", 'openedAt', ${isoSql(Prisma.sql`w."openedAt"`)}, 'version', w."version",
    'claim', CASE WHEN w."claimedUntil" > ${at}::timestamptz THEN json_build_object('by', ${namedSql(Prisma.sql`w."claimedById"`)},
      'until', ${isoSql(Prisma.sql`w."claimedUntil"`)}) END,
    'about', (SELECT json_build_object('id', am."id", 'name', coalesce(as_."personaName", am."name"),
        'pictureId', coalesce(as_."personaPictureId", am."pictureId")) FROM "Member" am
      LEFT JOIN "Membership" as_ ON as_."memberId" = am."id" AND as_."clubId" = c."id" WHERE am."id" = w."memberId"),
    'post', (SELECT json_build_object('id', p."id", 'threadId', p."threadId", 'threadTitle', t."title", 'number', p."number",
        'excerpt', p."body", 'language', p."language", 'status', p."status", 'createdAt', ${isoSql(Prisma.sql`p."createdAt"`)})
      FROM "Post" p JOIN "Thread" t ON t."id" = p."threadId" WHERE p."id" = w."postId"),
    'suspension', (SELECT json_build_object('id', u."id", 'reason', u."reason", 'at', ${isoSql(Prisma.sql`u."at"`)},
        'until', ${isoSql(Prisma.sql`u."until"`)}, 'by', ${namedSql(Prisma.sql`u."byId"`)}) FROM "Suspension" u WHERE u."id" = w."suspensionId"),
    'decision', (SELECT ${decisionJson} FROM "Decision" d WHERE d."reviewId" = w."id" AND d."undoneAt" IS NULL))`;
}

export function withExcerpt(review: ReviewView): ReviewView {
  if (!review.post) return review;
  return { ...review, post: { ...review.post, excerpt: excerptOf(review.post.excerpt, excerptChars) } };
}

/** Reviews by id, in no order. */
export async function readReviews(
  tx: Tx | typeof db,
  ids: readonly string[],
  at: Date,
): Promise<ReviewView[]> {
  const rows = await queryRows<{ review: ReviewView }>(
    tx,
    Prisma.sql`SELECT ${reviewJson(at)} AS "review" FROM "Review" w JOIN "Club" c ON c."id" = w."clubId" WHERE w."id" = ANY (${ids}::uuid[])`,
  );
  return rows.map(({ review }) => withExcerpt(review));
}

/** Decisions that fit, the latest first. `where` speaks of "Decision" d. */
export async function readDecisions(
  tx: Tx | typeof db,
  where: Prisma.Sql,
  limit: number,
): Promise<DecisionView[]> {
  const rows = await queryRows<{ decision: DecisionView }>(
    tx,
    Prisma.sql`SELECT ${decisionJson} AS "decision" FROM "Decision" d JOIN "Club" c ON c."id" = d."clubId" WHERE ${where}
      ORDER BY d."at" DESC, d."id" DESC LIMIT ${limit}`,
  );
  return rows.map(({ decision }) => decision);
}
