import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface ReadMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The address that the mail asks to open. */
  link: URL | undefined;
}

function decodeWords(header: string): string {
  return header
    .replace(/\r\n\s+/g, ' ')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=\s*/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString()
        : decodeQuoted(text.replaceAll('_', ' ')),
    );
}

function decodeQuoted(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

function partOf(source: string, type: string): string {
  const at = source.search(new RegExp(`^Content-Type: ${type}`, 'm'));
  const part = at < 0 ? '' : source.slice(at);
  const blank = part.indexOf('\r\n\r\n');
  const [head, rest] = [part.slice(0, blank), part.slice(blank + 4)];
  const body = rest.split(/\r\n--/)[0]!;
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString();
  return /quoted-printable/i.test(head) ? decodeQuoted(body) : body;
}

/** Reads a mail as it was written to a file or came over SMTP. */
export function readMail(source: string): ReadMail {
  const header = (name: string) =>
    decodeWords(new RegExp(`^${name}: ((?:.|\r\n\\s)*)`, 'mi').exec(source)?.[1] ?? '').trim();
  const text = partOf(source, 'text/plain').replaceAll('\r\n', '\n');
  const link = /https?:\/\/\S+\?token=\S+/.exec(text)?.[0];
  return {
    to: header('To'),
    subject: header('Subject'),
    text,
    html: partOf(source, 'text/html'),
    link: link ? new URL(link) : undefined,
  };
}

/** The mails that were kept in DATA_DIR/mail for an address, the oldest first. */
export async function keptMails(dataDir: string, to: string): Promise<ReadMail[]> {
  const folder = join(dataDir, 'mail');
  const names = await readdir(folder).catch(() => []);
  const mails = await Promise.all(
    names
      .filter((name) => name.endsWith('.eml'))
      .toSorted()
      .map((name) => readFile(join(folder, name), 'latin1')),
  );
  return mails.map((source) => readMail(source)).filter((mail) => mail.to.includes(to));
}
