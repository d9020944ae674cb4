import { join } from 'node:path';
import { z } from 'zod';
import { listMail } from '~/modules/mail/list-mail.server';
import { mailStatus, type MailView } from '~/modules/mail/schema';
import { system } from '~/platform/actor';
import { mailFolder } from '~/platform/mail/mail-transport.server';
import { defineCliCommand } from './cli-command.server';

function describe({ createdAt, status, to, subject, file, error }: MailView): string {
  const more = file ? `\n    ${join(mailFolder(), file)}` : error ? `\n    ${error}` : '';
  return `${createdAt}  ${status.padEnd(6)}  ${to}  ${subject}${more}`;
}

export const mailList = defineCliCommand({
  name: 'mail list',
  summary: 'What was mailed to whom, the latest first, and where mails are kept while no mail server is set.',
  options: [
    { flags: '--status <status>', description: 'queued, sent, kept or failed' },
    { flags: '--limit <number>', description: 'how many (50)' },
    { flags: '--cursor <cursor>', description: 'what `next` of the list before said' },
  ],
  input: z.object({
    status: mailStatus.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    cursor: z.string().max(500).optional(),
  }),
  needs: 'database',
  async run({ input }) {
    const { items, next } = await listMail(system, input);
    const withPlaces = items.map((item) => ({
      ...item,
      path: item.file ? join(mailFolder(), item.file) : null,
    }));
    const lines = items.length > 0 ? items.map(describe) : ['No mails.'];
    return { data: { items: withPlaces, next }, lines: next ? [...lines, `More: --cursor ${next}`] : lines };
  },
});
