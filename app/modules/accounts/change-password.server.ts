import type { Actor } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { Concealed } from '~/platform/concealed';
import { db } from '~/platform/db/client.server';
import { invalidField, PortalError } from '~/platform/errors';
import { log } from '~/platform/log.server';
import { queueMail } from '~/platform/mail.server';
import { requireMember } from '~/platform/require-member';
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

type Replacement = Concealed<{ before: string | null; passwordHash: string }>;

const replacePassword = defineCommand<{ replacement: Replacement }, object>(
  'accounts.change-password',
  async ({ tx, actor, input, at, evict }) => {
    const { memberId, sessionId } = requireMember(actor);
    const { before, passwordHash } = input.replacement.reveal();
    const [member] = await tx.member.updateManyAndReturn({
      where: { id: memberId, passwordHash: before },
      data: { passwordHash, updatedAt: at },
      select: { email: true, locale: true },
    });
    if (!member) throw new PortalError('changed_meanwhile');
    const { email, locale } = member;
    await tx.emailToken.updateMany({
      where: { memberId, purpose: 'reset', usedAt: null },
      data: { usedAt: at },
    });
    await tx.session.deleteMany({ where: { memberId, id: { not: sessionId } } });
    if (email) await queueMail(tx, passwordChangedMail, { to: email, memberId, locale, data: {} });
    evict({ memberId, exceptSessionId: sessionId });
    return {};
  },
);

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
  const { memberId } = requireMember(actor);
  const member = await db.member.findUniqueOrThrow({
    where: { id: memberId },
    select: { name: true, email: true, passwordHash: true },
  });
  const { passwordHash: before } = member;
  if (before) await proveCurrent(memberId, before, input.currentPassword ?? '', options.address);
  refuseCommonPassword('password', input.password, member);
  const passwordHash = await hashPassword(input.password);
  await replacePassword(actor, { replacement: new Concealed({ before, passwordHash }) });
  log.info({ memberId }, 'password changed');
}
