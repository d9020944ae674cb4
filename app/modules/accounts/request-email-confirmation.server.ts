import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import { invalidField } from '~/platform/errors';
import { queueMail } from '~/platform/mail.server';
import { requireMember } from '~/platform/require-member';
import { countLinkMail } from './internal/limits.server';
import { verifyPassword } from './internal/passwords.server';
import { confirmEmailMail } from './mails.server';

/**
 * A link to confirm the account's own address is on its way again, unless it is confirmed. For oneself.
 * @throws unauthenticated, rate_limited
 */
export async function resendConfirmation(
  actor: Actor,
  options: { address: string },
): Promise<{ sent: boolean }> {
  const { memberId } = requireMember(actor);
  const { email, emailConfirmedAt, locale } = await db.member.findUniqueOrThrow({
    where: { id: memberId },
    select: { email: true, emailConfirmedAt: true, locale: true },
  });
  if (!email || emailConfirmedAt) return { sent: false };
  await countLinkMail(email, options.address);
  await transact((tx) =>
    queueMail(tx, confirmEmailMail, { to: email, memberId, locale, data: { isNew: false } }),
  );
  return { sent: true };
}

/**
 * A link is on its way to the address that is to become the account's; it does so once the link is opened. The answer does
 * not tell whether another account has it. For oneself, with the password, if there is one.
 * @throws unauthenticated, invalid (`currentPassword`), rate_limited
 */
export async function changeEmail(
  actor: Actor,
  input: { email: string; currentPassword?: string },
  options: { address: string },
): Promise<void> {
  const { memberId } = requireMember(actor);
  const { passwordHash, locale } = await db.member.findUniqueOrThrow({
    where: { id: memberId },
    select: { passwordHash: true, locale: true },
  });
  if (passwordHash && !(await verifyPassword(passwordHash, input.currentPassword ?? '')))
    throw invalidField('currentPassword', 'wrong_password');
  await countLinkMail(input.email, options.address);
  await transact((tx) =>
    queueMail(tx, confirmEmailMail, { to: input.email, memberId, locale, data: { isNew: true } }),
  );
}
