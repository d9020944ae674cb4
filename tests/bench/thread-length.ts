// A thread of 10,000 posts against one of 20: the page at its start, in its middle and at its end. In turns, one at a time.
import { compare, cookieOf, seedLoad } from './support/load.ts';
import { pinned, rounded, startBenchPortal } from './support/processes.ts';

const size = { members: 2_000, threads: 1_000, posts: 40_000 };
const rounds = Number(process.env.BENCH_ROUNDS ?? 200);

const portal = await startBenchPortal();
const load = await seedLoad(portal, size);
const cookie = await cookieOf(portal, load);
const { shortThread, longThread } = load;
const places = [
  ['short', `${shortThread}?at=1`],
  ['start', `${longThread}?at=1`],
  ['middle', `${longThread}?at=5000`],
  ['end', `${longThread}?at=10000`],
] as const;
for (const [who, headers] of [
  ['signed in', { 'accept-language': 'en', cookie }],
  ['visitor', { 'accept-language': 'en' }],
] as const) {
  const times = await compare(
    portal,
    places.map(([, path]) => path),
    headers,
    rounds,
  );
  const [short = NaN] = times;
  const ms = Object.fromEntries(places.map(([name], index) => [name, times[index]!]));
  const ratios = Object.fromEntries(
    places.slice(1).map(([name], index) => [name, rounded(times[index + 1]! / short, 2)]),
  );
  process.stdout.write(`${JSON.stringify({ bench: 'thread-length', pinned, who, rounds, ms, ratios })}\n`);
}
await portal.stop();
process.exit(0);
