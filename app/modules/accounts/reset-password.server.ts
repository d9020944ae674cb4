import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import { PortalError } from '~/platform/errors';
import { log } from '~/platform/log.server';
import { queueMail } from '~/platform/mail.server';
import { announceEndedSessions } from '~/platform/session/ended-sessions.server';
import { hashSecret } from '~/platform/session/sessions.server';
import { takeLink } from './internal/email-links.server';
import { endSessions } from './internal/end-sessions.server';
import { hashPassword, refuseCommonPassword } from './internal/passwords.server';
import { passwordChangedMail } from './mails.server';

/**
 * The account of a link has a new password; all its sessions are over and their sockets cut. The link works once. Whoever has
 * the link may. @throws link_expired, invalid (common password)
 */
export async function resetPassword(input: { token: string; password: string }): Promise<void> {
  const { token, password } = input;
  const owner = await findOwner(token);
  refuseCommonPassword('password', password, owner);
  const passwordHash = await hashPassword(password);
  const ended = await transact(async (tx) => {
    const at = now();
    const { memberId, email } = await takeLink(tx, token, 'reset', at);
    // The account may have another address by now: then whoever reads the old one has no say any more.
    const { count } = await tx.member.updateMany({
      where: { id: memberId, email, status: 'active' },
      data: { passwordHash, updatedAt: at },
    });
    if (count !== 1) throw new PortalError('link_expired');
    // Who opens the link reads the address's mail.
    await tx.member.updateMany({
      where: { id: memberId, emailConfirmedAt: null },
      data: { emailConfirmedAt: at },
    });
    await queueMail(tx, passwordChangedMail, { to: email, memberId, locale: owner.locale, data: {} });
    return endSessions(tx, memberId);
  });
  announceEndedSessions(ended);
  log.info({ memberId: owner.id }, 'password reset');
}

async function findOwner(token: string) {
  const link = await db.emailToken.findFirst({
    where: { hash: hashSecret(token), purpose: 'reset', usedAt: null, expiresAt: { gt: now() } },
    select: { member: { select: { id: true, name: true, email: true, locale: true } } },
  });
  if (!link) throw new PortalError('link_expired');
  return link.member;
}
