import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { snapshot, type Tx } from '~/platform/db/transact.server';
import { badgesOf } from './internal/badges.server';
import { readClubDetail } from './internal/club-rows.server';
import { loadClubAccess } from './load-access.server';
import { mayListen, mayRead } from './policy';
import { clubStream } from './streams';
import { shownPeople } from './updates';
import type { ClubDetail, PersonView } from './views';

export interface ClubHome {
  club: ClubDetail;
  /** Who came last; empty for those who may not read the club. */
  newest: PersonView[];
  /** Who looks after it, moderators before experts. */
  team: PersonView[];
  suspendedReason: string | null;
  /** The club's stream with the last `seq` that is in all this; empty for those who may not listen. */
  seqs: Record<string, number>;
}

interface Row {
  memberId: string;
  name: string;
  pictureId: string | null;
  bio: string;
  joinedAt: Date;
}

async function withBadges(tx: Tx, clubId: string, rows: Row[]): Promise<PersonView[]> {
  const badges = await badgesOf(
    clubId,
    rows.map(({ memberId }) => memberId),
    tx,
  );
  return rows.map((row) => ({
    ...row,
    joinedAt: row.joinedAt.toISOString(),
    badge: badges.get(row.memberId)!,
  }));
}

function readNewest(tx: Tx, clubId: string): Promise<Row[]> {
  return tx.$queryRaw`
    SELECT s."memberId", s."personaName" AS "name", coalesce(s."personaPictureId", m."pictureId") AS "pictureId", s."bio", s."joinedAt"
    FROM "Membership" s JOIN "Member" m ON m."id" = s."memberId"
    WHERE s."clubId" = ${clubId}::uuid AND s."status" = 'active'
    ORDER BY s."joinedAt" DESC, s."id" LIMIT ${shownPeople.newest}`;
}

function readTeam(tx: Tx, clubId: string): Promise<Row[]> {
  return tx.$queryRaw`
    SELECT s."memberId", s."personaName" AS "name", coalesce(s."personaPictureId", m."pictureId") AS "pictureId", s."bio", s."joinedAt"
    FROM (SELECT g."memberId", min(CASE g."role" WHEN 'moderator' THEN 0 ELSE 1 END) AS "rank" FROM "RoleGrant" g
      WHERE g."clubId" = ${clubId}::uuid AND g."role" IN ('moderator', 'expert') AND g."status" = 'verified'
        AND (g."validUntil" IS NULL OR g."validUntil" > ${now()}) GROUP BY g."memberId") t
    JOIN "Membership" s ON s."memberId" = t."memberId" AND s."clubId" = ${clubId}::uuid AND s."status" = 'active'
    JOIN "Member" m ON m."id" = s."memberId"
    ORDER BY t."rank", s."joinedAt", s."id" LIMIT ${shownPeople.team}`;
}

async function readHead(tx: Tx, stream: string): Promise<number> {
  const row = await tx.stream.findUnique({ where: { key: stream }, select: { head: true } });
  return Number(row?.head ?? 0);
}

/**
 * What a club's home shows beside its threads: all of the club, and its people as far as the viewer may see them, in one
 * picture with the head of the club's stream. @throws not_found
 */
export function getClubHome(actor: Actor, slug: string): Promise<ClubHome> {
  return snapshot(async (tx) => {
    const access = await loadClubAccess(actor, { slug }, tx);
    const clubId = access.club.id;
    const { membership } = access;
    const reads = mayRead(access);
    const { club } = await readClubDetail(clubId, tx);
    const newest = reads ? await readNewest(tx, clubId) : [];
    const team = reads ? await readTeam(tx, clubId) : [];
    const people = await withBadges(tx, clubId, [...newest, ...team]);
    const suspended =
      membership?.status === 'suspended'
        ? await tx.membership.findUnique({ where: { id: membership.id }, select: { suspendedReason: true } })
        : null;
    return {
      club,
      newest: people.slice(0, newest.length),
      team: people.slice(newest.length),
      suspendedReason: suspended?.suspendedReason ?? null,
      seqs: mayListen(access) ? { [clubStream(clubId)]: await readHead(tx, clubStream(clubId)) } : {},
    };
  });
}
