import type pg from 'pg';
import { threadStream } from '~/modules/threads/streams';
import { copyRows, type CopyValue } from '~/platform/db/bulk.server';
import { searchForms, type SearchForms } from '~/platform/text/search-forms';

// Threads and posts as rows of their tables: what the commands of modules/threads write one by one, many at a time.

export interface ThreadRow {
  id: string;
  clubId: string;
  kind: 'talk' | 'question' | 'announcement';
  status: 'open' | 'locked';
  title: string;
  tags: readonly string[];
  authorId: string | null;
  language: string | null;
  acceptedPostId: string | null;
  /** Posts are numbered 1 to this. */
  postCount: number;
  lastPostAt: Date;
  createdAt: Date;
}

export interface PostRow {
  id: string;
  threadId: string;
  number: number;
  authorId: string | null;
  body: string;
  html: string;
  language: string | null;
  replyToId: string | null;
  /** How many reactions of each name there are, as JSON. */
  reactions: string;
  /** Those of them that came with an import and have no member; null: none. */
  importedReactions: string | null;
  editedAt: Date | null;
  createdAt: Date;
}

export interface SearchRow {
  id: string;
  type: 'thread' | 'post' | 'person';
  clubId: string;
  threadId: string | null;
  number: number | null;
  askerId: string | null;
  title: string;
  body: string;
  /** How it is found, where that is known already. */
  forms?: SearchForms;
  at: Date;
}

export interface ImportedRow {
  source: string;
  kind: string;
  externalId: string;
  id: string;
}

/** As `badgeOf` gives it to somebody without a role. */
const plainBadge = JSON.stringify({ roles: [], commercial: false });

const threadColumns = [
  ...[
    'id',
    'clubId',
    'kind',
    'status',
    'title',
    'tags',
    'authorId',
    'language',
    'acceptedPostId',
    'postCount',
    'lastNumber',
  ],
  ...['lastPostAt', 'createdAt'],
];

export function copyThreads(client: pg.Client, rows: Iterable<ThreadRow>): Promise<void> {
  return copyRows(client, '"Thread"', threadColumns, map(rows, threadValues));
}

function threadValues(row: ThreadRow): CopyValue[] {
  const { id, clubId, kind, status, title, tags, authorId, language, acceptedPostId, postCount } = row;
  return [
    ...[id, clubId, kind, status, title, tags, authorId, language, acceptedPostId, postCount, postCount],
    ...[row.lastPostAt, row.createdAt],
  ];
}

/**
 * No updates tell of these posts: whoever asks for what came after 0 is told to start anew. And nobody is told of them by a
 * notice, also when the thread goes on.
 */
export async function copyStreams(client: pg.Client, rows: readonly ThreadRow[]): Promise<void> {
  const values = map(rows, ({ id, postCount }) => [threadStream(id), postCount, postCount]);
  await copyRows(client, '"Stream"', ['key', 'head', 'number'], values);
  const told = map(rows, ({ id, postCount }) => [id, postCount]);
  await copyRows(client, '"ThreadTold"', ['threadId', 'number'], told);
}

const postColumns = [
  ...['id', 'threadId', 'number', 'authorId', 'body', 'html', 'language', 'replyToId', 'badge', 'reactions'],
  ...['importedReactions', 'uploadIds', 'editedAt', 'createdAt'],
];

export function copyPosts(client: pg.Client, rows: Iterable<PostRow>): Promise<void> {
  return copyRows(client, '"Post"', postColumns, map(rows, postValues));
}

function postValues(row: PostRow): CopyValue[] {
  const { id, threadId, number, authorId, body, html, language, replyToId } = row;
  return [
    ...[id, threadId, number, authorId, body, html, language, replyToId, plainBadge, row.reactions],
    ...[row.importedReactions, [], row.editedAt, row.createdAt],
  ];
}

const searchColumns = [
  ...[
    'id',
    'type',
    'clubId',
    'threadId',
    'number',
    'askerId',
    'title',
    'body',
    'folded',
    'titleTokens',
    'tokens',
    'at',
  ],
] as const;

/** Comes before `copySearchEntries`: PostgreSQL makes its vectors of words itself, from rows that wait here. */
export async function prepareSearchRows(client: pg.Client): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE IF NOT EXISTS search_row ("id" uuid, "type" "SearchType", "clubId" uuid, "threadId" uuid, "number" int,
      "askerId" uuid, "title" text, "body" text, "folded" text, "titleTokens" text, "tokens" text, "at" timestamptz) ON COMMIT DELETE ROWS`,
  );
}

export async function copySearchEntries(client: pg.Client, rows: Iterable<SearchRow>): Promise<void> {
  const values = map(rows, (row) => {
    const forms = row.forms ?? searchForms(row.type === 'post' ? '' : row.title, row.body);
    const found = { ...row, ...forms };
    return searchColumns.map((column) => found[column]);
  });
  await copyRows(client, 'search_row', searchColumns, values);
  await client.query(
    `INSERT INTO "SearchEntry" ("id", "type", "clubId", "threadId", "number", "askerId", "title", "body", "folded", "tokens", "at")
     SELECT "id", "type", "clubId", "threadId", "number", "askerId", "title", "body", "folded",
       setweight(to_tsvector('simple', "titleTokens"), 'A') || to_tsvector('simple', "tokens"), "at"
     FROM search_row`,
  );
  await client.query('TRUNCATE search_row');
}

export function copyImported(client: pg.Client, rows: Iterable<ImportedRow>): Promise<void> {
  const values = map(rows, ({ source, kind, externalId, id }) => [source, kind, externalId, id]);
  return copyRows(client, '"ImportedItem"', ['source', 'kind', 'externalId', 'id'], values);
}

/** So many likes as a post's reactions, in JSON. */
export function likesJson(likes: number): string {
  return likes > 0 ? JSON.stringify({ like: likes }) : '{}';
}

function* map<From, To>(items: Iterable<From>, change: (item: From) => To): Generator<To> {
  for (const item of items) yield change(item);
}
