import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { createDiskFileStore } from '~/platform/files.server';
import type { FileStore } from '~/platform/files.server';

let folder: string;
let store: FileStore;

beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'chomrom-files-')), 'files');
  store = createDiskFileStore(folder);
});
afterEach(() => rm(path.dirname(folder), { recursive: true }));

const contentOf = async (name: string) => {
  const stored = await store.open(name);
  return stored && { bytes: stored.bytes, text: (await buffer(stored.stream)).toString() };
};
const names = async () => {
  const found: string[] = [];
  for await (const name of store.names()) found.push(name);
  return found.sort();
};

test('what was put is there, once, until it is removed', async () => {
  await store.put('0198c0de-1234.webp', Buffer.from('one'));
  await store.put('0198c0de-1234.webp', Buffer.from('other'));
  await store.put('0198c0de-1235.webp', Buffer.from(''));
  expect(await contentOf('0198c0de-1234.webp')).toEqual({ bytes: 5, text: 'other' });
  expect(await contentOf('0198c0de-1235.webp')).toEqual({ bytes: 0, text: '' });
  expect(await names()).toEqual(['0198c0de-1234.webp', '0198c0de-1235.webp']);
  expect(await store.remove('0198c0de-1234.webp')).toBe(true);
  expect(await store.remove('0198c0de-1234.webp')).toBe(false);
  expect(await contentOf('0198c0de-1234.webp')).toBeNull();
});

test('an empty store has no files', async () => {
  expect(await names()).toEqual([]);
  expect(await contentOf('nothing')).toBeNull();
  expect(await store.remove('nothing')).toBe(false);
});

test('no name leads out of the folder', async () => {
  for (const name of [
    '../secret',
    '..',
    'a/b',
    'a\\b',
    '/etc/passwd',
    'a\0b',
    '.hidden',
    'A.webp',
    'a..',
    'a.tar.gz/',
    '',
  ]) {
    await expect(store.put(name, Buffer.from('x'))).rejects.toThrow(TypeError);
    await expect(store.open(name)).rejects.toThrow(TypeError);
    await expect(store.remove(name)).rejects.toThrow(TypeError);
  }
});

test('a reader keeps what it opened, and never sees half a file', async () => {
  const large = (letter: string) => Buffer.alloc(3_000_000, letter);
  await store.put('picture', large('a'));
  const reading = Array.from({ length: 20 }, () => contentOf('picture'));
  await Promise.all([...reading, store.put('picture', large('b')), store.put('picture', large('c'))]);
  for (const seen of await Promise.all(reading))
    expect(seen?.text).toMatch(/^(?:a{3000000}|b{3000000}|c{3000000})$/);
});

test('a write that fails leaves nothing behind', async () => {
  await store.put('first', Buffer.from('x'));
  const [first] = (await readdir(folder)).filter((entry) => entry !== 'incoming');
  await rm(path.join(folder, first!), { recursive: true });
  await writeFile(path.join(folder, first!), 'in the way');
  await expect(store.put('first', Buffer.from('y'))).rejects.toThrow();
  expect(await readdir(path.join(folder, 'incoming'))).toEqual([]);
});

test('what a killed process left half written is no file', async () => {
  await mkdir(path.join(folder, 'incoming'), { recursive: true });
  await writeFile(path.join(folder, 'incoming', '0198c0de-1234-7abc-8def-0123456789ab'), 'hal');
  expect(await names()).toEqual([]);
});
