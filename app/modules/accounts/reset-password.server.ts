import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { defineCommand } from '~/platform/command.server';
import { Concealed } from '~/platform/concealed';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { log } from '~/platform/log.server';
import { queueMail } from '~/platform/mail.server';
import { hashSecret } from '~/platform/session/sessions.server';
import { takeLink } from './internal/email-links.server';
import { hashPassword, refuseCommonPassword } from './internal/passwords.server';
import { passwordChangedMail } from './mails.server';

const replacePassword = defineCommand<{ token: Concealed<string>; passwordHash: Concealed<string> }, object>(
  'accounts.reset-password',
  async ({ tx, input, at, evict }) => {
    const { memberId, email } = await takeLink(tx, input.token.reveal(), 'reset', at);
    // The account may have another address by now: then whoever reads the old one has no say any more.
    const [member] = await tx.member.updateManyAndReturn({
      where: { id: memberId, email, status: 'active' },
      data: { passwordHash: input.passwordHash.reveal(), updatedAt: at },
      select: { locale: true },
    });
    if (!member) throw new PortalError('link_expired');
    // Who opens the link reads the address's mail.
    await tx.member.updateMany({
      where: { id: memberId, emailConfirmedAt: null },
      data: { emailConfirmedAt: at },
    });
    await tx.session.deleteMany({ where: { memberId } });
    await queueMail(tx, passwordChangedMail, { to: email, memberId, locale: member.locale, data: {} });
    evict({ memberId });
    return {};
  },
);

async function findOwner(token: string) {
  const link = await db.emailToken.findFirst({
    where: { hash: hashSecret(token), purpose: 'reset', usedAt: null, expiresAt: { gt: now() } },
    select: { member: { select: { id: true, name: true, email: true } } },
  });
  if (!link) throw new PortalError('link_expired');
  return link.member;
}

/**
 * The account of a link has a new password; all its sessions are over and their sockets cut. The link works once. Whoever has
 * the link may. @throws link_expired, invalid (common password), busy
 */
export async function resetPassword(actor: Actor, input: { token: string; password: string }): Promise<void> {
  const owner = await findOwner(input.token);
  refuseCommonPassword('password', input.password, owner);
  const passwordHash = await hashPassword(input.password);
  await replacePassword(actor, {
    token: new Concealed(input.token),
    passwordHash: new Concealed(passwordHash),
  });
  log.info({ memberId: owner.id }, 'password reset');
}
