// How many replies a second are accepted over HTTP by 20 posters, over 20 threads and on one, beside bare pg that writes the
// same rows by the same function under the same row lock. Both take turns on the same core.
import { createInterface } from 'node:readline';
import { Pool } from 'undici';
import pg from 'pg';
import {
  type BenchPortal,
  type BenchServer,
  call,
  percentile,
  pinned,
  rounded,
  startBenchPortal,
  startServer,
} from './support/processes.ts';
import { openScene, words } from './support/scene.ts';

const seconds = Number(process.env.BENCH_SECONDS ?? 8);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const posters = 20;

interface Run {
  replies: number;
  seconds: number;
  tookMs: number[];
  cpuSeconds: number;
}

interface Setting {
  portal: BenchPortal;
  bare: BenchServer;
  said: AsyncIterator<string>;
  tokens: string[];
  authorId: string;
}

async function postToPortal(
  { portal, tokens }: Setting,
  threads: string[],
  forSeconds: number,
): Promise<Run> {
  const pool = new Pool(portal.origin, { connections: posters });
  const tookMs: number[] = [];
  const before = portal.cpuSeconds();
  const startedAt = performance.now();
  const end = startedAt + forSeconds * 1000;
  const post = async (index: number) => {
    const headers = {
      authorization: `Bearer ${tokens[index % tokens.length]}`,
      'content-type': 'application/json',
    };
    for (let n = 0; performance.now() < end; n++) {
      const at = performance.now();
      const { statusCode, body } = await pool.request({
        method: 'POST',
        path: `/api/v1/threads/${threads[index % threads.length]}/posts`,
        headers: { ...headers, 'idempotency-key': `${index}-${startedAt}-${n}` },
        body: JSON.stringify({ body: `${words}${index} ${n}` }),
      });
      const answer = await body.text();
      if (statusCode !== 201) throw new Error(`A reply answers ${statusCode}: ${answer}`);
      tookMs.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: posters }, (_, index) => post(index)));
  const took = (performance.now() - startedAt) / 1000;
  await pool.close();
  return { replies: tookMs.length, seconds: took, tookMs, cpuSeconds: portal.cpuSeconds() - before };
}

async function appendByBare(setting: Setting, threads: string[], forSeconds: number): Promise<Run> {
  const { bare, said, authorId } = setting;
  const before = bare.cpuSeconds();
  const startedAt = performance.now();
  const order = { threads, writers: posters, seconds: forSeconds, authorId, body: words };
  bare.process.stdin!.write(`${JSON.stringify(order)}\n`);
  const { value } = (await said.next()) as { value: string };
  const { appended, tookMs } = JSON.parse(value) as { appended: number; tookMs: number[] };
  const took = (performance.now() - startedAt) / 1000;
  return { replies: appended, seconds: took, tookMs, cpuSeconds: bare.cpuSeconds() - before };
}

function summary(runs: Run[]) {
  const replies = runs.reduce((sum, run) => sum + run.replies, 0);
  const tookMs = runs.flatMap((run) => run.tookMs);
  return {
    perSecond: rounded(replies / runs.reduce((sum, run) => sum + run.seconds, 0)),
    p50Ms: rounded(percentile(tookMs, 0.5)),
    p99Ms: rounded(percentile(tookMs, 0.99)),
    cpuMsPerReply: rounded((runs.reduce((sum, run) => sum + run.cpuSeconds, 0) * 1000) / replies, 2),
  };
}

/** Ours and bare pg by turns, each on threads of its own, which grow alike. */
async function takeTurns(setting: Setting, ours: string[], theirs: string[]) {
  const [portal, bare]: [Run[], Run[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    portal.push(await postToPortal(setting, ours, seconds));
    bare.push(await appendByBare(setting, theirs, seconds));
  }
  const [mine, others] = [summary(portal), summary(bare)];
  return {
    threads: ours.length,
    portal: mine,
    bare: others,
    ratio: rounded(mine.perSecond / others.perSecond, 2),
  };
}

/** Threads whose posts are not numbered from 1 without a gap, and updates that do not follow each other. */
async function countGaps(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ gaps: string }>(`
    SELECT (SELECT count(*) FROM (SELECT count(*) AS n, max("number") AS last FROM "Post" GROUP BY "threadId") p WHERE n <> last)
      + (SELECT count(*) FROM (SELECT count(*) AS n, max("seq") AS last FROM "Update" WHERE "type" = 'post.created' GROUP BY "stream") u
        WHERE last - n NOT IN (0, 1)) AS gaps`);
  await client.end();
  return Number(rows[0]!.gaps);
}

async function prepare(): Promise<{ setting: Setting; threads: string[] }> {
  const portal = await startBenchPortal();
  const { tokens, startThread } = await openScene(portal, posters);
  const threads: string[] = [];
  for (let n = 0; n < 2 * posters + 2; n++) threads.push(await startThread(tokens[n % posters]));
  const bare = await startServer('tests/bench/support/bare-appender.ts', {
    DATABASE_URL: portal.databaseUrl,
  });
  const said = createInterface({ input: bare.process.stdout! })[Symbol.asyncIterator]();
  const { member } = await call<{ member: { id: string } }>(portal.origin, tokens[1], 'GET', '/me');
  return { setting: { portal, bare, said, tokens, authorId: member.id }, threads };
}

const { setting, threads } = await prepare();
const warm = threads.slice(0, posters);
await postToPortal(setting, warm, Math.min(4, seconds));
await appendByBare(setting, warm, 1);
const overThreads = await takeTurns(setting, threads.slice(0, posters), threads.slice(posters, 2 * posters));
const [mine, theirs] = threads.slice(-2);
const onOne = await takeTurns(setting, [mine!], [theirs!]);
const gaps = await countGaps(setting.portal.databaseUrl);
process.stdout.write(`${JSON.stringify({ bench: 'replies', pinned, posters, overThreads, onOne, gaps })}\n`);
await setting.bare.stop();
await setting.portal.stop();
process.exit(gaps === 0 ? 0 : 1);
