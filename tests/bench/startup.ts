// From the start of the portal to its first page: with a new folder, which is filled with the demo, and with the one it left,
// three times. PostgreSQL is the embedded one, as for everybody who changes nothing.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pinned, rounded } from './support/processes.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'chomrom-start-'));

/** Both through the launcher, as `npm start` is, so that what it looks at before counts too. */
async function startOnce(): Promise<{ readyMs: number; firstPageMs: number }> {
  const begun = performance.now();
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, ['scripts/launch.mjs', 'start'], {
    env: {
      ...env,
      NODE_ENV: 'production',
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const origin = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const ready = /ready at (http\S+)/.exec(said);
      if (ready) resolve(ready[1]!);
    });
    child.once('exit', (code) => reject(new Error(`The portal ended with ${code}: ${said}`)));
  });
  const readyMs = performance.now() - begun;
  const answer = await fetch(origin);
  await answer.text();
  if (answer.status !== 200) throw new Error(`The first page answers ${answer.status}`);
  const firstPageMs = performance.now() - begun;
  child.kill('SIGTERM');
  await exited;
  return { readyMs: rounded(readyMs, 0), firstPageMs: rounded(firstPageMs, 0) };
}

try {
  for (const database of ['new, with the demo', 'existing', 'existing', 'existing']) {
    const times = await startOnce();
    process.stdout.write(`${JSON.stringify({ bench: 'startup', pinned, database, ...times })}\n`);
  }
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
process.exit(0);
