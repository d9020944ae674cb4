import { type Actor, memberIdOf } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import type { Locale } from '~/platform/i18n/locale';
import { requireMember } from '~/platform/require-member';

export interface FollowList {
  threads: {
    id: string;
    title: string;
    language: Locale | null;
    follow: 'following' | 'muted';
    club: { slug: string; name: string };
  }[];
  tags: { key: string; label: Record<Locale, string>; club: { slug: string; name: string } }[];
  people: { id: string; name: string; pictureId: string | null; club: { slug: string; name: string } }[];
}

/** More than these of a sort are not listed; nobody has followed so much. */
const most = 200;

const clubJson = Prisma.sql`json_build_object('slug', c."slug", 'name', c."name") AS "club"`;

/** What a member follows, and the threads they muted, of clubs they may still read. @throws unauthenticated */
export async function listFollows(actor: Actor): Promise<FollowList> {
  const { memberId } = requireMember(actor);
  const readable = Prisma.sql`c."status" <> 'draft' AND (c."visibility" = 'public' OR EXISTS (SELECT 1 FROM "Membership" x
    WHERE x."clubId" = c."id" AND x."memberId" = ${memberId}::uuid AND x."status" IN ('active', 'suspended')))`;
  const [threads, tags, people] = await Promise.all([
    db.$queryRaw<FollowList['threads']>`
      SELECT t."id", t."title", t."language"::text, r."follow"::text, ${clubJson}
      FROM "ThreadReader" r JOIN "Thread" t ON t."id" = r."threadId" JOIN "Club" c ON c."id" = t."clubId"
      WHERE r."memberId" = ${memberId}::uuid AND r."follow" <> 'normal' AND ${readable}
      ORDER BY t."lastPostAt" DESC, t."id" DESC LIMIT ${most}`,
    db.$queryRaw<FollowList['tags']>`
      SELECT g."key", g."label", ${clubJson}
      FROM "TagFollow" f JOIN "ClubTag" g ON g."clubId" = f."clubId" AND g."key" = f."tag" JOIN "Club" c ON c."id" = f."clubId"
      WHERE f."memberId" = ${memberId}::uuid AND ${readable} ORDER BY c."name", g."position", g."key" LIMIT ${most}`,
    db.$queryRaw<FollowList['people']>`
      SELECT s."memberId" AS "id", s."personaName" AS "name", coalesce(s."personaPictureId", m."pictureId") AS "pictureId", ${clubJson}
      FROM "PersonFollow" f JOIN "Club" c ON c."id" = f."clubId" JOIN "Member" m ON m."id" = f."personId"
      JOIN "Membership" s ON s."clubId" = f."clubId" AND s."memberId" = f."personId" AND s."status" <> 'left'
      WHERE f."memberId" = ${memberId}::uuid AND ${readable} ORDER BY c."name", s."personaName", s."memberId" LIMIT ${most}`,
  ]);
  return { threads, tags, people };
}

/** Whether the actor follows a topic of a club. */
export async function isFollowingTag(actor: Actor, slug: string, tag: string): Promise<boolean> {
  const memberId = memberIdOf(actor);
  if (!memberId) return false;
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "TagFollow" f JOIN "Club" c ON c."id" = f."clubId"
    WHERE f."memberId" = ${memberId}::uuid AND c."slug" = ${slug}::citext AND f."tag" = ${tag}`;
  return rows.length > 0;
}

/** Whether the actor follows somebody of a club. */
export async function isFollowingPerson(actor: Actor, slug: string, personId: string): Promise<boolean> {
  const memberId = memberIdOf(actor);
  if (!memberId) return false;
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "PersonFollow" f JOIN "Club" c ON c."id" = f."clubId"
    WHERE f."memberId" = ${memberId}::uuid AND c."slug" = ${slug}::citext AND f."personId" = ${personId}::uuid`;
  return rows.length > 0;
}
