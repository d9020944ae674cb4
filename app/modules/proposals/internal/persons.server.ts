import { Prisma } from '~/platform/db/sql.server';

/** A person (`PersonView`) of "Member" m as the club of "Membership" s calls them. */
export const personJson = Prisma.sql`json_build_object('id', m."id", 'name', coalesce(s."personaName", m."name"),
  'pictureId', coalesce(s."personaPictureId", m."pictureId"))`;

/** The joins of `personJson`: who, in which club. */
export function personJoins(memberId: Prisma.Sql, clubId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`JOIN "Member" m ON m."id" = ${memberId}
    LEFT JOIN "Membership" s ON s."clubId" = ${clubId} AND s."memberId" = m."id"`;
}
