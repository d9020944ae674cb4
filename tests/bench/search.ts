// How long a search takes over 100,000 posts in three languages, as a visitor asks it over HTTP, beside bare pg that looks
// through the same rows for the same letters. With BENCH_DATA=FILE, a text cut into words by hand (a line for each post, `|`
// between words), also how many of the posts that hold a word are among the first ten found.
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { Pool } from 'undici';
import {
  type BenchPortal,
  call,
  percentile,
  pinned,
  rounded,
  startBenchPortal,
} from './support/processes.ts';
import { openScene } from './support/scene.ts';

const posts = Number(process.env.BENCH_POSTS ?? 100_000);
const times = Number(process.env.BENCH_TIMES ?? 5);

/** Words that stand in many posts and in few, several words, beginnings, and Vietnamese without its marks. */
const queries: Record<'th' | 'vi' | 'en', string[]> = {
  th: ['ปลอกคอ', 'หลังคา', 'โกลเด้นตัวโต', 'คอร์กี้', 'หลังฝนตก', 'เมล็ดคั่วกลาง', 'ท่อน้ำ', 'บาริสตา สงกรานต์'],
  vi: ['mái tôn', 'mai ton', 'cà phê', 'ca phe', 'chó con', 'thợ sửa', 'mua', 'hat rang'],
  en: ['collar', 'roof', 'retriever', 'roast', 'plumber', 'grind', 'balc', 'kettle rain'],
};

interface Hit {
  id: string;
}

async function timeSearches(portal: BenchPortal) {
  const pool = new Pool(portal.origin, { connections: 1 });
  const search = async (q: string) => {
    const startedAt = performance.now();
    const { body, statusCode } = await pool.request({
      method: 'GET',
      path: `/api/v1/search?q=${encodeURIComponent(q)}`,
    });
    const { items } = (await body.json()) as { items: Hit[] };
    if (statusCode !== 200) throw new Error(`A search answers ${statusCode}.`);
    return { ms: performance.now() - startedAt, found: items.length };
  };
  const byLanguage: Record<string, { p50Ms: number; p95Ms: number; slowestMs: number; empty: number }> = {};
  const all: number[] = [];
  for (const [language, words] of Object.entries(queries)) {
    for (const q of words) await search(q);
    const took: number[] = [];
    let empty = 0;
    for (let round = 0; round < times; round++)
      for (const q of words) {
        const { ms, found } = await search(q);
        took.push(ms);
        if (found === 0) empty++;
      }
    all.push(...took);
    byLanguage[language] = { ...summary(took), empty };
  }
  await pool.close();
  return { ...summary(all), byLanguage };
}

function summary(took: readonly number[]) {
  return {
    p50Ms: rounded(percentile(took, 0.5)),
    p95Ms: rounded(percentile(took, 0.95)),
    slowestMs: rounded(Math.max(...took)),
  };
}

/** What one would write without an index for words: the letters, within the newest rows that hold them. */
async function timeBare(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const took: number[] = [];
  for (let round = 0; round < times; round++)
    for (const q of Object.values(queries).flat()) {
      const startedAt = performance.now();
      await client.query(
        `SELECT "id", "number", left("body", 180) FROM "Post" WHERE "body" ILIKE $1 ORDER BY "createdAt" DESC LIMIT 20`,
        [`%${q}%`],
      );
      took.push(performance.now() - startedAt);
    }
  await client.end();
  return summary(took);
}

const atMost = 10;

/** Words of at least two letters; one letter alone is in everything. */
function isWord(text: string): boolean {
  return [...text.matchAll(/\p{L}/gu)].length >= 2;
}

async function measureRecall(portal: BenchPortal, file: string) {
  const lines = (await readFile(file, 'utf8'))
    .split('\n')
    .map((line) => line.split('|').map((word) => word.trim()))
    .filter((words) => words.some(isWord));
  const { tokens, slug, startThread } = await openScene(portal, 1);
  const threadId = await startThread(tokens[0]);
  const lineOf = new Map<string, number>();
  for (const [index, words] of lines.entries()) {
    const { post } = await call<{ post: Hit }>(
      portal.origin,
      tokens[0],
      'POST',
      `/threads/${threadId}/posts`,
      {
        body: words.join(''),
      },
    );
    lineOf.set(post.id, index);
  }
  const standsIn = new Map<string, Set<number>>();
  for (const [index, words] of lines.entries())
    for (const word of words.filter(isWord)) standsIn.set(word, (standsIn.get(word) ?? new Set()).add(index));
  let [sum, whole] = [0, 0];
  for (const [word, where] of standsIn) {
    const path = `/search?club=${slug}&type=post&limit=${atMost}&q=${encodeURIComponent(word)}`;
    const { items } = await call<{ items: Hit[] }>(portal.origin, tokens[0], 'GET', path);
    const right = items.filter(({ id }) => where.has(lineOf.get(id)!)).length;
    const recall = right / Math.min(atMost, where.size);
    sum += recall;
    if (recall === 1) whole++;
  }
  return { lines: lines.length, words: standsIn.size, recallAt10: rounded(sum / standsIn.size, 3), whole };
}

const portal = await startBenchPortal();
const size = ['--members', '1000', '--threads', String(Math.ceil(posts / 20)), '--posts', String(posts)];
await portal.chomrom('seed', 'load', ...size);
const searches = await timeSearches(portal);
const bare = await timeBare(portal.databaseUrl);
const file = process.env.BENCH_DATA;
const recall = file ? await measureRecall(portal, file) : 'no BENCH_DATA';
process.stdout.write(
  `${JSON.stringify({ bench: 'search', pinned, posts, portal: searches, bare, recall })}\n`,
);
await portal.stop();
