import type { z } from 'zod';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { requireMember } from '~/platform/require-member';
import { readMemberView } from './internal/member-view.server';
import type { meShape, ownMembershipShape } from './schema';

type OwnMembership = z.output<typeof ownMembershipShape>;

interface Row extends Omit<OwnMembership, 'roles'> {
  roles: Exclude<OwnMembership['roles'][number], 'customer'>[];
}

/** One's own account and what one is in each club, the latest joined first. @throws unauthenticated */
export async function getMe(actor: Actor): Promise<z.output<typeof meShape>> {
  const { memberId } = requireMember(actor);
  const [member, rows] = await Promise.all([
    readMemberView(db, memberId),
    db.$queryRaw<Row[]>`
      SELECT jsonb_build_object('id', c."id", 'slug', c."slug", 'name', c."name") AS "club", s."status"::text,
        ARRAY(SELECT g."role"::text FROM "RoleGrant" g WHERE g."memberId" = s."memberId" AND g."clubId" = s."clubId"
          AND g."status" = 'verified' AND (g."validUntil" IS NULL OR g."validUntil" > ${now()}) ORDER BY 1) AS "roles",
        jsonb_build_object('name', s."personaName", 'bio', s."bio", 'pictureId', coalesce(s."personaPictureId", m."pictureId"))
          AS "persona"
      FROM "Membership" s JOIN "Club" c ON c."id" = s."clubId" JOIN "Member" m ON m."id" = s."memberId"
      WHERE s."memberId" = ${memberId}::uuid
      ORDER BY coalesce(s."joinedAt", s."requestedAt") DESC, c."id" LIMIT 500`,
  ]);
  const memberships = rows.map(({ roles, ...row }) => ({
    ...row,
    // Everyone in a club is a customer of it; roles of the brand and its network come on top, while one is in it.
    roles: ['customer' as const, ...(row.status === 'active' ? roles : [])],
  }));
  return { member, memberships };
}
