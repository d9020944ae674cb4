import { now } from '../clock.server';
import { db } from '../db/client.server';

/** Of these ids of sessions and hashes of API tokens, those that still hold: not ended, not too old, their member active. */
export async function listValidCredentials(ids: readonly string[]): Promise<Set<string>> {
  const at = now();
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT s."id" FROM "Session" s JOIN "Member" m ON m."id" = s."memberId"
    WHERE s."id" = ANY (${ids}::text[]) AND s."expiresAt" > ${at} AND s."absoluteExpiresAt" > ${at} AND m."status" = 'active'
    UNION ALL
    SELECT t."hash" FROM "ApiToken" t JOIN "Member" m ON m."id" = t."memberId"
    WHERE t."hash" = ANY (${ids}::text[]) AND t."revokedAt" IS NULL AND (t."expiresAt" IS NULL OR t."expiresAt" > ${at})
      AND m."status" = 'active'`;
  return new Set(rows.map(({ id }) => id));
}
