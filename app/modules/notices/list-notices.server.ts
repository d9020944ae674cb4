import type { Actor } from '~/platform/actor';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { Prisma } from '~/platform/db/sql.server';
import { requireMember } from '~/platform/require-member';
import { composeLines, type ComposedLine, type Reader, readLines } from './internal/compose-lines.server';
import { countUnread } from './internal/unread.server';
import { dropGone } from './settle-notices.server';
import type { NoticeView } from './schema';

export interface NoticeQuery {
  cursor?: string;
  /** 1 to 100. */
  limit: number;
  unread?: boolean;
}

export interface NoticeList {
  items: NoticeView[];
  next: string | null;
  /** Lines that are unread in all. */
  unread: number;
}

/** However much of it is gone, a page looks at no more lines than this many times its length. */
const looks = 5;

interface Place {
  at: string;
  id: string;
}

function linesAfter(
  memberId: string,
  from: Place | undefined,
  { limit, unread }: NoticeQuery,
): Promise<Parameters<typeof composeLines>[0]> {
  return readLines(Prisma.sql`SELECT * FROM "Notice" WHERE "memberId" = ${memberId}::uuid AND "shown"
    ${unread ? Prisma.sql`AND "readAt" IS NULL` : Prisma.empty}
    ${from ? Prisma.sql`AND ("latestAt", "id") < (${from.at}::timestamptz, ${from.id}::uuid)` : Prisma.empty}
    ORDER BY "latestAt" DESC, "id" DESC LIMIT ${limit + 1}`);
}

/**
 * What concerns the member, the latest first, in their language. What no longer concerns them (removed, blocked, left) is left
 * out, and put away for good. @throws unauthenticated
 */
export async function listNotices(actor: Actor, reader: Reader, query: NoticeQuery): Promise<NoticeList> {
  const { memberId } = requireMember(actor);
  const [at, id] = readCursor(query.cursor, ['time', 'id']) ?? [];
  let from: Place | undefined = at && id ? { at, id } : undefined;
  const kept: ComposedLine[] = [];
  const gone: string[] = [];
  let more = true;
  for (let look = 0; look < looks && more && kept.length < query.limit; look++) {
    const rows = await linesAfter(memberId, from, query);
    more = rows.length > query.limit;
    const lines = await composeLines(rows.slice(0, query.limit), reader);
    for (const line of lines) {
      if (kept.length === query.limit) {
        more = true;
        break;
      }
      from = { at: line.row.latestAt.toISOString(), id: line.row.id };
      if (line.concern === 'gone') gone.push(line.row.id);
      else kept.push(line);
    }
  }
  if (gone.length > 0) await dropGone(gone);
  const unread = await countUnread(db, [memberId]);
  return {
    items: kept.map(({ view }) => view),
    next: more && from ? writeCursor([from.at, from.id]) : null,
    unread: unread.get(memberId) ?? 0,
  };
}
