import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Checkout {
  folder: string;
  write(file: string, text: string): Promise<void>;
  /** How often npm, the generator and the build have run. */
  runs(): Promise<Record<string, number>>;
  launch(args: string[], env?: Record<string, string>): { process: ChildProcess; ended: Promise<Ended> };
}

const LOCK = { lockfileVersion: 3, packages: { '': {}, 'node_modules/prisma': { version: '1.0.0' } } };
const NOTE = (name: string) => `require('fs').appendFileSync('runs.log', '${name}\\n');`;

/** Stands for the packages: says that it ran and leaves what the real one would leave. */
function npm(): string {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const node = `node_modules/node-${system}-${process.arch}/bin`;
  return `#!/bin/sh
echo npm >> runs.log
echo "$@" > npm-arguments
sleep 0.3
rm -rf node_modules
mkdir -p ${node} node_modules/prisma/build node_modules/@remix-run/dev/dist
ln -s '${process.execPath}' ${node}/node
cp package-lock.json node_modules/.package-lock.json
cp fake/prisma.cjs node_modules/prisma/build/index.js
cp fake/remix.cjs node_modules/@remix-run/dev/dist/cli.js
echo '{}' > node_modules/prisma/package.json
echo 'npm was here'
`;
}

/** A small checkout with our own launcher, in which npm and the packages only leave traces. */
export async function makeCheckout(): Promise<Checkout> {
  const folder = await mkdtemp(path.join(tmpdir(), 'chomrom-checkout-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  };
  await cp('scripts', path.join(folder, 'scripts'), { recursive: true });
  await mkdir(path.join(folder, 'app/platform'), { recursive: true });
  await cp('app/platform/file-lock.server.mjs', path.join(folder, 'app/platform/file-lock.server.mjs'));
  await write('package.json', '{ "type": "module" }');
  await write('package-lock.json', JSON.stringify(LOCK));
  await write('prisma/schema.prisma', 'model A {}');
  await write('fake/npm', npm());
  await chmod(path.join(folder, 'fake/npm'), 0o755);
  await write(
    'fake/prisma.cjs',
    `${NOTE('prisma')} require('fs').mkdirSync('app/platform/db/generated', { recursive: true });`,
  );
  await write(
    'fake/remix.cjs',
    `${NOTE('remix')} const fs = require('fs'); fs.rmSync('build', { recursive: true, force: true });
     if (fs.readFileSync('app/root.tsx', 'utf8').includes('wrong')) { console.log('root.tsx is wrong'); process.exit(1); }
     fs.mkdirSync('build/server', { recursive: true }); fs.writeFileSync('build/server/index.js', '');`,
  );
  await write('app/root.tsx', 'one');
  await write('server.ts', 'process.stdout.write(`served ${process.env.NODE_ENV}`);');
  await write('cli.ts', 'process.stdout.write(JSON.stringify(process.argv.slice(2))); process.exitCode = 2;');
  return {
    folder,
    write,
    async runs() {
      const lines = (await readFile(path.join(folder, 'runs.log'), 'utf8').catch(() => ''))
        .split('\n')
        .filter(Boolean);
      return Object.fromEntries(
        ['npm', 'prisma', 'remix'].map((name) => [name, lines.filter((line) => line === name).length]),
      );
    },
    launch(args, env = {}) {
      const child = spawn(process.execPath, [path.join(folder, 'scripts/launch.mjs'), ...args], {
        cwd: tmpdir(),
        env: { NODE_ENV: 'production', PATH: `${path.join(folder, 'fake')}:${process.env.PATH}`, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const output = { stdout: '', stderr: '' };
      child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
      const ended = new Promise<Ended>((resolve) =>
        child.once('close', (code) => resolve({ code, ...output })),
      );
      return { process: child, ended };
    },
  };
}
