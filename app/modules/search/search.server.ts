import { clubPaths } from '~/modules/clubs/paths';
import { eventPaths } from '~/modules/events/paths';
import { guidePaths } from '~/modules/guides/paths';
import { threadPaths } from '~/modules/threads/paths';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock.server';
import { readCursor, writeCursor } from '~/platform/cursor.server';
import { db } from '~/platform/db/client.server';
import { PortalError } from '~/platform/errors';
import { isId } from '~/platform/ids';
import { detectLanguage } from '~/platform/text/language';
import { parseSearchQuery } from '~/platform/text/search-query';
import { createHighlighter, type Highlighter } from './highlight';
import type { EntryGroup } from './internal/candidates-sql.server';
import { type HitRow, pageSql } from './internal/page-sql.server';
import { queryForms } from './internal/query-forms';
import { readerOf } from './internal/reader.server';
import { type SearchInput, type SearchType, searchTypes } from './schema';
import type { SearchHit, SearchPage } from './views';

const snippetChars = 180;
// What stands for no letter; PostgreSQL takes no zero byte at all.
const CONTROL = /[\u0000-\u001F\u007F]/g;

const groupOf: Record<SearchType, EntryGroup> = {
  club: 'titled',
  thread: 'titled',
  post: 'post',
  person: 'person',
  guide: 'titled',
  event: 'titled',
};

/**
 * What the actor may read of clubs, threads, posts and people, best first, in two statements. A query without a letter or
 * digit finds nothing. Pages go on from a cursor; they hold together while others write.
 * @throws not_found for a club the actor may not know of
 */
export async function search(actor: Actor, input: SearchInput): Promise<SearchPage> {
  const begun = performance.now();
  const query = parseSearchQuery(input.q.replace(CONTROL, ' '));
  const forms = queryForms(query);
  const took = () => Math.round((performance.now() - begun) * 10) / 10;
  if (!forms) return { items: [], club: null, next: null, tookMs: took() };
  if (input.thread !== undefined && !isId(input.thread)) throw new PortalError('not_found');
  if (input.club !== undefined && !isSlug(input.club)) throw new PortalError('not_found');
  const cursor = readCursor(input.cursor, ['time', 'text', 'id']);
  const [time, score, id] = cursor && /^-?\d+(\.\d+)?$/.test(cursor[1]!) ? cursor : [];
  const at = time === undefined ? now() : new Date(time);
  const types = input.thread === undefined ? (input.types ?? searchTypes) : (['post'] as const);
  const reader = await readerOf(actor, input.club, at);
  if (input.club !== undefined && reader.known === 0) throw new PortalError('not_found');
  const hits = await db.$queryRaw<HitRow[]>(
    pageSql({
      reader,
      forms,
      types,
      groups: [...new Set(types.map((type) => groupOf[type]))],
      threadId: input.thread,
      byThread: input.group === 'thread' && input.thread === undefined,
      after: score !== undefined && id !== undefined ? { score, id } : undefined,
      at,
      limit: input.limit,
    }),
  );
  const shown = hits.slice(0, input.limit);
  const last = shown.at(-1);
  const highlighter = createHighlighter(query);
  return {
    items: shown.map((row) => showHit(row, highlighter)),
    club: input.club === undefined ? null : { slug: input.club, name: reader.clubName! },
    next: last && hits.length > input.limit ? writeCursor([at.toISOString(), last.score, last.id]) : null,
    tookMs: took(),
  };
}

function isSlug(text: string): boolean {
  return /^[a-z0-9-]{1,60}$/i.test(text);
}

function urlOf(row: HitRow): string {
  switch (row.type) {
    case 'club':
      return clubPaths.club(row.clubSlug);
    case 'thread':
      return threadPaths.thread(row.clubSlug, row.id);
    case 'guide':
      return guidePaths.guide(row.clubSlug, row.id);
    case 'event':
      return eventPaths.event(row.clubSlug, row.id);
    case 'post':
      return threadPaths.post(row.clubSlug, row.threadId!, row.number!);
    case 'person':
      return clubPaths.person(row.clubSlug, row.personId!);
  }
}

function showHit(row: HitRow, highlighter: Highlighter): SearchHit {
  const snippet = highlighter.snippet(row.body, snippetChars, row.within);
  return {
    type: row.type,
    id: row.type === 'person' ? row.personId! : row.id,
    title: row.title,
    titleHits: highlighter.hits(row.title),
    titleLanguage: detectLanguage(row.title),
    snippet: snippet.text,
    snippetHits: snippet.hits,
    language: detectLanguage(row.body),
    url: urlOf(row),
    club: { slug: row.clubSlug, name: row.clubName, pictureId: row.clubPictureId },
    at: row.at.toISOString(),
    author:
      row.type === 'club' || row.personId === null
        ? null
        : { id: row.personId, name: row.personName!, pictureId: row.personPictureId },
    threadId: row.threadId,
    threadKind: row.threadKind,
    number: row.number,
    accepted: row.accepted,
    audience: row.audience,
    more: row.matches - 1,
  };
}
