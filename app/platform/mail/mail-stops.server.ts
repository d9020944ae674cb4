import { db } from '../db/client.server';

export interface MailStopView {
  reason: 'bounced' | 'complained';
  /** What the mail server said. */
  detail: string;
  at: Date;
}

/** An address takes no mail, or its owner complained of it: nothing but what guards the account is sent there any more. */
export async function stopMail(
  address: string,
  reason: MailStopView['reason'],
  detail: string,
  at: Date,
): Promise<void> {
  const data = { reason, detail: detail.slice(0, 300), at };
  await db.mailStop.upsert({ where: { address }, create: { address, ...data }, update: data });
}

/** Why an address gets no mail; null while it does. */
export function readMailStop(address: string): Promise<MailStopView | null> {
  return db.mailStop.findUnique({
    where: { address },
    select: { reason: true, detail: true, at: true },
  });
}

/** The owner says that the address works again. Answers whether it was stopped. */
export async function resumeMail(address: string): Promise<boolean> {
  return (await db.mailStop.deleteMany({ where: { address } })).count > 0;
}
