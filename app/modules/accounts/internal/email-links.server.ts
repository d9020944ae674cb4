import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { hashSecret, newSecret } from '~/platform/session/sessions.server';

export type LinkPurpose = 'confirm' | 'reset';

const hourMs = 3_600_000;
export const linkHours: Record<LinkPurpose, number> = { confirm: 72, reset: 1 };

/** Makes the secret of a link while its mail is written; the database gets its hash only. */
export async function makeLinkSecret(memberId: string, email: string, purpose: LinkPurpose): Promise<string> {
  const secret = newSecret();
  const at = now();
  await db.emailToken.create({
    data: {
      hash: hashSecret(secret),
      memberId,
      email,
      purpose,
      createdAt: at,
      expiresAt: new Date(at.getTime() + linkHours[purpose] * hourMs),
    },
  });
  return secret;
}

export interface Link {
  memberId: string;
  email: string;
}

/**
 * Uses a link: only the first of several at once gets it, and other links of the same purpose go with it.
 * @throws link_expired for one that is unknown, used or too old
 */
export async function takeLink(tx: Tx, secret: string, purpose: LinkPurpose, at: Date): Promise<Link> {
  const [taken] = await tx.emailToken.updateManyAndReturn({
    where: { hash: hashSecret(secret), purpose, usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
    select: { memberId: true, email: true },
  });
  if (!taken) throw new PortalError('link_expired');
  await tx.emailToken.updateMany({
    where: { memberId: taken.memberId, purpose, usedAt: null },
    data: { usedAt: at },
  });
  return taken;
}

/** Whether a link would still work, for the page it leads to. */
export async function isLinkGood(secret: string, purpose: LinkPurpose): Promise<boolean> {
  const found = await db.emailToken.count({
    where: { hash: hashSecret(secret), purpose, usedAt: null, expiresAt: { gt: now() } },
  });
  return found === 1;
}
