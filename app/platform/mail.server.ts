import { now } from './clock.server';
import type { Tx } from './db/transact.server';
import { defaultLocale, type Locale } from './i18n/locale';
import type { Translate } from './i18n/translator';
import { translatorFor } from './i18n/translators.server';
import { newId } from './ids';
import { enqueue } from './jobs/jobs.server';
import { mailQueue } from './mail/mail-queue';

/** What a mail says; its layout makes HTML and plain text of it. Plain words everywhere, no markup. */
export interface MailContent {
  paragraphs: readonly string[];
  /** Several things, one below the other, each of which leads somewhere. `url` is absolute. */
  items?: readonly MailItem[];
  /** The one thing to do. `url` is absolute. */
  action?: { label: string; url: string };
  /** Small print below. */
  notes?: readonly string[];
  /** An absolute address that ends mails like this one by a POST, without signing in (RFC 8058). */
  unsubscribe?: string;
}

export interface MailItem {
  line: string;
  about?: string;
  excerpt?: string;
  /** The language of `about` and `excerpt`, where it is known. */
  language?: string;
  url: string;
}

export interface MailDraft<Data extends object> {
  t: Translate;
  locale: Locale;
  to: string;
  memberId: string | null;
  data: Data;
  /** The portal's own origin, for links. */
  origin: string;
}

/**
 * A kind of mail. The subject stands in the operator's list, so it holds no secret. `compose` runs when the mail is sent,
 * again for each attempt: a link's secret is made there and is written nowhere but in the mail. It answers undefined when the
 * mail is no longer wanted.
 */
export interface MailKind<Data extends object = object> {
  /** `module.what` */
  name: string;
  subject(t: Translate, data: Data): string;
  compose(draft: MailDraft<Data>): Promise<MailContent | undefined>;
}

export function defineMail<Data extends object>(kind: MailKind<Data>): MailKind<Data> {
  return kind;
}

export interface NewMail<Data extends object> {
  to: string;
  memberId?: string;
  /** The reader's language. */
  locale?: Locale | null;
  /** No secrets: this is stored. */
  data: Data;
}

/** Puts a mail into the transaction that causes it: it is sent after the commit, or not at all. Answers its id. */
export async function queueMail<Data extends object>(
  tx: Tx,
  kind: MailKind<Data>,
  { to, memberId, locale, data }: NewMail<Data>,
): Promise<string> {
  const id = newId();
  const language = locale ?? defaultLocale;
  await tx.outgoingMail.create({
    data: {
      id,
      to,
      memberId: memberId ?? null,
      locale: language,
      subject: kind.subject(translatorFor(language), data),
      kind: kind.name,
      data,
      createdAt: now(),
    },
  });
  await enqueue(tx, mailQueue, { mailId: id });
  return id;
}
