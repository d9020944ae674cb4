import { recordAct } from '~/platform/audit.server';
import { defineCommand } from '~/platform/command.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { enqueue } from '~/platform/jobs/jobs.server';
import { mailQueue } from '~/platform/mail/mail-queue';
import { requireAdmin } from '~/platform/require-member';

/**
 * A mail that failed is sent once more, with text and links made anew. Admins may, also where it is not known whether the
 * first one arrived. @throws forbidden, not_found, conflict (it did not fail)
 */
export const resendMail = defineCommand<{ mailId: string }, object>(
  'mail.resend',
  async ({ tx, actor, input: { mailId }, at }) => {
    requireAdmin(actor);
    if (!isId(mailId)) throw new PortalError('not_found');
    const [mail] = await tx.outgoingMail.updateManyAndReturn({
      where: { id: mailId, status: 'failed' },
      data: { status: 'queued', claimedAt: null, attempts: 0, error: null },
      select: { to: true, kind: true },
    });
    if (!mail) throw new PortalError('conflict');
    await enqueue(tx, mailQueue, { mailId });
    await recordAct(tx, {
      actor,
      at,
      act: 'mail.resent',
      subject: `mail:${mailId}`,
      detail: { kind: mail.kind },
    });
    return {};
  },
);
