// What the server process holds in memory: started and idle, idle again after use, and for each socket that watches, beside bare
// Socket.IO. PostgreSQL is another process and not counted.
import { setTimeout as pause } from 'node:timers/promises';
import {
  type BenchServer,
  call,
  pinned,
  rounded,
  startBenchPortal,
  startServer,
} from './support/processes.ts';
import { openRawWatcher, type RawWatcher } from './support/raw-watcher.ts';
import { openScene } from './support/scene.ts';

const sockets = Number(process.env.BENCH_SOCKETS ?? 1_000);
const settleMs = 8_000;
const pages = 300;

/** Resident kilobytes for each of so many sockets that watch one stream, half of them signed in. */
async function weighSockets(server: BenchServer, stream: string, tokens: string[]): Promise<number> {
  const open = async (count: number) => {
    const watchers: RawWatcher[] = [];
    while (watchers.length < count)
      watchers.push(
        ...(await Promise.all(
          Array.from({ length: Math.min(25, count - watchers.length) }, (_, index) =>
            openRawWatcher(server.origin, stream, index % 2 ? tokens[index % tokens.length] : undefined),
          ),
        )),
      );
    return watchers;
  };
  // The first ones warm the code and the heap up; they stay, and are not counted.
  const first = await open(200);
  await pause(settleMs);
  const before = server.rssMb();
  const counted = await open(sockets);
  await pause(settleMs);
  const each = ((server.rssMb() - before) * 1024) / sockets;
  for (const { close } of [...first, ...counted]) close();
  return rounded(each);
}

const portal = await startBenchPortal();
await pause(settleMs);
const startedMb = rounded(portal.rssMb());
const { slug, tokens, startThread } = await openScene(portal, 20);
const threadId = await startThread(tokens[1]);
for (let n = 0; n < pages; n++) {
  const page = await fetch(`${portal.origin}/clubs/${slug}/threads/${n % 2 ? threadId : ''}`);
  await page.text();
  await call(portal.origin, tokens[n % 20], 'POST', `/threads/${threadId}/posts`, { body: `Reply ${n}` });
}
await pause(2 * settleMs);
const usedMb = rounded(portal.rssMb());
const bare = await startServer('tests/bench/support/bare-socket-server.ts', {});
const theirs = await weighSockets(bare, `thread:${threadId}`, tokens);
const ours = await weighSockets(portal, `thread:${threadId}`, tokens);
process.stdout.write(
  `${JSON.stringify({
    bench: 'memory',
    pinned,
    startedMb,
    usedMb,
    sockets,
    portalPerSocketKb: ours,
    barePerSocketKb: theirs,
    perSocketRatio: rounded(ours / theirs, 2),
  })}\n`,
);
await bare.stop();
await portal.stop();
process.exit(0);
