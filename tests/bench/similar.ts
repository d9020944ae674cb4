// How long it takes to find questions like one that is being written, among 100,000 posts in three languages, beside bare pg that
// compares the letters of titles. With BENCH_DATA=FOLDER also whether what was asked before is among the first five:
// `stackexchange/*` are dumps whose links of duplicates are the truth; `thai/questions.txt` has a question a line, which is asked
// anew as people do: without tones, with other words around it, and with some left out.
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import {
  type BenchPortal,
  call,
  percentile,
  pinned,
  rounded,
  startBenchPortal,
} from './support/processes.ts';
import { openScene, type Scene } from './support/scene.ts';

const posts = Number(process.env.BENCH_POSTS ?? 100_000);
const asked = Number(process.env.BENCH_TIMES ?? 120);
const first = 5;

interface Question {
  slug: string;
  title: string;
  body: string;
}

interface Found {
  items: { id: string }[];
}

async function similar(portal: BenchPortal, token: string | undefined, { slug, title, body }: Question) {
  const params = new URLSearchParams({ title, body: body.slice(0, 1_000), limit: String(first + 1) });
  const startedAt = performance.now();
  const { items } = await call<Found>(
    portal.origin,
    token,
    'GET',
    `/clubs/${slug}/similar-questions?${params}`,
  );
  return { ms: performance.now() - startedAt, ids: items.map(({ id }) => id) };
}

const summary = (took: readonly number[]) => ({
  p50Ms: rounded(percentile(took, 0.5)),
  p95Ms: rounded(percentile(took, 0.95)),
  slowestMs: rounded(Math.max(...took)),
});

/** Questions that stand there already, asked anew by their own words: those share the most with others. */
async function timeSimilar(portal: BenchPortal, client: pg.Client) {
  const { rows } = await client.query<Question>(
    `SELECT c."slug", t."title", p."body" FROM "Thread" t JOIN "Club" c ON c."id" = t."clubId" AND c."visibility" = 'public'
     JOIN "Post" p ON p."threadId" = t."id" AND p."number" = 1 WHERE t."kind" = 'question' ORDER BY md5(t."id"::text) LIMIT $1`,
    [asked],
  );
  for (const row of rows.slice(0, 10)) await similar(portal, undefined, row);
  const took: number[] = [];
  for (const row of rows) took.push((await similar(portal, undefined, row)).ms);
  const bare: number[] = [];
  for (const { slug, title } of rows) {
    const startedAt = performance.now();
    await baseline(client, slug, title, '00000000-0000-0000-0000-000000000000');
    bare.push(performance.now() - startedAt);
  }
  return { questions: rows.length, portal: summary(took), bare: summary(bare) };
}

/** What one would write without thinking of it: titles whose letters are alike. */
async function baseline(client: pg.Client, slug: string, title: string, except: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT t."id" FROM "Thread" t JOIN "Club" c ON c."id" = t."clubId" WHERE c."slug" = $1::citext AND t."kind" = 'question' AND t."id" <> $3::uuid
     ORDER BY similarity(t."title", $2) DESC LIMIT ${first}`,
    [slug, title, except],
  );
  return rows.map(({ id }) => id);
}

interface Pair extends Question {
  /** Not to be found: the question itself. */
  self: string;
  truth: string;
}

async function recallOf(
  portal: BenchPortal,
  client: pg.Client,
  token: string | undefined,
  pairs: readonly Pair[],
) {
  let [ours, theirs] = [0, 0];
  for (const pair of pairs) {
    const { ids } = await similar(portal, token, pair);
    if (
      ids
        .filter((id) => id !== pair.self)
        .slice(0, first)
        .includes(pair.truth)
    )
      ours++;
    if ((await baseline(client, pair.slug, pair.title, pair.self)).includes(pair.truth)) theirs++;
  }
  return {
    pairs: pairs.length,
    recallAt5: rounded(ours / pairs.length, 3),
    bareRecallAt5: rounded(theirs / pairs.length, 3),
  };
}

async function measureDump(
  portal: BenchPortal,
  client: pg.Client,
  folder: string,
  slug: string,
  token: string,
) {
  await call(portal.origin, token, 'POST', '/clubs', {
    slug,
    name: slug,
    visibility: 'public',
    joinMode: 'open',
  });
  await portal.chomrom('import', 'stackexchange', folder, '--club', slug);
  const measured: Record<string, unknown> = {};
  for (const kind of ['duplicate', 'related']) {
    // Whoever asks later is told of what was asked before; the link itself says which is which.
    const { rows } = await client.query<Pair>(
      `SELECT c."slug", f."title", p."body", f."id" AS "self", t."id" AS "truth" FROM "ThreadLink" l
       JOIN "Thread" f ON f."id" = l."fromId" AND f."kind" = 'question' JOIN "Thread" t ON t."id" = l."toId" AND t."kind" = 'question'
       JOIN "Club" c ON c."id" = f."clubId" AND c."slug" = $1 JOIN "Post" p ON p."threadId" = f."id" AND p."number" = 1
       WHERE l."kind" = $2::"ThreadLinkKind"`,
      [slug, kind],
    );
    if (rows.length > 0) measured[kind] = await recallOf(portal, client, token, rows);
  }
  return measured;
}

const THAI = /[\u0E00-\u0E7F]/;
const words = new Intl.Segmenter('th', { granularity: 'word' });

/** As somebody else would ask the same: politely, without tones, without every third word. */
function askedAnew(question: string): string {
  const cut = Array.from(words.segment(question), ({ segment }) => segment);
  const kept = cut.length > 5 ? cut.filter((_, index) => index % 3 !== 1) : cut;
  return `ขอถามหน่อยค่ะ ${kept.join('').replace(/[\u0E48-\u0E4B]/g, '')} ใครรู้บ้างคะ`;
}

async function measureThai(portal: BenchPortal, client: pg.Client, file: string, { slug, tokens }: Scene) {
  const lines = [...new Set((await readFile(file, 'utf8')).split('\n').map((line) => line.trim()))];
  // A few letters are no question that anybody could recognise.
  const questions = lines.filter((line) => THAI.test(line) && [...line].length >= 15).slice(0, 400);
  const pairs: Pair[] = [];
  for (const title of questions) {
    const thread = { kind: 'question', title: title.slice(0, 200), body: title };
    const { thread: made } = await call<{ thread: { id: string } }>(
      portal.origin,
      tokens[0],
      'POST',
      `/clubs/${slug}/threads`,
      thread,
    );
    pairs.push({
      slug,
      title: askedAnew(title).slice(0, 200),
      body: '',
      self: '00000000-0000-0000-0000-000000000000',
      truth: made.id,
    });
  }
  return recallOf(portal, client, tokens[0], pairs);
}

const portal = await startBenchPortal();
const size = ['--members', '1000', '--threads', String(Math.ceil(posts / 20)), '--posts', String(posts)];
if (posts > 0) await portal.chomrom('seed', 'load', ...size);
const client = new pg.Client({ connectionString: portal.databaseUrl });
await client.connect();
const times = posts > 0 ? await timeSimilar(portal, client) : 'no BENCH_POSTS';
const data = process.env.BENCH_DATA;
const recall: Record<string, unknown> = {};
if (data) {
  const scene = await openScene(portal, 1);
  const dumps = join(data, 'stackexchange');
  for (const [index, name] of (existsSync(dumps) ? readdirSync(dumps) : []).entries())
    recall[name] = await measureDump(portal, client, join(dumps, name), `dump-${index}`, scene.tokens[0]!);
  const thai = join(data, 'thai', 'questions.txt');
  if (existsSync(thai)) recall.thai = await measureThai(portal, client, thai, scene);
}
await client.end();
process.stdout.write(
  `${JSON.stringify({ bench: 'similar', pinned, posts, times, recall: data ? recall : 'no BENCH_DATA' })}\n`,
);
await portal.stop();
