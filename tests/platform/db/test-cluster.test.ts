import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { createTestCluster } from '~/platform/db/test-cluster.server';
import { awaitEnd, queryOnce } from '../../support/embedded-processes';

async function dataFolderOf(url: string): Promise<string> {
  const [row] = await queryOnce<{ data_directory: string }>(url, 'SHOW data_directory');
  return row!.data_directory;
}

test('a cluster for tests can be killed, started again where it was, and leaves nothing', async () => {
  const cluster = await createTestCluster();
  const dataFolder = await dataFolderOf(cluster.url);
  await queryOnce(cluster.url, 'CREATE TABLE kept AS SELECT 7 AS seven');
  const killed = cluster.postmasterPid();
  process.kill(killed, 'SIGKILL');
  await awaitEnd(killed);
  await cluster.restart();
  expect(await queryOnce(cluster.url, 'SELECT seven FROM kept')).toEqual([{ seven: 7 }]);
  await Promise.all([cluster.stop(), cluster.stop()]);
  await awaitEnd(cluster.postmasterPid());
  expect(existsSync(path.dirname(dataFolder))).toBe(false);
});

test('it ends with the process that made it, even if that is killed', async () => {
  const script = `
    const { createTestCluster } = await import('./app/platform/db/test-cluster.server.ts');
    const cluster = await createTestCluster();
    console.log(JSON.stringify({ url: cluster.url, pid: cluster.postmasterPid() }));
    setInterval(() => undefined, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: owner.stdout }), 'line')) as [string];
  const { url, pid } = JSON.parse(line) as { url: string; pid: number };
  const dataFolder = await dataFolderOf(url);
  owner.kill('SIGKILL');
  await awaitEnd(pid);
  await expect.poll(() => existsSync(path.dirname(dataFolder)), { timeout: 20_000 }).toBe(false);
});
