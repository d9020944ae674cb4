// How fast a reply is on every watcher's socket, beside bare Socket.IO with the same rooms and bytes. Both servers stand on
// the same core at the same time and take turns, so that whatever disturbs the machine disturbs both.
import { setTimeout as pause } from 'node:timers/promises';
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
import { openRawWatcher, type RawWatcher } from './support/raw-watcher.ts';
import { openScene, words } from './support/scene.ts';

const replies = Number(process.env.BENCH_REPLIES ?? 30);
interface Side {
  server: BenchServer;
  watchers: RawWatcher[];
  rssBefore: number;
  /** When each reply was sent, by its seq. */
  sentAt: Map<number, number>;
  cpuSeconds: number;
}

interface Setting {
  portal: BenchPortal;
  bare: BenchServer;
  stream: string;
  threadId: string;
  tokens: string[];
}

async function prepare(): Promise<Setting> {
  const portal = await startBenchPortal();
  const bare = await startServer('tests/bench/support/bare-socket-server.ts', {});
  const { tokens, startThread } = await openScene(portal, 20);
  const threadId = await startThread(tokens[1]);
  return { portal, bare, tokens, threadId, stream: `thread:${threadId}` };
}

async function openSide(setting: Setting, server: BenchServer, watchers: number): Promise<Side> {
  const rssBefore = server.rssMb();
  const side: Side = { server, watchers: [], rssBefore, sentAt: new Map(), cpuSeconds: 0 };
  while (side.watchers.length < watchers) {
    const some = Array.from({ length: Math.min(25, watchers - side.watchers.length) }, (_, index) => {
      // Half of them are signed in.
      const token = index % 2 ? setting.tokens[index % setting.tokens.length] : undefined;
      return openRawWatcher(server.origin, setting.stream, token);
    });
    side.watchers.push(...(await Promise.all(some)));
  }
  return side;
}

async function replyToPortal({ portal, threadId, tokens }: Setting, side: Side): Promise<void> {
  const at = performance.now();
  const { seq } = await call<{ seq: number }>(
    portal.origin,
    tokens[1],
    'POST',
    `/threads/${threadId}/posts`,
    { body: words },
  );
  side.sentAt.set(seq, at);
}

async function replyToBare(
  { bare, stream }: Setting,
  side: Side,
  update: object,
  seq: number,
): Promise<void> {
  side.sentAt.set(seq, performance.now());
  await fetch(bare.origin, { method: 'POST', body: JSON.stringify({ ...update, stream, seq }) });
}

/** How long after its first watcher each of the others had a reply. */
function spreads(watchers: RawWatcher[], sentAt: Map<number, number>): number[] {
  const first = new Map<number, number>();
  for (const { seen } of watchers)
    for (const { seq, at } of seen) first.set(seq, Math.min(first.get(seq) ?? Infinity, at));
  return watchers.flatMap(({ seen }) =>
    seen.filter(({ seq }) => sentAt.has(seq)).map(({ seq, at }) => at - first.get(seq)!),
  );
}

function summary({ server, watchers, sentAt, rssBefore, cpuSeconds }: Side, seconds: number, alone: number) {
  const delays: number[] = [];
  let lost = 0;
  let doubled = 0;
  for (const { seen } of watchers) {
    const mine = seen.filter(({ seq }) => sentAt.has(seq));
    const different = new Set(mine.map(({ seq }) => seq));
    lost += sentAt.size - different.size;
    doubled += mine.length - different.size;
    for (const { seq, at } of mine) delays.push(at - sentAt.get(seq)!);
  }
  return {
    p50Ms: rounded(percentile(delays, 0.5)),
    p99Ms: rounded(percentile(delays, 0.99)),
    fanOutP99Ms: rounded(percentile(spreads(watchers, sentAt), 0.99)),
    cpuPercent: rounded((cpuSeconds / seconds) * 100, 2),
    /** Of that, what watching and delivering take: without what the same server takes for the same replies alone. */
    deliveryCpuPercent: rounded((cpuSeconds / seconds - alone) * 100, 2),
    rssPerSocketKb: rounded(((server.rssMb() - rssBefore) * 1024) / watchers.length),
    lost,
    doubled,
  };
}

/** Replies to both by turns, and what that took of each server's processor. */
async function takeTurns(setting: Setting, ours: Side, theirs: Side, update: object) {
  const { portal, bare } = setting;
  const before = { ours: portal.cpuSeconds(), theirs: bare.cpuSeconds() };
  const startedAt = performance.now();
  for (let n = 0; n < replies; n++) {
    await Promise.all([replyToPortal(setting, ours), pause(500)]);
    await Promise.all([replyToBare(setting, theirs, update, 100 + n), pause(500)]);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  ours.cpuSeconds = portal.cpuSeconds() - before.ours;
  theirs.cpuSeconds = bare.cpuSeconds() - before.theirs;
  return seconds;
}

/** The same bytes for both: what a reply of this thread looks like on the wire. */
async function sampleUpdate({ portal, tokens, threadId }: Setting): Promise<object> {
  const path = `/threads/${threadId}/posts?limit=1`;
  const { items } = await call<{ items: object[] }>(portal.origin, tokens[1], 'GET', path);
  return { seq: 0, type: 'post.created', at: new Date().toISOString(), data: { post: items[0] } };
}

async function open(setting: Setting, watchers: number): Promise<[Side, Side]> {
  return [await openSide(setting, setting.portal, watchers), await openSide(setting, setting.bare, watchers)];
}

async function measure(setting: Setting, watchers: number, alone: { ours: number; theirs: number }) {
  const [ours, theirs] = await open(setting, watchers);
  const update = await sampleUpdate(setting);
  await replyToPortal(setting, ours);
  await replyToBare(setting, theirs, update, 1);
  await pause(2_000);
  [ours, theirs].forEach((side) => side.sentAt.clear());
  const seconds = await takeTurns(setting, ours, theirs, update);
  await pause(1_000);
  const portal = summary(ours, seconds, alone.ours);
  const bare = summary(theirs, seconds, alone.theirs);
  for (const { close } of [...ours.watchers, ...theirs.watchers]) close();
  await pause(1_000);
  const ratio = (of: keyof typeof portal) => rounded(portal[of] / bare[of], 2);
  return {
    watchers,
    portal,
    bare,
    p99Ratio: ratio('p99Ms'),
    fanOutRatio: ratio('fanOutP99Ms'),
    cpuRatio: ratio('cpuPercent'),
    deliveryCpuRatio: ratio('deliveryCpuPercent'),
    rssPerSocketRatio: ratio('rssPerSocketKb'),
  };
}

/** What the servers take for the replies when nobody watches: shares of a core. */
async function measureAlone(setting: Setting): Promise<{ ours: number; theirs: number }> {
  const [ours, theirs] = await open(setting, 0);
  const update = await sampleUpdate(setting);
  const seconds = await takeTurns(setting, ours, theirs, update);
  return { ours: ours.cpuSeconds / seconds, theirs: theirs.cpuSeconds / seconds };
}

const setting = await prepare();
await pause(2_000);
const idleRssMb = rounded(setting.portal.rssMb());
await measureAlone(setting);
const alone = await measureAlone(setting);
const runs = [];
for (const watchers of [1_000, 100]) runs.push(await measure(setting, watchers, alone));
process.stdout.write(
  `${JSON.stringify({ bench: 'delivery', pinned, replies, idleRssMb, aloneCpuPercent: rounded(alone.ours * 100, 2), runs })}\n`,
);
await setting.bare.stop();
await setting.portal.stop();
process.exit(0);
