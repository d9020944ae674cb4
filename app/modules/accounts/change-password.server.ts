import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import { invalidField, PortalError } from '~/platform/errors';
import { log } from '~/platform/log.server';
import { queueMail } from '~/platform/mail.server';
import { requireMember } from '~/platform/require-member';
import { announceEndedSessions } from '~/platform/session/ended-sessions.server';
import { endSessions } from './internal/end-sessions.server';
import { countSignIn } from './internal/limits.server';
import { hashPassword, refuseCommonPassword, verifyPassword } from './internal/passwords.server';
import { passwordChangedMail } from './mails.server';

interface Change {
  currentPassword?: string;
  password: string;
}

async function proveCurrent(memberId: string, hash: string, given: string, address: string): Promise<void> {
  // A stolen session must not be a way to try passwords without limit.
  const attempt = await countSignIn(`password-of:${memberId}`, address);
  if (!(await verifyPassword(hash, given))) throw invalidField('currentPassword', 'wrong_password');
  await attempt.forgive();
}

/**
 * The account has another password, and every other session is over, with its sockets. For oneself, with the password so
 * far, if there is one. Links sent for a reset work no more.
 * @throws unauthenticated, invalid (`currentPassword`, `password`), rate_limited, changed_meanwhile
 */
export async function changePassword(
  actor: Actor,
  input: Change,
  options: { address: string },
): Promise<void> {
  const { memberId, sessionId } = requireMember(actor);
  const member = await db.member.findUniqueOrThrow({
    where: { id: memberId },
    select: { name: true, email: true, locale: true, passwordHash: true },
  });
  const { passwordHash: before, email, locale } = member;
  if (before) await proveCurrent(memberId, before, input.currentPassword ?? '', options.address);
  refuseCommonPassword('password', input.password, member);
  const passwordHash = await hashPassword(input.password);
  const ended = await transact(async (tx) => {
    const at = now();
    const { count } = await tx.member.updateMany({
      where: { id: memberId, passwordHash: before },
      data: { passwordHash, updatedAt: at },
    });
    if (count !== 1) throw new PortalError('changed_meanwhile');
    await tx.emailToken.updateMany({
      where: { memberId, purpose: 'reset', usedAt: null },
      data: { usedAt: at },
    });
    if (email) await queueMail(tx, passwordChangedMail, { to: email, memberId, locale, data: {} });
    return endSessions(tx, memberId, sessionId);
  });
  announceEndedSessions(ended);
  log.info({ memberId }, 'password changed');
}
