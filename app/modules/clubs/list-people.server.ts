import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { containsPattern } from '~/platform/text/like-pattern';
import { badgesOf } from './internal/badges.server';
import { loadClubAccess } from './load-access.server';
import { mayRead } from './policy';
import type { ListPeopleInput } from './schema';
import type { PersonView } from './views';

interface Row {
  id: string;
  memberId: string;
  name: string;
  pictureId: string | null;
  bio: string;
  joinedAt: Date;
}

const hasRole = (clubId: string, role: string) => Prisma.sql`EXISTS (
  SELECT 1 FROM "RoleGrant" g WHERE g."memberId" = s."memberId" AND g."clubId" = ${clubId}::uuid
    AND g."role" = ${role}::"RoleName" AND g."status" = 'verified' AND (g."validUntil" IS NULL OR g."validUntil" > ${now()}))`;

const actsFor = (clubId: string, organisationId: string) => Prisma.sql`EXISTS (
  SELECT 1 FROM "RoleGrant" g WHERE g."memberId" = s."memberId" AND g."clubId" = ${clubId}::uuid
    AND g."organisationId" = ${organisationId}::uuid AND g."status" = 'verified' AND (g."validUntil" IS NULL OR g."validUntil" > ${now()}))`;

const knows = (clubId: string, field: string) => Prisma.sql`EXISTS (
  SELECT 1 FROM "RoleGrant" g WHERE g."memberId" = s."memberId" AND g."clubId" = ${clubId}::uuid AND g."role" = 'expert'
    AND g."fields" @> ARRAY[${field}]::text[] AND g."status" = 'verified' AND (g."validUntil" IS NULL OR g."validUntil" > ${now()}))`;

function filters(clubId: string, { role, organisation, field, q }: ListPeopleInput): Prisma.Sql {
  const conditions = [Prisma.sql`s."clubId" = ${clubId}::uuid AND s."status" = 'active'`];
  if (role) conditions.push(hasRole(clubId, role));
  if (field) conditions.push(knows(clubId, field));
  if (organisation) conditions.push(isId(organisation) ? actsFor(clubId, organisation) : Prisma.sql`false`);
  if (q) conditions.push(Prisma.sql`lower(s."personaName") LIKE ${containsPattern(q)}`);
  return Prisma.join(conditions, ' AND ');
}

/**
 * A club's people, who came last first, by role, organisation and part of a name. Whoever may read the club may.
 * @throws not_found, unauthenticated or forbidden where the club is its members'
 */
export async function listPeople(
  actor: Actor,
  input: ListPeopleInput & { slug: string },
): Promise<{ items: PersonView[]; next: string | null }> {
  const access = await loadClubAccess(actor, { slug: input.slug });
  if (!mayRead(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  const after = readCursor(input.cursor, ['time', 'id']);
  const beyond = after
    ? Prisma.sql`AND (s."joinedAt" < ${new Date(after[0]!)} OR (s."joinedAt" = ${new Date(after[0]!)} AND s."id" > ${after[1]}::uuid))`
    : Prisma.empty;
  const rows = await db.$queryRaw<Row[]>`
    SELECT s."id", s."memberId", s."personaName" AS "name", coalesce(s."personaPictureId", m."pictureId") AS "pictureId", s."bio", s."joinedAt"
    FROM "Membership" s JOIN "Member" m ON m."id" = s."memberId"
    WHERE ${filters(access.club.id, input)} ${beyond}
    ORDER BY s."joinedAt" DESC, s."id" LIMIT ${input.limit + 1}`;
  const shown = rows.slice(0, input.limit);
  const badges = await badgesOf(
    access.club.id,
    shown.map(({ memberId }) => memberId),
  );
  const last = shown.at(-1);
  return {
    items: shown.map(({ id: _, joinedAt, ...person }) => ({
      ...person,
      badge: badges.get(person.memberId)!,
      joinedAt: joinedAt.toISOString(),
    })),
    next: rows.length > input.limit && last ? writeCursor([last.joinedAt.toISOString(), last.id]) : null,
  };
}

/** The fields that a club's experts know now, by name. Whoever may read the club may. @throws as listPeople */
export async function listExpertFields(actor: Actor, slug: string): Promise<string[]> {
  const access = await loadClubAccess(actor, { slug });
  if (!mayRead(access)) throw new PortalError(actor.kind === 'visitor' ? 'unauthenticated' : 'forbidden');
  const rows = await db.$queryRaw<{ field: string }[]>`
    SELECT DISTINCT unnest(g."fields") AS "field" FROM "RoleGrant" g
    JOIN "Membership" s ON s."clubId" = g."clubId" AND s."memberId" = g."memberId" AND s."status" = 'active'
    WHERE g."clubId" = ${access.club.id}::uuid AND g."role" = 'expert' AND g."status" = 'verified'
      AND (g."validUntil" IS NULL OR g."validUntil" > ${now()}) ORDER BY 1 LIMIT 60`;
  return rows.map(({ field }) => field);
}
