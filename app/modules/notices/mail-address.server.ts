import type { z } from 'zod';
import type { Actor } from '~/platform/actor';
import { recordAct } from '~/platform/audit.server';
import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import { resumeMail, stopMail } from '~/platform/mail/mail-stops.server';
import { requireAdmin, requireMember } from '~/platform/require-member';
import type { mailBounceInput } from './schema';

/**
 * A mail server or a sender of mails says that an address takes no mail, or that its owner complained: no notices are sent there
 * until the member says that it works again, or changes it. Admins, and programs with their token. @throws forbidden
 */
export async function recordBounce(
  actor: Actor,
  { address, reason, detail }: z.output<typeof mailBounceInput>,
): Promise<{ stopped: true }> {
  requireAdmin(actor);
  const at = now();
  await stopMail(address, reason, detail, at);
  await transact((tx) =>
    recordAct(tx, { actor, at, act: 'mail.stopped', subject: `address:${address}`, detail: { reason } }),
  );
  return { stopped: true };
}

/** The member says that their address works: mails are tried again. @throws unauthenticated */
export async function tryMailAgain(actor: Actor): Promise<void> {
  const { memberId } = requireMember(actor);
  const { email } = await db.member.findUniqueOrThrow({ where: { id: memberId }, select: { email: true } });
  if (email) await resumeMail(email);
}
