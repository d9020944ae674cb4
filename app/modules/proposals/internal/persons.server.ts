import { Prisma } from '~/platform/db/sql.server';

/** A person (`PersonView`) of "Member" m as the club of "Membership" s calls them. */
export const personJson = Prisma.sql`json_build_object('id', m."id", 'name', coalesce(s."personaName", m."name"),
  'pictureId', coalesce(s."personaPictureId", m."pictureId"))`;

/** The person of an id as a club calls them, where there may be none; for a column of its own. */
export function personOf(memberId: Prisma.Sql, clubId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT ${personJson} FROM "Member" m LEFT JOIN "Membership" s ON s."clubId" = ${clubId} AND s."memberId" = m."id"
    WHERE m."id" = ${memberId})`;
}

/** The joins of `personJson`: who, in which club. */
export function personJoins(memberId: Prisma.Sql, clubId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`JOIN "Member" m ON m."id" = ${memberId}
    LEFT JOIN "Membership" s ON s."clubId" = ${clubId} AND s."memberId" = m."id"`;
}
