import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { badgesOf } from './internal/badges.server';
import { readClubDetail } from './internal/club-rows.server';
import { loadClubAccess } from './load-access.server';
import { mayRead } from './policy';
import type { ClubDetail, PersonView } from './views';

export interface ClubHome {
  club: ClubDetail;
  /** Who came last; empty for those who may not read the club. */
  newest: PersonView[];
  /** Who looks after it, moderators before experts. */
  team: PersonView[];
  suspendedReason: string | null;
}

interface Row {
  memberId: string;
  name: string;
  pictureId: string | null;
  bio: string;
  joinedAt: Date;
}

const shownNewest = 8;
const shownTeam = 6;

async function withBadges(clubId: string, rows: Row[]): Promise<PersonView[]> {
  const badges = await badgesOf(
    clubId,
    rows.map(({ memberId }) => memberId),
  );
  return rows.map((row) => ({
    ...row,
    joinedAt: row.joinedAt.toISOString(),
    badge: badges.get(row.memberId)!,
  }));
}

function readNewest(clubId: string): Promise<Row[]> {
  return db.$queryRaw`
    SELECT s."memberId", s."personaName" AS "name", coalesce(s."personaPictureId", m."pictureId") AS "pictureId", s."bio", s."joinedAt"
    FROM "Membership" s JOIN "Member" m ON m."id" = s."memberId"
    WHERE s."clubId" = ${clubId}::uuid AND s."status" = 'active'
    ORDER BY s."joinedAt" DESC, s."id" LIMIT ${shownNewest}`;
}

function readTeam(clubId: string): Promise<Row[]> {
  return db.$queryRaw`
    SELECT s."memberId", s."personaName" AS "name", coalesce(s."personaPictureId", m."pictureId") AS "pictureId", s."bio", s."joinedAt"
    FROM (SELECT g."memberId", min(CASE g."role" WHEN 'moderator' THEN 0 ELSE 1 END) AS "rank" FROM "RoleGrant" g
      WHERE g."clubId" = ${clubId}::uuid AND g."role" IN ('moderator', 'expert') AND g."status" = 'verified'
        AND (g."validUntil" IS NULL OR g."validUntil" > ${now()}) GROUP BY g."memberId") t
    JOIN "Membership" s ON s."memberId" = t."memberId" AND s."clubId" = ${clubId}::uuid AND s."status" = 'active'
    JOIN "Member" m ON m."id" = s."memberId"
    ORDER BY t."rank", s."joinedAt", s."id" LIMIT ${shownTeam}`;
}

/** What a club's home shows beside its threads: all of the club, and its people as far as the viewer may see them. @throws not_found */
export async function getClubHome(actor: Actor, slug: string): Promise<ClubHome> {
  const access = await loadClubAccess(actor, { slug });
  const clubId = access.club.id;
  const { membership } = access;
  const reads = mayRead(access);
  const [{ club }, newest, team, suspended] = await Promise.all([
    readClubDetail(clubId),
    reads ? readNewest(clubId) : [],
    reads ? readTeam(clubId) : [],
    membership?.status === 'suspended'
      ? db.membership.findUnique({ where: { id: membership.id }, select: { suspendedReason: true } })
      : null,
  ]);
  const people = await withBadges(clubId, [...newest, ...team]);
  return {
    club,
    newest: people.slice(0, newest.length),
    team: people.slice(newest.length),
    suspendedReason: suspended?.suspendedReason ?? null,
  };
}
