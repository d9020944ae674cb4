import { randomBytes } from 'node:crypto';
import type { PortalRole } from '../actor';
import { now } from '../clock.server';
import { db, queryRows } from '../db/client.server';
import { Prisma } from '../db/sql.server';
import type { Tx } from '../db/transact.server';
import type { Locale } from '../i18n/locale';
import { newId } from '../ids';
import { hashSecret, type SignedIn } from './sessions.server';

const prefix = 'chm_';

export function isApiToken(secret: string): boolean {
  return secret.startsWith(prefix);
}

/** Makes a token for programs; the secret is shown this once. */
export async function createApiToken(
  tx: Tx,
  input: { memberId: string; name: string; scopes: string[] },
): Promise<{ id: string; secret: string }> {
  const secret = prefix + randomBytes(32).toString('base64url');
  const id = newId();
  await tx.apiToken.create({ data: { id, hash: hashSecret(secret), ...input, createdAt: now() } });
  return { id, secret };
}

interface TokenRow {
  id: string;
  name: string;
  locale: Locale | null;
  timeZone: string;
  pictureId: string | null;
  portalRoles: PortalRole[];
  scopes: string[];
}

/** Who a token acts for; undefined when it is unknown, revoked, expired, or its member may not sign in. */
export async function readApiToken(secret: string): Promise<SignedIn | undefined> {
  const [row] = await queryRows<TokenRow>(
    db,
    Prisma.sql`
    SELECT m."id", m."name", m."locale"::text, m."timeZone", m."pictureId", t."scopes",
      ARRAY(SELECT g."role"::text FROM "RoleGrant" g WHERE g."memberId" = m."id" AND g."clubId" IS NULL
        AND g."status" = 'verified' AND (g."validUntil" IS NULL OR g."validUntil" > ${now()})) AS "portalRoles"
    FROM "ApiToken" t JOIN "Member" m ON m."id" = t."memberId"
    WHERE t."hash" = ${hashSecret(secret)} AND t."revokedAt" IS NULL AND (t."expiresAt" IS NULL OR t."expiresAt" > ${now()})
      AND m."status" = 'active'`,
  );
  if (!row) return undefined;
  const { scopes, ...member } = row;
  return {
    actor: { kind: 'member', memberId: row.id, name: row.name, portalRoles: row.portalRoles, scopes },
    member,
  };
}
