import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { transact, type Tx } from '~/platform/db/transact.server';
import { defaultLocale } from '~/platform/i18n/locale';
import { log } from '~/platform/log.server';
import { queueMail } from '~/platform/mail.server';
import { readRecipients, type Recipient } from './internal/recipients.server';
import { kindNamed } from './kinds.server';
import { newsMail, wantedByMail } from './news-mail.server';
import { mailsADay, nextDigest } from './rules';

interface Due {
  id: string;
  noticeId: string;
  digest: boolean;
  urgent: boolean;
}

/**
 * What is due for one member, theirs alone until the transaction ends: who comes second finds it locked, or no longer waiting.
 * A mail takes along what else waits to be sent soon, so that two do not follow each other within minutes.
 */
async function takeDue(tx: Tx, memberId: string, at: Date): Promise<Due[]> {
  const rows = await tx.$queryRaw<
    { id: string; noticeId: string; digest: boolean; kind: string; due: boolean }[]
  >`
    SELECT * FROM take_due_mail(${memberId}::uuid, ${at}::timestamptz)`;
  if (!rows.some(({ due }) => due)) return [];
  return rows.map(({ kind, due: _, ...row }) => ({ ...row, urgent: kindNamed(kind)?.urgent ?? false }));
}

/** Whether the day's mails are used up: what is not urgent then waits for the digest. */
async function isOverBudget(tx: Tx, memberId: string, at: Date): Promise<boolean> {
  const since = new Date(at.getTime() - 86_400_000);
  const mails = await tx.noticeDelivery.findMany({
    where: { memberId, channel: 'email', status: 'sent', digest: false, sentAt: { gt: since } },
    distinct: ['mailId'],
    select: { mailId: true },
    take: mailsADay,
  });
  return mails.length >= mailsADay;
}

async function postpone(
  tx: Tx,
  due: readonly Due[],
  { times, timeZone }: Recipient,
  at: Date,
): Promise<void> {
  await tx.noticeDelivery.updateMany({
    where: { id: { in: due.map(({ id }) => id) } },
    data: { digest: true, dueAt: nextDigest(times, timeZone, at) },
  });
}

async function settle(
  tx: Tx,
  due: readonly Due[],
  data: { status: 'sent' | 'skipped'; mailId?: string; sentAt?: Date },
): Promise<void> {
  await tx.noticeDelivery.updateMany({ where: { id: { in: due.map(({ id }) => id) } }, data });
}

/**
 * One mail with all that is due for a member, or none where nothing of it is unread any more. Taking what is due, and putting
 * the mail into the queue, are one transaction: there is one mail, or it is still due.
 */
async function mailTo(memberId: string, recipient: Recipient | undefined, at: Date): Promise<void> {
  await transact(async (tx) => {
    const due = await takeDue(tx, memberId, at);
    if (due.length === 0) return;
    const member = await tx.member.findUnique({
      where: { id: memberId },
      select: { email: true, locale: true },
    });
    if (!recipient?.reachable.email || !member?.email) return settle(tx, due, { status: 'skipped' });
    const inTime = due.filter(({ digest, urgent }) => digest || urgent);
    const overBudget = inTime.length < due.length && (await isOverBudget(tx, memberId, at));
    const [sent, later] = overBudget ? [inTime, due.filter((one) => !inTime.includes(one))] : [due, []];
    if (later.length > 0) await postpone(tx, later, recipient, at);
    if (sent.length === 0) return;
    const locale = member.locale ?? defaultLocale;
    const noticeIds = [...new Set(sent.map(({ noticeId }) => noticeId))];
    const lines = await wantedByMail(memberId, noticeIds, locale);
    if (lines.length === 0) return settle(tx, sent, { status: 'skipped' });
    const digest = sent.every((one) => one.digest) ? recipient.times.digestEvery : undefined;
    const mailId = await queueMail(tx, newsMail, {
      to: member.email,
      memberId,
      locale,
      data: {
        noticeIds: lines.map(({ row }) => row.id),
        digest,
        line: lines.length === 1 ? lines[0]!.view.line : null,
        count: lines.length,
      },
    });
    await settle(tx, sent, { status: 'sent', mailId, sentAt: at });
  });
}

const membersAtOnce = 500;

/** Mails to everybody for whom something is due. One member's trouble keeps no other from theirs. */
export async function deliverMail(): Promise<void> {
  const at = now();
  for (;;) {
    const members = await db.$queryRaw<{ memberId: string }[]>`
      SELECT "memberId" FROM "NoticeDelivery" WHERE "status" = 'waiting' AND "channel" = 'email' AND "dueAt" <= ${at}
      GROUP BY "memberId" ORDER BY min("dueAt") LIMIT ${membersAtOnce}`;
    const ids = members.map(({ memberId }) => memberId);
    const recipients = await readRecipients(ids, at);
    let failed = 0;
    for (const memberId of ids)
      await mailTo(memberId, recipients.get(memberId), at).catch((error: unknown) => {
        failed++;
        log.warn({ err: error, memberId }, 'notices could not be mailed');
      });
    // What failed is due again in a minute; without this it would be tried for ever.
    if (members.length < membersAtOnce || failed > 0) return;
  }
}
