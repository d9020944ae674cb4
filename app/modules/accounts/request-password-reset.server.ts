import type { Actor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import type { Locale } from '~/platform/i18n/locale';
import { defineJob, enqueue } from '~/platform/jobs/jobs.server';
import { queueMail } from '~/platform/mail.server';
import { countLinkMail } from './internal/limits.server';
import { resetPasswordMail } from './mails.server';

interface Request {
  email: string;
  locale: Locale;
}

/** Looks the account up after the answer has gone, so that neither its words nor its time tell whether there is one. */
export const sendResetLink = defineJob<Request>({
  name: 'accounts.send-reset-link',
  async run({ email, locale }) {
    const member = await db.member.findUnique({
      where: { email, status: 'active' },
      select: { id: true, email: true, locale: true },
    });
    if (!member?.email) return;
    const { id: memberId, email: to } = member;
    await transact((tx) =>
      queueMail(tx, resetPasswordMail, { to, memberId, locale: member.locale ?? locale, data: {} }),
    );
  },
});

/**
 * A link to choose a new password is on its way, if there is an account with the address. Anyone may ask; the answer is the
 * same either way. @throws rate_limited
 */
export async function requestPasswordReset(
  _actor: Actor,
  input: Request,
  options: { address: string },
): Promise<void> {
  await countLinkMail(input.email, options.address);
  await transact((tx) => enqueue(tx, sendResetLink, input));
}
