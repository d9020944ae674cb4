import type { MailKind } from '~/platform/mail.server';
import { mailJob } from '~/platform/mail/send-mail.server';
import type { Module } from '~/platform/module';

/** Sends the mails of all kinds that the other modules declare. */
export function mail(kinds: readonly MailKind<never>[]): Module {
  return { name: 'mail', jobs: [mailJob(kinds as readonly MailKind[])] };
}
