import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';

/** A link that still lets people in. */
export interface UsableInvitation {
  id: string;
  invitedById: string;
  /** Made by somebody who moderates the club now: lets in without approval. */
  vouched: boolean;
}

interface Row extends UsableInvitation {
  usable: boolean;
}

/**
 * Finds a club's invitation by its code. It works while it has uses left, has not run out or been revoked, and who made it
 * is still an active member or of the brand. `usedId`: the one by which the asker waits already, which needs no further use.
 * @throws link_expired when it no longer works
 */
export async function findInvitation(
  tx: Tx,
  clubId: string,
  code: string,
  at: Date,
  usedId: string | null,
): Promise<UsableInvitation | undefined> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT i."id", i."invitedById", r."staff" OR (r."moderator" AND r."belongs") AS "vouched",
      i."revokedAt" IS NULL AND (i."expiresAt" IS NULL OR i."expiresAt" > ${at})
        AND (i."maxUses" IS NULL OR i."uses" < i."maxUses" OR i."id" = ${usedId}::uuid) AND (r."staff" OR r."belongs") AS "usable"
    FROM "Invitation" i
    CROSS JOIN LATERAL (SELECT
      EXISTS (SELECT 1 FROM "Membership" s WHERE s."clubId" = i."clubId" AND s."memberId" = i."invitedById"
        AND (s."status" = 'active' OR (s."status" = 'suspended' AND s."suspendedUntil" <= ${at}))) AS "belongs",
      EXISTS (SELECT 1 FROM "RoleGrant" g WHERE g."memberId" = i."invitedById" AND g."clubId" IS NULL AND g."role" = 'admin'
        AND g."status" = 'verified' AND (g."validUntil" IS NULL OR g."validUntil" > ${at})) AS "staff",
      EXISTS (SELECT 1 FROM "RoleGrant" g WHERE g."memberId" = i."invitedById" AND g."clubId" = i."clubId" AND g."role" = 'moderator'
        AND g."status" = 'verified' AND (g."validUntil" IS NULL OR g."validUntil" > ${at})) AS "moderator") r
    WHERE i."code" = ${code} AND i."clubId" = ${clubId}::uuid`;
  if (!row) return undefined;
  if (!row.usable) throw new PortalError('link_expired');
  const { id, invitedById, vouched } = row;
  return { id, invitedById, vouched };
}

/** Counts a use. The club's lock keeps two from taking the last one; the table's CHECK stands behind it. */
export async function countInvitationUse(tx: Tx, invitationId: string): Promise<void> {
  await tx.$executeRaw`UPDATE "Invitation" SET "uses" = "uses" + 1 WHERE "id" = ${invitationId}::uuid`;
}
