import { copyRows, type CopyValue } from '~/platform/db/bulk.server';
import { add } from '../../report';
import type { DumpRow } from './read-rows.server';
import { batchesOf, integerOf, kindOf, momentOf, type Run } from './run.server';

// The whole dump's posts and comments stand in temporary tables before any is written, because numbers follow the order in
// time of answers and comments, and files follow neither.

const question = 1;
const answer = 2;
/** Beyond this nobody wrote it; PostgreSQL and the reader's browser would suffer. */
const longestBody = 1_000_000;

const postColumns = [
  ...[
    'external',
    'type',
    'parent',
    'owner',
    'createdAt',
    'editedAt',
    'title',
    'tags',
    'accepted',
    'closed',
    'body',
  ],
] as const;
const commentColumns = ['external', 'post', 'owner', 'createdAt', 'score', 'body'] as const;

const tables = `
  CREATE TEMP TABLE post ("external" bigint, "type" smallint, "parent" bigint, "owner" bigint, "createdAt" timestamptz,
    "editedAt" timestamptz, "title" text, "tags" text, "accepted" bigint, "closed" boolean, "body" text);
  CREATE TEMP TABLE comment ("external" bigint, "post" bigint, "owner" bigint, "createdAt" timestamptz, "score" int, "body" text)`;

const otherKinds: Record<number, string> = {
  3: 'tag wikis',
  4: 'tag wiki excerpts',
  5: 'tag wikis',
  6: 'nominations of moderators',
  7: 'wiki placeholders',
  8: 'wikis of privileges',
};

function kindName(type: number): string {
  if (type === question) return 'questions';
  return type === answer ? 'answers' : 'other posts';
}

function bodyOf(run: Run, text: string | undefined): string {
  const body = text ?? '';
  if (body.length <= longestBody) return body;
  add(run.report.notes, `bodies of more than ${longestBody.toLocaleString('en')} characters were cut`);
  return body.slice(0, longestBody).toWellFormed();
}

function postValues(run: Run, row: DumpRow): CopyValue[] | undefined {
  const type = integerOf(row.PostTypeId) ?? 0;
  const kind = kindOf(run, kindName(type));
  kind.found++;
  const external = integerOf(row.Id);
  const createdAt = momentOf(run, row.CreationDate);
  if (external === undefined || !createdAt) {
    add(kind.leftOut, 'without an id or a date');
    return undefined;
  }
  if (type !== question && type !== answer) add(kind.leftOut, otherKinds[type] ?? 'of an unknown kind');
  const kept = type === question || type === answer;
  const edited = momentOf(run, row.LastEditDate);
  return [
    ...[external, type, integerOf(row.ParentId), integerOf(row.OwnerUserId), createdAt],
    ...[edited && edited > createdAt ? edited : null, row.Title ?? null, row.Tags ?? null],
    ...[integerOf(row.AcceptedAnswerId), row.ClosedDate !== undefined, kept ? bodyOf(run, row.Body) : ''],
  ];
}

function commentValues(run: Run, row: DumpRow): CopyValue[] | undefined {
  const kind = kindOf(run, 'comments');
  kind.found++;
  const external = integerOf(row.Id);
  const createdAt = momentOf(run, row.CreationDate);
  if (external === undefined || !createdAt) {
    add(kind.leftOut, 'without an id or a date');
    return undefined;
  }
  const score = Math.max(0, integerOf(row.Score) ?? 0);
  return [external, integerOf(row.PostId), integerOf(row.UserId), createdAt, score, bodyOf(run, row.Text)];
}

/** `kind` is SQL: under which kind a doubled row is told; null where it has been told already. */
async function removeDoubled(run: Run, table: string, kind: string): Promise<void> {
  const { client } = run;
  await client.query(`CREATE INDEX ON ${table} ("external")`);
  await client.query(`ANALYZE ${table}`);
  const { rows } = await client.query<{ kind: string | null; count: string }>(
    `WITH gone AS (DELETE FROM ${table} WHERE ctid IN (
       SELECT place FROM (SELECT ctid AS place, row_number() OVER (PARTITION BY "external" ORDER BY ctid) AS nth FROM ${table}) n
       WHERE nth > 1) RETURNING ${kind} AS "kind")
     SELECT "kind", count(*) AS "count" FROM gone GROUP BY "kind"`,
  );
  for (const row of rows) if (row.kind) add(kindOf(run, row.kind).leftOut, 'doubled', Number(row.count));
}

async function stage(
  run: Run,
  file: 'posts' | 'comments',
  columns: readonly string[],
  valuesOf: (run: Run, row: DumpRow) => CopyValue[] | undefined,
): Promise<void> {
  const table = file === 'posts' ? 'post' : 'comment';
  for await (const rows of batchesOf(run, file, 1_000)) {
    const values = rows.map((row) => valuesOf(run, row)).filter((row) => row !== undefined);
    await copyRows(run.client, table, columns, values);
  }
}

export async function stagePosts(run: Run): Promise<void> {
  for (const name of ['questions', 'answers', 'other posts', 'comments']) kindOf(run, name);
  await run.client.query(tables);
  await stage(run, 'posts', postColumns, postValues);
  await removeDoubled(
    run,
    'post',
    `CASE "type" WHEN ${question} THEN 'questions' WHEN ${answer} THEN 'answers' END`,
  );
  await stage(run, 'comments', commentColumns, commentValues);
  await removeDoubled(run, 'comment', `'comments'`);
}
