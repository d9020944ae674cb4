import { Prisma } from '~/platform/db/sql.server';
import type { QueryForms } from './query-forms';
import { mayFindSql, type Reader, scopeOf } from './reader.server';

export type EntryGroup = 'post' | 'person' | 'titled';

/** Below this many matches by words, text that holds the letters within other words is looked at as well. */
const enough = 100;
/** How many matches are ranked at most; where a word stands in more, some of the newest are among those. */
const limits = { words: 400, newest: 200, substrings: 250, people: 150, titled: 250 };
/** How many of the newest posts are looked through one by one, over all clubs together. */
const newestRead = 4000;

const groupSql: Record<EntryGroup, Prisma.Sql> = {
  post: Prisma.sql`e."type" = 'post'`,
  person: Prisma.sql`e."type" = 'person'`,
  titled: Prisma.sql`e."type" NOT IN ('post', 'person')`,
};

export interface Asked {
  reader: Reader;
  forms: QueryForms;
  groups: readonly EntryGroup[];
  threadId: string | undefined;
}

/** A part of `asked`. Behind a subquery, because the planner trusts its guess at how many rows hold several words at once. */
function asked(column: string): Prisma.Sql {
  return Prisma.sql`(SELECT ${Prisma.raw(`"${column}"`)} FROM asked)`;
}

function countOf(arm: string): Prisma.Sql {
  return Prisma.sql`(SELECT count(*) FROM ${Prisma.raw(arm)})`;
}

/** What every entry must be, whichever way it was found. */
function fitsSql({ reader, forms, threadId }: Asked): Prisma.Sql {
  const conditions = [
    mayFindSql(reader),
    ...(threadId === undefined ? [] : [Prisma.sql`e."threadId" = ${threadId}::uuid`]),
    ...forms.excludedSubstrings.map((pattern) => Prisma.sql`e."folded" NOT LIKE ${pattern}`),
  ];
  return Prisma.join(conditions, ' AND ');
}

/** Whether the letters stand in an entry, within whatever words. */
function holdsSql(forms: QueryForms): Prisma.Sql {
  const conditions = [
    ...forms.substrings.map(
      (_, index) =>
        Prisma.sql`e."folded" LIKE (SELECT "substrings"[${Prisma.raw(String(index + 1))}] FROM asked)`,
    ),
    ...(forms.rest === null ? [] : [Prisma.sql`e."tokens" @@ ${asked('rest')}`]),
  ];
  return Prisma.join(conditions, ' AND ');
}

function byWords(group: EntryGroup, limit: number, fits: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT e."id" FROM "SearchEntry" e WHERE ${groupSql[group]}
    AND search_keys(e."tokens", e."clubId") @@ ${asked(group)} AND ${fits} LIMIT ${limit}`;
}

function bySubstrings(group: EntryGroup, limit: number, holds: Prisma.Sql, fits: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT e."id" FROM "SearchEntry" e WHERE ${groupSql[group]}
    AND ${countOf(`${group}_words`)} < ${enough} AND ${holds} AND ${fits} LIMIT ${limit}`;
}

function amongNewest(reader: Reader, limit: number, holds: Prisma.Sql, fits: Prisma.Sql): Prisma.Sql {
  const ofEach = Math.max(50, Math.ceil(newestRead / Math.max(1, reader.reads.length)));
  return Prisma.sql`SELECT e."id" FROM unnest(${reader.reads}::uuid[]) AS club("id")
    CROSS JOIN LATERAL (SELECT * FROM "SearchEntry" x WHERE x."clubId" = club."id" AND x."type" = 'post' ORDER BY x."at" DESC LIMIT ${ofEach}) e
    WHERE ${holds} AND ${fits} ORDER BY e."at" DESC, e."id" LIMIT ${limit}`;
}

function armsOf(query: Asked): [string, Prisma.Sql][] {
  const { reader, forms, groups, threadId } = query;
  const fits = fitsSql(query);
  const holds = forms.substrings.length > 0 ? holdsSql(forms) : null;
  const arms: [string, Prisma.Sql][] = [];
  for (const [group, limit] of [
    ['titled', limits.titled],
    ['person', limits.people],
  ] as const) {
    if (!groups.includes(group)) continue;
    arms.push([`${group}_words`, byWords(group, limit, fits)]);
    if (holds && forms.indexed) arms.push([`${group}_substrings`, bySubstrings(group, limit, holds, fits)]);
  }
  if (!groups.includes('post')) return arms;
  arms.push(['post_words', byWords('post', limits.words, fits)]);
  if (threadId === undefined) {
    const overflows = Prisma.sql`${countOf('post_words')} = ${limits.words} AND e."tokens" @@ ${asked('beginning')}`;
    arms.push(['post_newest', amongNewest(reader, limits.newest, overflows, fits)]);
  }
  if (holds && forms.indexed)
    arms.push(['post_substrings', bySubstrings('post', limits.substrings, holds, fits)]);
  else if (holds)
    arms.push([
      'post_substrings',
      amongNewest(
        reader,
        limits.substrings,
        Prisma.sql`${countOf('post_words')} < ${enough} AND ${holds}`,
        fits,
      ),
    ]);
  return arms;
}

/**
 * `asked` and `found(id)`: some hundred entries at most that fit the query and that the reader may read. What a query costs is
 * bounded, however often its words occur: words are looked up in the index up to a limit, then the newest posts are read;
 * letters within other words count only where words find little.
 */
export function foundSql(query: Asked): Prisma.Sql {
  const { reader, forms } = query;
  const arms = armsOf(query);
  const ctes = arms.map(([name, sql]) => Prisma.sql`${Prisma.raw(name)} AS MATERIALIZED (${sql})`);
  const ids = arms.map(([name]) => Prisma.sql`SELECT "id" FROM ${Prisma.raw(name)}`);
  return Prisma.sql`
    asked AS MATERIALIZED (
      SELECT *, coalesce("beginning" && "reads", "beginning") AS "post", coalesce("short" && "reads", "short") AS "person",
        coalesce("short" && "sees", "short") AS "titled"
      FROM (SELECT to_tsquery('simple', ${forms.whole}) AS "whole", to_tsquery('simple', ${forms.beginning}) AS "beginning",
        to_tsquery('simple', ${forms.shortBeginning}) AS "short", to_tsquery('simple', ${forms.rest}) AS "rest",
        to_tsquery('simple', ${forms.inTitle}) AS "inTitle", to_tsquery('simple', ${forms.someInTitle}) AS "someInTitle",
        ${forms.substrings}::text[] AS "substrings",
        ${scopeOf(reader, reader.reads)}::tsquery AS "reads", ${scopeOf(reader, [...new Set([...reader.sees, ...reader.reads])])}::tsquery AS "sees") q
    ),
    ${Prisma.join(ctes, ',\n    ')},
    found AS MATERIALIZED (${Prisma.join(ids, ' UNION ')})`;
}
