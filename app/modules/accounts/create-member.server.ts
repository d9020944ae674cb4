import type { Actor, PortalRole } from '~/platform/actor';
import { type CommandOptions, defineCommand } from '~/platform/command.server';
import { Concealed } from '~/platform/concealed';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import type { Locale } from '~/platform/i18n/locale';
import { defaultTimeZone } from '~/platform/i18n/locale';
import { newId } from '~/platform/ids';
import { log } from '~/platform/log.server';
import { queueMail } from '~/platform/mail.server';
import { recordAct } from '~/platform/audit.server';
import { countSignUp } from './internal/limits.server';
import { readMemberView } from './internal/member-view.server';
import { hashPassword, refuseCommonPassword, verifyPassword } from './internal/passwords.server';
import { confirmEmailMail } from './mails.server';
import { isCountedSignUp, mayCreateWithoutEmail, mayGrantPortalRoles, mayVouchForEmail } from './policy';
import type { MemberView } from './schema';

export interface NewMember {
  name: string;
  /** As `emailAddress` of the schema gives it; only the brand may leave it out. */
  email?: string;
  /** As `chosenPassword` gives it. Without one nobody signs in by password. */
  password?: string;
  locale?: Locale;
  timeZone?: string;
  portalRoles?: readonly PortalRole[];
}

type Insert = Omit<NewMember, 'password'> & { passwordHash: Concealed<string | null> };

const insertMember = defineCommand<Insert, { memberId: string }>(
  'accounts.create-member',
  async ({ tx, actor, input, at }) => {
    const { name, email, locale, timeZone, portalRoles = [], passwordHash } = input;
    const memberId = newId();
    const confirmed = email !== undefined && mayVouchForEmail(actor);
    const { count } = await tx.member.createMany({
      data: {
        id: memberId,
        name,
        email: email ?? null,
        emailConfirmedAt: confirmed ? at : null,
        passwordHash: passwordHash.reveal(),
        locale: locale ?? null,
        timeZone: timeZone ?? defaultTimeZone,
        createdAt: at,
        updatedAt: at,
      },
      // A second sign-up with the address waits here for the first to commit, then adds nothing.
      skipDuplicates: true,
    });
    if (count === 0) throw new PortalError('email_taken', { fields: { email: { code: 'email_taken' } } });
    for (const role of portalRoles) {
      const grant = { id: newId(), memberId, role, status: 'verified' as const };
      await tx.roleGrant.create({ data: { ...grant, requestedAt: at, decidedAt: at } });
      await recordAct(tx, {
        actor,
        at,
        act: 'role.granted',
        subject: `member:${memberId}`,
        detail: { role },
      });
    }
    if (email && !confirmed) {
      await queueMail(tx, confirmEmailMail, { to: email, memberId, locale, data: { isNew: false } });
    }
    return { memberId };
  },
);

/**
 * Somebody has an account. Visitors may (with address and password, counted by network address), admins and the command line
 * may for others, also without an address. Queues the mail that asks to confirm the address.
 * @throws email_taken, invalid (common password), forbidden, rate_limited, key_reused
 */
export async function createMember(
  actor: Actor,
  input: NewMember,
  options: CommandOptions & { address?: string } = {},
): Promise<MemberView> {
  const { password, ...rest } = input;
  if ((!rest.email || !password) && !mayCreateWithoutEmail(actor)) throw new PortalError('forbidden');
  if (rest.portalRoles?.length && !mayGrantPortalRoles(actor)) throw new PortalError('forbidden');
  if (password) refuseCommonPassword('password', password, rest);
  if (isCountedSignUp(actor)) await countSignUp(options.address ?? '');
  const passwordHash = password ? await hashPassword(password) : null;
  const { memberId } = await insertMember(
    actor,
    { ...rest, passwordHash: new Concealed(passwordHash) },
    { idempotencyKey: options.idempotencyKey },
  );
  if (options.idempotencyKey && password) await refuseOtherPassword(memberId, password);
  log.info({ memberId, by: actor.kind }, 'member created');
  return readMemberView(db, memberId);
}

/** The stored input holds no password, so a repeat with another one shows only here. @throws key_reused */
async function refuseOtherPassword(memberId: string, password: string): Promise<void> {
  const { passwordHash } = await db.member.findUniqueOrThrow({
    where: { id: memberId },
    select: { passwordHash: true },
  });
  if (!(await verifyPassword(passwordHash, password))) throw new PortalError('key_reused');
}
