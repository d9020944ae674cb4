import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { env } from '../env.server';

export interface Letter {
  id: string;
  kind: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  at: Date;
  /** See `MailContent`. */
  unsubscribe?: string;
}

export type Delivery = { status: 'sent' } | { status: 'kept'; file: string };

/** Where mails are kept while no mail server is set. */
export function mailFolder(): string {
  return join(env().DATA_DIR, 'mail');
}

let server: { url: string; transport: Transporter } | undefined;

function smtp(url: string): Transporter {
  if (server?.url !== url) {
    server?.transport.close();
    const transport = createTransport({
      url,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    });
    server = { url, transport };
  }
  return server.transport;
}

/** One-click unsubscribing: RFC 8058, on top of RFC 2369. */
function unsubscribing(url: string | undefined): Record<string, string> {
  if (url === undefined) return {};
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

function options({ id, to, subject, html, text, at, unsubscribe }: Letter): SendMailOptions {
  const { host } = new URL(env().ORIGIN);
  return {
    from: env().MAIL_FROM,
    // As an object, so that nothing in it is read as a second address.
    to: { name: '', address: to },
    subject,
    html,
    text,
    date: at,
    // The same for each attempt, so that a mail program that got it twice shows it once.
    messageId: `<${id}@${host.replace(/[^\w.-]/g, '-')}>`,
    headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribing(unsubscribe) },
  };
}

interface Composed {
  message: Buffer;
  envelope: SendMailOptions['envelope'];
}

async function compose(letter: Letter): Promise<Composed> {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message, envelope } = await composer.sendMail(options(letter));
  return { message: message as Buffer, envelope: envelope as Composed['envelope'] };
}

async function keep(letter: Letter): Promise<Delivery> {
  const { message } = await compose(letter);
  const stamp = letter.at.toISOString().slice(0, 19).replaceAll(':', '-');
  const file = `${stamp}-${letter.kind.replace(/[^\w-]/g, '-')}-${letter.id}.eml`;
  const folder = mailFolder();
  // Links that open accounts stand in these files: nobody else on the machine reads them.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, `.${file}`), message, { mode: 0o600 });
  await rename(join(folder, `.${file}`), join(folder, file));
  return { status: 'kept', file };
}

/**
 * What a failed attempt means. `later`: the server did not take it and may take it another time. `never`: it refused it for
 * good. `unknown`: the connection broke after the whole mail was handed over, so that it may have arrived.
 */
export type Fate = 'later' | 'never' | 'unknown';

/** Replies of RFC 5321 and enhanced codes of RFC 3463 that speak of the mailbox; others speak of the mail or of us. */
function isAddressRefused(cause: unknown): boolean {
  const { response = '', responseCode } = cause as { response?: string; responseCode?: number };
  const enhanced = /\b5\.(\d+)\.(\d+)\b/.exec(response);
  if (enhanced) return enhanced[1] === '1' || enhanced[0] === '5.2.1' || enhanced[0] === '5.4.4';
  return responseCode === 550 || responseCode === 551 || responseCode === 553;
}

export class DeliveryError extends Error {
  override name = 'DeliveryError';
  readonly fate: Fate;
  /** The server says that there is no such mailbox, or that it takes nothing: it is the address that is wrong, not the mail. */
  readonly addressRefused: boolean;

  constructor(fate: Fate, cause: unknown) {
    super(String((cause as Error).message).slice(0, 300), { cause });
    this.fate = fate;
    this.addressRefused = fate === 'never' && isAddressRefused(cause);
  }
}

async function send(letter: Letter, url: string): Promise<Delivery> {
  const { message, envelope } = await compose(letter);
  const raw = Readable.from([message]);
  let handedOver = false;
  raw.once('end', () => (handedOver = true));
  try {
    await smtp(url).sendMail({ raw, envelope });
    return { status: 'sent' };
  } catch (error) {
    const { responseCode } = error as { responseCode?: number };
    if (responseCode === undefined) throw new DeliveryError(handedOver ? 'unknown' : 'later', error);
    throw new DeliveryError(responseCode >= 500 ? 'never' : 'later', error);
  }
}

/** Hands a letter to the mail server; without one, writes it to DATA_DIR/mail. @throws DeliveryError */
export async function deliver(letter: Letter): Promise<Delivery> {
  const { SMTP_URL: url } = env();
  return url ? send(letter, url) : keep(letter);
}

/** Whether the mail server answers and lets us in. @throws what nodemailer says */
export async function checkMailServer(url: string): Promise<void> {
  await smtp(url).verify();
}
