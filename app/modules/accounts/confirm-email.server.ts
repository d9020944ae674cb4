import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { transact } from '~/platform/db/transact.server';
import { isUniqueViolation } from '~/platform/db/database-error.server';
import { PortalError } from '~/platform/errors';
import { log } from '~/platform/log.server';
import { queueMail } from '~/platform/mail.server';
import { takeLink } from './internal/email-links.server';
import { emailChangedMail } from './mails.server';

/**
 * The address that the link was sent to is its member's: confirmed, and from now on the account's address. Whoever has the
 * link may. Tells the old address, if there was another. @throws link_expired, email_taken
 */
export async function confirmEmail(_actor: Actor, input: { token: string }): Promise<{ email: string }> {
  try {
    const { memberId, email } = await transact(async (tx) => {
      const at = now();
      const link = await takeLink(tx, input.token, 'confirm', at);
      const [before] = await tx.$queryRaw<{ email: string | null; locale: 'th' | 'vi' | 'en' | null }[]>`
        SELECT "email"::text, "locale"::text FROM "Member"
        WHERE "id" = ${link.memberId}::uuid AND "status" = 'active' FOR UPDATE`;
      if (!before) throw new PortalError('link_expired');
      await tx.member.update({
        where: { id: link.memberId },
        data: { email: link.email, emailConfirmedAt: at, updatedAt: at },
      });
      if (before.email && before.email !== link.email) {
        const { memberId, email } = link;
        await queueMail(tx, emailChangedMail, {
          to: before.email,
          memberId,
          locale: before.locale,
          data: { email },
        });
      }
      return link;
    });
    log.info({ memberId }, 'address confirmed');
    return { email };
  } catch (error) {
    // Somebody else made an account with it while the link was on its way.
    if (isUniqueViolation(error)) throw new PortalError('email_taken', { cause: error });
    throw error;
  }
}
