// npm run bench [-- name …]: each benchmark is a process of its own and prints JSON, one object per line. What it says
// on the way goes to stderr.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';

const folder = 'tests/bench';
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => basename(file, '.ts'))
  .sort();

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark ${unknown.join(', ')}: there are ${known.join(', ')}.\n`);
  process.exit(2);
}

/** The benchmark, its clients and its PostgreSQL share one core; the server it starts gets another. */
const pin =
  availableParallelism() > 1 && spawnSync('taskset', ['-V']).status === 0 ? ['taskset', '-c', '1'] : [];

function run(name: string): Promise<boolean> {
  process.stderr.write(`· ${name}\n`);
  const [command, ...args] = [...pin, process.execPath, join(folder, `${name}.ts`)];
  const child = spawn(command!, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', BENCH_PINNED: pin.length > 0 ? 'yes' : 'no' },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0));
  });
}

let failed = false;
for (const name of wanted.length > 0 ? wanted : known) failed = !(await run(name)) || failed;
process.exit(failed ? 1 : 0);
