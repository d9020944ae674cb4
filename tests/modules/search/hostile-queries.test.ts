import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from 'fast-check';
import { search } from '~/modules/search/search.server';
import { type MemberActor, visitor } from '~/platform/actor';
import { useDatabase } from '../../support/database';
import { ids, member, openClub, thread } from '../../support/search-scene';
import { tries, tryingTimeout } from '../../support/properties.ts';

let database: Awaited<ReturnType<typeof useDatabase>>;
let ann: MemberActor;
let percent: string;

beforeAll(async () => {
  database = await useDatabase();
  await openClub('dogs', { name: 'Dogs' });
  ann = await member('dogs', 'Ann');
  percent = await thread(ann, 'dogs', 'Sale', 'Everything 50% off, code DOG_SALE\\2026 & more');
  await thread(ann, 'dogs', 'Other', 'Nothing is cheaper here, 50 of them, code DOGXSALE');
});
afterAll(() => database.release());

const find = (q: string) => search(visitor, { q, group: 'none', limit: 10 });

test.each([
  '',
  ' ',
  '   \n',
  '%',
  '_',
  '%%%',
  '***',
  '!!!',
  '-',
  '"',
  '""',
  '- -',
  '\u0000',
  '😀',
  '()&|!:*<->',
])('nothing is found, and nothing breaks, by %j', async (q) =>
  expect(await find(q)).toMatchObject({ items: [], next: null }),
);

test.each([
  'dog\'); DROP TABLE "SearchEntry"; --',
  'dogs:* & !cats | <-> (',
  "'dogs':A & 'x",
  'a\u0000b dogs',
  '\uD800 dogs \uDFFF',
  'dogs '.repeat(5_000),
  'ด'.repeat(20_000),
  '-'.repeat(3_000) + 'dogs',
  '"'.repeat(999) + 'dogs',
  'à́̂̃'.repeat(500),
  '\\'.repeat(150) + 'dogs',
  'https://example.com/?a=%00&b=../../etc/passwd user@example.com 1.5e10 2026-01-01 /usr/bin <b>dogs</b>',
  'ก็'.repeat(90),
])('%j is a query like any other', async (q) => {
  const page = await find(q);
  expect(Array.isArray(page.items)).toBe(true);
});

test('signs of patterns stand for themselves', async () => {
  expect(await ids(visitor, 'dog_sale')).toEqual([percent]);
  expect(await ids(visitor, '50% off')).toEqual([percent]);
  expect(await ids(visitor, 'og_sal')).toEqual([percent]);
});

test('a cursor that is none starts anew, and one that was tampered with breaks nothing', async () => {
  for (const cursor of ['x', 'W10', btoa('["2026-01-01T00:00:00Z","1; DROP","x"]'), btoa('["x","1","2"]')]) {
    const page = await search(visitor, { q: 'code', group: 'none', limit: 10, cursor });
    expect(page.items).toHaveLength(2);
  }
});

test(
  'no text whatever breaks the search or its marks',
  async () => {
    const letters = fc.constantFrom(...'กโเ้็ำะ่ dogs"-%_\\()&|!:*<>\u0000😀đế'.split(''), 'à', 'น้ำ');
    const text = fc.oneof(
      fc.array(letters, { maxLength: 40 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(text, async (q) => {
        const { items } = await find(q);
        for (const { snippet, snippetHits } of items)
          for (const { start, end } of snippetHits) expect(start < end && end <= snippet.length).toBe(true);
      }),
      tries(150),
    );
  },
  tryingTimeout,
);
