// Each page in a portal of 1,000,000 posts and 100,000 members against one of 10,000 and 1,000. BENCH_POSTS makes the big one
// smaller; its members and threads follow.
import { compare, cookieOf, type Loaded, seedLoad } from './support/load.ts';
import { type BenchPortal, pinned, rounded, startBenchPortal } from './support/processes.ts';

const posts = Number(process.env.BENCH_POSTS ?? 1_000_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 100);
const small = { members: 1_000, threads: 500, posts: 10_000 };
const big = { members: Math.ceil(posts / 10), threads: Math.ceil(posts / 20), posts };

/** The same kinds of page in any load; a search's words are made up alike in each. */
function pagesOf(load: Loaded): [name: string, path: string][] {
  const club = `/clubs/${load.clubs[0]}`;
  return [
    ['home', '/'],
    ['clubs', '/clubs'],
    ['club', club],
    ['threads', `${club}/threads`],
    ['threads, new', `${club}/threads?sort=new`],
    ['threads, unanswered', `${club}/threads?sort=unanswered`],
    ['threads, most replies', `${club}/threads?sort=replies`],
    ['thread', load.shortThread],
    ['people', `${club}/people`],
    ['notices', '/notices'],
    ['bookmarks', '/bookmarks'],
    ['search', '/search?q=coffee'],
    ['settings', '/settings'],
  ];
}

async function timesOf(portal: BenchPortal, load: Loaded): Promise<number[]> {
  const headers = { 'accept-language': 'en', cookie: await cookieOf(portal, load) };
  const paths = pagesOf(load).map(([, path]) => path);
  return compare(portal, paths, headers, rounds);
}

/** One after the other: two at once would share what the machine keeps in memory. */
async function measureSize(size: typeof small): Promise<{ load: Loaded; times: number[]; rssMb: number }> {
  const portal = await startBenchPortal();
  try {
    const load = await seedLoad(portal, size);
    const times = await timesOf(portal, load);
    return { load, times, rssMb: rounded(portal.rssMb()) };
  } finally {
    await portal.stop();
  }
}

const few = await measureSize(small);
const many = await measureSize(big);
for (const [index, [page]] of pagesOf(many.load).entries()) {
  const [smallMs, bigMs] = [few.times[index]!, many.times[index]!];
  const line = { page, smallMs, bigMs, ratio: rounded(bigMs / smallMs, 2) };
  process.stdout.write(`${JSON.stringify({ bench: 'size', pinned, posts, rounds, ...line })}\n`);
}
process.stdout.write(
  `${JSON.stringify({ bench: 'size', pinned, posts, rssMb: { small: few.rssMb, big: many.rssMb } })}\n`,
);
process.exit(0);
