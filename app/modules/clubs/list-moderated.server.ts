import { type Actor, isAdmin, memberIdOf } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { requireMember } from '~/platform/require-member';
import { badgesOf } from './internal/badges.server';
import { loadClubAccess } from './load-access.server';
import { mayModerate } from './policy';
import type { JoinQuestion, PersonView, Translated } from './views';

export interface ModeratedClub {
  id: string;
  slug: string;
  name: string;
  pictureId: string | null;
  pendingCount: number;
  suspendedCount: number;
}

/** The clubs whose peace the actor keeps, by name; admins keep all. Empty for everybody else. @throws unauthenticated */
export async function listModeratedClubs(actor: Actor): Promise<ModeratedClub[]> {
  requireMember(actor);
  return db.$queryRaw<ModeratedClub[]>`
    SELECT c."id", c."slug", c."name", c."pictureId",
      (SELECT count(*)::int FROM "Membership" s WHERE s."clubId" = c."id" AND s."status" = 'pending') AS "pendingCount",
      (SELECT count(*)::int FROM "Membership" s WHERE s."clubId" = c."id" AND s."status" = 'suspended' AND s."suspendedUntil" > ${now()}) AS "suspendedCount"
    FROM "Club" c
    WHERE ${isAdmin(actor)} OR EXISTS (
      SELECT 1 FROM "RoleGrant" g JOIN "Membership" s ON s."clubId" = g."clubId" AND s."memberId" = g."memberId"
      WHERE g."clubId" = c."id" AND g."memberId" = ${memberIdOf(actor) ?? null}::uuid AND g."role" = 'moderator' AND g."status" = 'verified'
        AND (g."validUntil" IS NULL OR g."validUntil" > ${now()})
        AND (s."status" = 'active' OR (s."status" = 'suspended' AND s."suspendedUntil" <= ${now()})))
    ORDER BY c."name", c."id" LIMIT 200`;
}

export interface PendingMember {
  memberId: string;
  name: string;
  pictureId: string | null;
  bio: string;
  requestedAt: string;
  /** What they said to each question, in the club's order; also to questions that are asked no more. */
  answers: { label: Translated | null; key: string; answer: string }[];
  invitedBy: string | null;
}

async function requireModerator(actor: Actor, slug: string) {
  requireMember(actor);
  const access = await loadClubAccess(actor, { slug });
  if (!mayModerate(access)) throw new PortalError('forbidden');
  return access.club;
}

function answersOf(questions: JoinQuestion[], answers: Record<string, string>): PendingMember['answers'] {
  const asked = questions.map(({ key, label }) => ({ key, label, answer: answers[key] ?? '' }));
  const others = Object.entries(answers)
    .filter(([key]) => !questions.some((question) => question.key === key))
    .map(([key, answer]) => ({ key, label: null, answer }));
  return [...asked, ...others];
}

/** Who waits to come in, the longest first. Moderators may see. @throws forbidden */
export async function listPending(actor: Actor, slug: string): Promise<PendingMember[]> {
  const { id: clubId } = await requireModerator(actor, slug);
  const [club, rows] = await Promise.all([
    db.club.findUniqueOrThrow({ where: { id: clubId }, select: { joinQuestions: true } }),
    db.membership.findMany({
      where: { clubId, status: 'pending' },
      include: {
        member: { select: { pictureId: true } },
        invitation: { select: { invitedBy: { select: { name: true } } } },
      },
      orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }],
      take: 200,
    }),
  ]);
  return rows.map((row) => ({
    memberId: row.memberId,
    name: row.personaName,
    pictureId: row.personaPictureId ?? row.member.pictureId,
    bio: row.bio,
    requestedAt: row.requestedAt.toISOString(),
    answers: answersOf(
      club.joinQuestions as unknown as JoinQuestion[],
      row.answers as Record<string, string>,
    ),
    invitedBy: row.invitation?.invitedBy.name ?? null,
  }));
}

export interface SuspendedMember extends PersonView {
  until: string;
  reason: string;
}

/** Who is suspended, whose time ends first. Moderators may see. @throws forbidden */
export async function listSuspended(actor: Actor, slug: string): Promise<SuspendedMember[]> {
  const { id: clubId } = await requireModerator(actor, slug);
  const rows = await db.membership.findMany({
    where: { clubId, status: 'suspended', suspendedUntil: { gt: now() } },
    include: { member: { select: { pictureId: true } } },
    orderBy: [{ suspendedUntil: 'asc' }, { id: 'asc' }],
    take: 200,
  });
  const badges = await badgesOf(
    clubId,
    rows.map(({ memberId }) => memberId),
  );
  return rows.map((row) => ({
    memberId: row.memberId,
    name: row.personaName,
    pictureId: row.personaPictureId ?? row.member.pictureId,
    bio: row.bio,
    badge: badges.get(row.memberId)!,
    joinedAt: row.joinedAt?.toISOString() ?? null,
    until: row.suspendedUntil!.toISOString(),
    reason: row.suspendedReason ?? '',
  }));
}
