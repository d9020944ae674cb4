import { now } from '../clock.server';
import { db } from '../db/client.server';
import type { OutgoingMail } from '../db/generated/client';
import { env } from '../env.server';
import { translatorFor } from '../i18n/translators.server';
import { defineJob, type JobKind } from '../jobs/jobs.server';
import { log } from '../log.server';
import type { MailKind } from '../mail.server';
import { layOutMail } from './mail-layout.server';
import { mailQueue } from './mail-queue';
import { stopMail } from './mail-stops.server';
import { deliver, DeliveryError, type Letter } from './mail-transport.server';

/** With back-off from one second, the last attempt is about two hours after the first. */
export const mailAttempts = 13;
/** Longer than any attempt takes: whoever has held a mail for that long is gone. */
const claimEndsMs = 10 * 60_000;

/**
 * Takes the mail for this process alone. A claim that nobody gave back means that a process died while sending: whether
 * the mail went out is not known, and it is not sent a second time.
 */
async function claim(mailId: string): Promise<OutgoingMail | undefined> {
  const at = now();
  const [claimed] = await db.outgoingMail.updateManyAndReturn({
    where: { id: mailId, status: 'queued', claimedAt: null },
    data: { claimedAt: at, attempts: { increment: 1 } },
  });
  if (claimed) return claimed;
  await db.outgoingMail.updateMany({
    where: { id: mailId, status: 'queued', claimedAt: { lt: new Date(at.getTime() - claimEndsMs) } },
    data: { status: 'failed', error: 'Broken off while sending; it may have arrived.' },
  });
  return undefined;
}

async function compose(kind: MailKind, mail: OutgoingMail): Promise<Letter | undefined> {
  const { id, to, memberId, locale, subject } = mail;
  const { ORIGIN: origin } = env();
  const t = translatorFor(locale);
  const content = await kind.compose({ t, locale, to, memberId, data: mail.data as object, origin });
  if (!content) return undefined;
  return {
    id,
    kind: kind.name,
    to,
    subject,
    at: now(),
    unsubscribe: content.unsubscribe,
    ...layOutMail(content, { t, locale, subject, origin }),
  };
}

async function finish(mailId: string, data: Partial<OutgoingMail>): Promise<void> {
  await db.outgoingMail.updateMany({ where: { id: mailId }, data: data as object });
}

async function afterFailure(mail: OutgoingMail, error: unknown): Promise<void> {
  const judged = error instanceof DeliveryError ? error.fate : 'later';
  const said = String((error as Error).message).slice(0, 300);
  log.warn({ mailId: mail.id, attempt: mail.attempts, judged, err: said }, 'mail could not be sent');
  if (judged === 'later' && mail.attempts < mailAttempts) {
    await finish(mail.id, { claimedAt: null, error: said });
    throw error;
  }
  if (error instanceof DeliveryError && error.addressRefused) await stopMail(mail.to, 'bounced', said, now());
  const why = judged === 'unknown' ? `${said} (it may have arrived)` : said;
  await finish(mail.id, { status: 'failed', error: why });
}

/** The job that sends each queued mail once, with back-off while the mail server is away. */
export function mailJob(kinds: readonly MailKind[]): JobKind<{ mailId: string }> {
  const kindOf = new Map(kinds.map((kind) => [kind.name, kind]));
  return defineJob<{ mailId: string }>({
    ...mailQueue,
    retryLimit: mailAttempts + 2,
    concurrency: 4,
    async run({ mailId }) {
      const mail = await claim(mailId);
      if (!mail) return;
      const kind = kindOf.get(mail.kind);
      if (!kind) return finish(mailId, { status: 'failed', error: `There is no mail of kind ${mail.kind}.` });
      try {
        const letter = await compose(kind, mail);
        if (!letter) return await finish(mailId, { status: 'failed', error: 'Not needed any more.' });
        const delivery = await deliver(letter);
        await finish(mailId, { ...delivery, sentAt: now(), error: null });
      } catch (error) {
        await afterFailure(mail, error);
      }
    },
  });
}
