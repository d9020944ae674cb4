import type { Actor } from '~/platform/actor';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { requireAdmin } from '~/platform/require-member';
import type { MailStatus, MailView } from './schema';

export interface MailQuery {
  status?: MailStatus;
  cursor?: string;
  /** 1 to 100. */
  limit: number;
}

/** What was mailed to whom, the latest first, without the mails' text. For admins and the command line. @throws forbidden */
export async function listMail(
  actor: Actor,
  { status, cursor, limit }: MailQuery,
): Promise<{ items: MailView[]; next: string | null }> {
  requireAdmin(actor);
  const [at, id] = readCursor(cursor, ['time', 'id']) ?? [];
  const rows = await db.outgoingMail.findMany({
    where: {
      status,
      ...(at && id
        ? { OR: [{ createdAt: { lt: new Date(at) } }, { createdAt: new Date(at), id: { lt: id } }] }
        : {}),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    select: {
      id: true,
      to: true,
      subject: true,
      kind: true,
      status: true,
      attempts: true,
      file: true,
      error: true,
      createdAt: true,
      sentAt: true,
    },
  });
  const items = rows.slice(0, limit).map(({ createdAt, sentAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  }));
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor([last.createdAt, last.id]) : null };
}
