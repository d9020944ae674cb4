import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import {
  countClaims,
  isClaimAlive,
  processMark,
  takeFileLock,
  writeClaim,
} from '~/platform/file-lock.server.mjs';

let folder: string;
let file: string;

beforeEach(async () => {
  const place = await mkdtemp(path.join(tmpdir(), 'chomrom-lock-'));
  onTestFinished(() => rm(place, { recursive: true }));
  [folder, file] = [path.join(place, 'lock'), path.join(place, 'number')];
  await writeFile(file, '0');
});

async function count(times: number, ...rest: string[]): Promise<void> {
  const args = ['tests/support/locked-counter.ts', folder, file, String(times), ...rest];
  await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit');
}

test('processes that count under the lock lose nothing, though some die while they hold it', async () => {
  const dying = [1, 2, 3].map(() => count(1, 'die'));
  await Promise.all([...dying, ...[1, 2, 3, 4].map(() => count(15))]);
  expect(Number(await readFile(file, 'utf8'))).toBe(60);
  expect(await readdir(folder)).toHaveLength(1);
});

test('two who want it in one process take turns', async () => {
  const unlock = await takeFileLock(folder);
  const order: string[] = [];
  const second = takeFileLock(folder, { onWait: () => order.push('waits') }).then((free) => {
    order.push('has it');
    return free();
  });
  await expect.poll(() => order).toEqual(['waits']);
  order.push('given back');
  await unlock();
  await second;
  expect(order).toEqual(['waits', 'given back', 'has it']);
});

test('a claim counts while its process runs, and not for a later process with the same number', async () => {
  const claim = await writeClaim(folder);
  expect(await isClaimAlive(claim)).toBe(true);
  await writeFile(
    path.join(folder, `${process.pid}-later`),
    JSON.stringify({ pid: process.pid, mark: 'earlier' }),
  );
  const child = spawn('true');
  const mark = processMark(child.pid!);
  await once(child, 'exit');
  await writeFile(path.join(folder, `${child.pid}-dead`), JSON.stringify({ pid: child.pid, mark }));
  expect(await countClaims(folder)).toBe(1);
  expect(await readdir(folder)).toEqual([path.basename(claim)]);
});
