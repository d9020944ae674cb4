// What importing a large Stack Exchange dump takes: posts a second, and how much memory the command holds at most. The dump is made
// here, of BENCH_DUMP_MB of files (40 by default), and thrown away afterwards.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pinned, rounded, startBenchPortal } from './support/processes.ts';
import { writeLargeDump } from './support/large-dump.ts';
import { openScene } from './support/scene.ts';

const megabytes = Number(process.env.BENCH_DUMP_MB ?? 40);
const lookEveryMs = 250;

/** The most that the process has had in memory so far, in MB. */
function peakMb(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function importDump(folder: string, slug: string, env: Record<string, string>) {
  const args = ['cli.ts', 'import', 'stackexchange', folder, '--club', slug, '--json'];
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  let peak = 0;
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const looking = setInterval(() => (peak = Math.max(peak, peakMb(child.pid!))), lookEveryMs);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(looking);
  if (code !== 0) throw new Error(`The import ended with ${String(code)}: ${said}`);
  return { seconds: (performance.now() - startedAt) / 1000, peak };
}

const folder = await mkdtemp(join(tmpdir(), 'chomrom-bench-dump-'));
const dump = await writeLargeDump(folder, megabytes);
const portal = await startBenchPortal();
const { slug } = await openScene(portal, 1);
const { seconds, peak } = await importDump(folder, slug, { DATABASE_URL: portal.databaseUrl });
process.stdout.write(
  `${JSON.stringify({
    bench: 'import',
    pinned,
    ...dump,
    seconds: rounded(seconds),
    postsPerSecond: rounded((dump.posts + dump.comments) / seconds),
    peakRssMb: rounded(peak),
  })}\n`,
);
await portal.stop();
await rm(folder, { recursive: true, force: true });
process.exit(0);
