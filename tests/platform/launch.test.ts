import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeCheckout } from '../support/checkout';

test('a fresh checkout installs, generates, builds and serves, and the next start does none of it', async () => {
  const checkout = await makeCheckout();
  const first = await checkout.launch(['start']).ended;
  expect(first).toMatchObject({ code: 0, stdout: 'served production' });
  expect(first.stderr).toMatch(
    /Installing packages .*\nnpm was here\n.*done in .*\n.*client.*\n.*\nBuilding/,
  );
  expect(await checkout.runs()).toEqual({ npm: 1, prisma: 1, remix: 1 });
  const args = await readFile(path.join(checkout.folder, 'npm-arguments'), 'utf8');
  expect(args).toMatch(/^ci --include=dev --include=optional --ignore-scripts /);
  expect(await checkout.launch(['start']).ended).toEqual({
    code: 0,
    stdout: 'served production',
    stderr: '',
  });
  expect(await checkout.runs()).toEqual({ npm: 1, prisma: 1, remix: 1 });
});

test('only what changed is done again', async () => {
  const checkout = await makeCheckout();
  await checkout.launch(['start']).ended;
  await checkout.write('app/root.tsx', 'two');
  await checkout.launch(['start']).ended;
  expect(await checkout.runs()).toEqual({ npm: 1, prisma: 1, remix: 2 });
  await checkout.write('prisma/schema.prisma', 'model B {}');
  await checkout.launch(['start']).ended;
  expect(await checkout.runs()).toMatchObject({ npm: 1, prisma: 2 });
  const packages = { '': {}, 'node_modules/prisma': { version: '1.0.1' } };
  await checkout.write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages }));
  await checkout.launch(['start']).ended;
  expect(await checkout.runs()).toMatchObject({ npm: 2 });
});

test('packages that somebody installed by hand are taken as they are, if they are all there', async () => {
  const checkout = await makeCheckout();
  await checkout.launch(['dev']).ended;
  const packages = { '': {}, 'node_modules/prisma': { version: '1.0.1' } };
  const lock = JSON.stringify({ lockfileVersion: 3, packages });
  await checkout.write('package-lock.json', lock);
  await checkout.write('node_modules/.package-lock.json', lock);
  await checkout.launch(['dev']).ended;
  expect(await checkout.runs()).toMatchObject({ npm: 1 });
  await checkout.write('node_modules/.package-lock.json', JSON.stringify({ packages: {} })); // npm prune
  await checkout.launch(['dev']).ended;
  expect(await checkout.runs()).toMatchObject({ npm: 2 });
});

test('several commands at once install and build once', async () => {
  const checkout = await makeCheckout();
  const all = await Promise.all(
    ['start', 'start', 'dev', 'chomrom'].map((name) => checkout.launch([name]).ended),
  );
  expect(all.map((one) => one.code)).toEqual([0, 0, 0, 2]);
  expect(await checkout.runs()).toEqual({ npm: 1, prisma: 1, remix: 1 });
});

test('one that is killed while it installs holds nobody up', async () => {
  const checkout = await makeCheckout();
  const killed = checkout.launch(['start']);
  await once(killed.process.stderr!, 'data');
  killed.process.kill('SIGKILL');
  await killed.ended;
  expect(await checkout.launch(['start']).ended).toMatchObject({ code: 0 });
});

test('developing needs no build, and the command line keeps stdout, arguments and exit code to itself', async () => {
  const checkout = await makeCheckout();
  expect(await checkout.launch(['dev']).ended).toMatchObject({ code: 0, stdout: 'served development' });
  expect(await checkout.runs()).toEqual({ npm: 1, prisma: 1, remix: 0 });
  const args = ['doctor', '--json', 'two words'];
  expect(await checkout.launch(['chomrom', ...args]).ended).toMatchObject({
    code: 2,
    stdout: JSON.stringify(args),
  });
});

test('a build that fails says what it said, and the next start tries again', async () => {
  const checkout = await makeCheckout();
  await checkout.write('app/root.tsx', 'wrong');
  const failed = await checkout.launch(['start']).ended;
  expect(failed).toMatchObject({ code: 1, stdout: '' });
  expect(failed.stderr).toMatch(/root\.tsx is wrong\nThe build failed \(it ended with 1\): see above\.\n$/);
  await checkout.write('app/root.tsx', 'right');
  expect(await checkout.launch(['start']).ended).toMatchObject({ code: 0 });
});

test('a command that does not exist is told', async () => {
  const checkout = await makeCheckout();
  const { code, stderr } = await checkout.launch(['serve']).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/^There is no command "serve": use one of start, dev, test, .*chomrom\.\n$/);
});

test.each([
  ['itself', ''],
  ['through a Node that cannot give its place away', 'process.execve = undefined;'],
])('signals reach the command (%s), and its exit code is ours', async (_how, before) => {
  const checkout = await makeCheckout();
  await checkout.launch(['dev']).ended;
  await checkout.write('scripts/before.mjs', before);
  await checkout.write(
    'server.ts',
    "process.on('SIGTERM', () => process.exit(7)); process.stdout.write('ready'); setInterval(() => undefined, 1000);",
  );
  const running = checkout.launch(['dev'], {
    NODE_OPTIONS: `--import=${checkout.folder}/scripts/before.mjs`,
  });
  await once(running.process.stdout!, 'data');
  running.process.kill('SIGTERM');
  expect(await running.ended).toMatchObject({ code: 7 });
});
