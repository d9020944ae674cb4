import type { ClubAccess } from '~/modules/clubs/access';
import { badgesOf } from '~/modules/clubs/badges.server';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { mayModerate, maySuspend } from '~/modules/clubs/policy';
import { type Actor, isAdmin } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db, queryRows } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { requireMember } from '~/platform/require-member';
import { isoSql, readDecisions, readReviews, suspensionJson } from './internal/review-sql.server';
import { mayDecideAbout, mayHearAppeal, mayReview } from './policy';
import { holderOf, proposeSuspension } from './rules';
import type { HistoryView, ReviewDetail } from './views';

const postsAround = 2;
const shownDecisions = 20;

async function readFlags(reviewId: string): Promise<ReviewDetail['flags']> {
  const rows = await queryRows<{ flag: ReviewDetail['flags'][number] }>(
    db,
    Prisma.sql`
    SELECT json_build_object('id', f."id", 'reason', f."reason", 'note', f."note", 'at', ${isoSql(Prisma.sql`f."at"`)}, 'weight', f."weight",
      'outcome', f."outcome", 'by', json_build_object('id', m."id", 'name', coalesce(s."personaName", m."name")),
      'record', (SELECT json_build_object('upheld', count(*) FILTER (WHERE o."outcome" = 'upheld'),
        'dismissed', count(*) FILTER (WHERE o."outcome" = 'dismissed')) FROM "Flag" o WHERE o."memberId" = f."memberId")) AS "flag"
    FROM "Flag" f JOIN "Review" w ON w."id" = f."reviewId" JOIN "Member" m ON m."id" = f."memberId"
    LEFT JOIN "Membership" s ON s."memberId" = m."id" AND s."clubId" = w."clubId"
    WHERE f."reviewId" = ${reviewId}::uuid ORDER BY f."weight" DESC, f."at" LIMIT 100`,
  );
  return rows.map(({ flag }) => flag);
}

/** The post with its neighbours, with their words also where they are hidden or removed: moderators decide on what was said. */
async function readContext(postId: string): Promise<ReviewDetail['context']> {
  const rows = await queryRows<{ post: ReviewDetail['context'][number] }>(
    db,
    Prisma.sql`
    WITH it AS (SELECT "threadId", "number" FROM "Post" WHERE "id" = ${postId}::uuid),
    near AS (
      (SELECT p."id" FROM "Post" p, it WHERE p."threadId" = it."threadId" AND p."number" <= it."number" ORDER BY p."number" DESC LIMIT ${postsAround + 1})
      UNION ALL
      (SELECT p."id" FROM "Post" p, it WHERE p."threadId" = it."threadId" AND p."number" > it."number" ORDER BY p."number" LIMIT ${postsAround})
    )
    SELECT json_build_object('id', p."id", 'number', p."number", 'html', p."html", 'body', p."body", 'editCount', p."editCount",
      'author', CASE WHEN m."id" IS NOT NULL THEN json_build_object('id', m."id", 'name', coalesce(s."personaName", p."authorName", m."name")) END,
      'language', p."language", 'status', p."status", 'createdAt', ${isoSql(Prisma.sql`p."createdAt"`)}) AS "post"
    FROM near JOIN "Post" p USING ("id") JOIN "Thread" t ON t."id" = p."threadId" LEFT JOIN "Member" m ON m."id" = p."authorId"
    LEFT JOIN "Membership" s ON s."memberId" = m."id" AND s."clubId" = t."clubId" ORDER BY p."number"`,
  );
  return rows.map(({ post }) => post);
}

type Counts = Pick<HistoryView, 'threads' | 'posts' | 'removedPosts' | 'flagsAgainst' | 'flagsMade'>;

async function readCounts(clubId: string, memberId: string): Promise<Counts> {
  const [row] = await queryRows<{ counts: Counts }>(
    db,
    Prisma.sql`
    SELECT json_build_object(
      'threads', (SELECT count(*) FROM "Thread" t WHERE t."authorId" = ${memberId}::uuid AND t."clubId" = ${clubId}::uuid),
      'posts', n."posts", 'removedPosts', n."removed",
      'flagsAgainst', (SELECT count(*) FROM "Flag" f JOIN "Review" w ON w."id" = f."reviewId"
        WHERE w."memberId" = ${memberId}::uuid AND w."clubId" = ${clubId}::uuid),
      'flagsMade', (SELECT json_build_object('upheld', count(*) FILTER (WHERE f."outcome" = 'upheld'),
        'dismissed', count(*) FILTER (WHERE f."outcome" = 'dismissed'), 'open', count(*) FILTER (WHERE f."outcome" IS NULL))
        FROM "Flag" f WHERE f."memberId" = ${memberId}::uuid)) AS "counts"
    FROM (SELECT count(*) AS "posts", count(*) FILTER (WHERE p."status" <> 'published') AS "removed"
      FROM "Post" p JOIN "Thread" t ON t."id" = p."threadId" WHERE p."authorId" = ${memberId}::uuid AND t."clubId" = ${clubId}::uuid) n`,
  );
  return row!.counts;
}

async function readSuspensions(clubId: string, memberId: string): Promise<HistoryView['suspensions']> {
  const rows = await queryRows<{ suspension: HistoryView['suspensions'][number] }>(
    db,
    Prisma.sql`SELECT ${suspensionJson} AS "suspension" FROM "Suspension" u JOIN "Club" c ON c."id" = u."clubId"
      WHERE u."clubId" = ${clubId}::uuid AND u."memberId" = ${memberId}::uuid ORDER BY u."at" DESC LIMIT 50`,
  );
  return rows.map(({ suspension }) => suspension);
}

/** What moderators of a club may know of somebody before they decide. */
async function readHistory(clubId: string, memberId: string): Promise<HistoryView> {
  const [member, membership, badges, counts, suspensions, decisions] = await Promise.all([
    db.member.findUniqueOrThrow({ where: { id: memberId }, select: { name: true, pictureId: true } }),
    db.membership.findUnique({ where: { clubId_memberId: { clubId, memberId } } }),
    badgesOf(clubId, [memberId]),
    readCounts(clubId, memberId),
    readSuspensions(clubId, memberId),
    readDecisions(
      db,
      Prisma.sql`d."memberId" = ${memberId}::uuid AND d."clubId" = ${clubId}::uuid`,
      shownDecisions,
    ),
  ]);
  return {
    memberId,
    name: membership?.personaName ?? member.name,
    pictureId: membership?.personaPictureId ?? member.pictureId,
    bio: membership?.bio ?? '',
    badge: badges.get(memberId)!,
    joinedAt: membership?.joinedAt?.toISOString() ?? null,
    status: membership?.status ?? null,
    ...counts,
    suspensions,
    decisions,
  };
}

async function viewerOf(
  actor: Actor,
  access: ClubAccess,
  review: { memberId: string | null; claimedById: string | null; claimedUntil: Date | null },
  suspension: { byId: string | null; memberId: string } | null,
  history: HistoryView | null,
): Promise<ReviewDetail['viewer']> {
  const at = now();
  const proposed = proposeSuspension(
    (history?.suspensions ?? []).map((one) => ({ at: new Date(one.at), lifted: one.lifted })),
    at,
  );
  const mayDecide = suspension ? mayHearAppeal(access, suspension) : mayDecideAbout(access, review.memberId);
  return {
    mayDecide,
    maySuspend:
      mayDecide &&
      history !== null &&
      history.status !== null &&
      maySuspend(access, { memberId: history.memberId, badge: history.badge }),
    mayWithoutEnd: isAdmin(actor),
    proposedDays: proposed === 'indefinite' ? null : proposed,
    isMine: holderOf(review, at) === access.memberId,
  };
}

/**
 * A review with all that is needed to decide: the post among its neighbours, who flagged it and how right they were before, and what
 * is known of whom it is about. Moderators of the club. @throws not_found, unauthenticated, forbidden
 */
export async function getReview(actor: Actor, reviewId: string): Promise<ReviewDetail> {
  requireMember(actor);
  const row = isId(reviewId)
    ? await db.review.findUnique({
        where: { id: reviewId },
        include: {
          suspension: { select: { byId: true, memberId: true } },
          post: { select: { thread: { select: { status: true } } } },
        },
      })
    : null;
  if (!row) throw new PortalError('not_found');
  const access = await loadClubAccess(actor, { clubId: row.clubId });
  if (!mayModerate(access) || !mayReview(access)) throw new PortalError('forbidden');
  const [[review], flags, context, history, decisions] = await Promise.all([
    readReviews(db, [reviewId], now()),
    readFlags(reviewId),
    row.postId ? readContext(row.postId) : [],
    row.memberId ? readHistory(row.clubId, row.memberId) : null,
    readDecisions(db, Prisma.sql`d."reviewId" = ${reviewId}::uuid`, shownDecisions),
  ]);
  if (!review) throw new PortalError('not_found');
  return {
    review,
    flags,
    context,
    threadStatus: row.post?.thread.status ?? null,
    history,
    decisions,
    viewer: await viewerOf(actor, access, row, row.suspension, history),
  };
}
