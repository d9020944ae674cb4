import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeClub, makePerson, makeThread, type SignedInPerson } from '../support/club';
import { useDatabaseOf } from '../support/people';
import { startPortal, type TestPortal } from '../support/portal';

/**
 * Of all scripts that a page of a thread names and they import. It may only shrink: what it weighs, what it is to weigh and what stands
 * in the way is in docs/performance.md.
 */
const mostKb = 150;

let portal: TestPortal;
let release: () => Promise<void>;
let ann: SignedInPerson;
let path: string;

beforeAll(async () => {
  portal = await startPortal();
  release = await useDatabaseOf(portal);
  const club = await makeClub('dogs');
  ann = await makePerson('Ann', club);
  path = `/clubs/dogs/threads/${await makeThread(ann, club)}`;
});
afterAll(async () => {
  await release();
  await portal.stop();
});

/** Files that a page names, and those that they import, however deep; not what is imported once it is used. */
async function scriptsOf(html: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const read = async (name: string): Promise<void> => {
    if (files.has(name)) return;
    const source = await readFile(join('build/client/assets', name));
    files.set(name, source);
    const imports = source.toString().matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g);
    for (const [, imported] of imports) await read(imported!);
  };
  for (const [, name] of html.matchAll(/\/assets\/([\w.-]+\.js)/g)) await read(name!);
  return files;
}

test.each(['a member', 'a visitor'])(
  'a thread’s page loads no more scripts than before, for %s',
  async (who) => {
    const headers = who === 'a member' ? { cookie: `chomrom=${ann.secret}` } : undefined;
    const html = await (await fetch(portal.origin + path, { headers })).text();
    // Routes that are not this page’s stand in the manifest by name alone.
    const files = await scriptsOf(html.replaceAll(/manifest-[\w-]+\.js/g, ''));
    expect(files.size).toBeGreaterThan(3);
    const weights = [...files].map(([name, source]) => [name, gzipSync(source).length / 1024] as const);
    const total = weights.reduce((sum, [, kb]) => sum + kb, 0);
    const heaviest = weights.toSorted((a, b) => b[1] - a[1]).slice(0, 8);
    expect(
      total,
      `${total.toFixed(1)} KB: ${heaviest.map(([name, kb]) => `${name} ${kb.toFixed(1)}`).join(', ')}`,
    ).toBeLessThanOrEqual(mostKb);
  },
);
