import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { requireMember } from '~/platform/require-member';

export interface BlockedPerson {
  memberId: string;
  name: string;
  pictureId: string | null;
}

/**
 * Whom the actor does not want to see, the latest first, at most 500; by the persona that the actor knows from a club of
 * both, so that the list tells no other name. @throws unauthenticated
 */
export async function listBlocks(actor: Actor): Promise<BlockedPerson[]> {
  const { memberId } = requireMember(actor);
  return db.$queryRaw<BlockedPerson[]>`
    SELECT m."id" AS "memberId", coalesce(known."personaName", m."name") AS "name",
      coalesce(known."personaPictureId", m."pictureId") AS "pictureId"
    FROM "Block" b JOIN "Member" m ON m."id" = b."blockedId"
    LEFT JOIN LATERAL (
      SELECT s."personaName", s."personaPictureId" FROM "Membership" s
      LEFT JOIN "Membership" mine ON mine."clubId" = s."clubId" AND mine."memberId" = ${memberId}::uuid AND mine."status" = 'active'
      WHERE s."memberId" = b."blockedId" AND s."status" IN ('active', 'suspended', 'left')
      ORDER BY mine."id" IS NULL, s."joinedAt" DESC LIMIT 1) known ON true
    WHERE b."memberId" = ${memberId}::uuid ORDER BY b."createdAt" DESC, b."blockedId" LIMIT 500`;
}
