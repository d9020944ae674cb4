import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api } from '../support/api';
import { chomrom } from '../support/command-line';
import { startPortal, type TestPortal } from '../support/portal';
import { connect, watch } from '../support/sockets';
import { dumpWithTraps, writeDump } from '../support/stackexchange-dump';

describe('Imports and seeds beside a running portal', () => {
  let portal: TestPortal;
  let dump: Awaited<ReturnType<typeof writeDump>>;
  beforeAll(async () => {
    portal = await startPortal();
    dump = await writeDump(dumpWithTraps());
    const made = ['--email', 'admin@example.com', '--name', 'Admin', '--role', 'admin'];
    await run('member', 'create', ...made);
    const { json } = await run('token', 'create', '--member', 'admin@example.com', '--scope', '*');
    const admin = api(portal, { token: json.token });
    await admin.post('/clubs', { slug: 'bottles', name: 'Bottles', visibility: 'public', joinMode: 'open' });
  });
  afterAll(async () => {
    await dump.remove();
    await portal.stop();
  });

  const run = (...args: string[]) =>
    chomrom([...args, '--json'], { DATABASE_URL: portal.database.url, DATA_DIR: portal.dataDir });

  test('bring a dump, whose threads are read, found and watched at once', async () => {
    const { code, json, stderr } = await run('import', 'stackexchange', dump.directory, '--club', 'bottles');
    expect(code).toBe(0);
    expect(json.kinds.questions).toMatchObject({ found: 6, imported: 5 });
    expect(stderr).toMatch(/Writing posts .* 100% \(13 of 13\)/);

    const visitor = api(portal);
    const found = await visitor.get('/search?q=ขวดเบียร์&club=bottles');
    const hit = found.body.items[0];
    expect(hit.title).toBe('ล้างขวดเบียร์เก่ายังไงดี');
    const { body } = await visitor.get(`/threads/${hit.threadId}/posts`);
    expect(body.items).toHaveLength(7);
    const page = await fetch(portal.origin + hit.url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Ngâm giấm qua đêm');

    const socket = await connect(portal.origin);
    expect(await watch(socket, `thread:${hit.threadId}`, 0)).toEqual({ ok: true, head: 7, reset: true });
    expect(await watch(socket, `thread:${hit.threadId}`, body.seq)).toEqual({
      ok: true,
      head: 7,
      updates: [],
    });
    socket.close();

    const again = await run('import', 'stackexchange', dump.directory, '--club', 'bottles');
    expect(again.json.kinds.answers).toMatchObject({ imported: 0, already: 3 });
  });

  test('bring a list of members', async () => {
    const file = path.join(portal.dataDir, 'list.csv');
    await writeFile(file, 'email,name\nann@example.com,Ann\nno address,Bob\n');
    const { code, json } = await run('import', 'members', file, '--club', 'bottles');
    expect(code).toBe(0);
    expect(json).toMatchObject({
      imported: 1,
      leftOut: 1,
      problems: [{ line: 3, reason: 'not an e-mail address' }],
    });
  });

  test('fill a portal for measuring, and nothing twice', async () => {
    const load = ['seed', 'load', '--members', '30', '--threads', '10', '--posts', '60'];
    const { code, json } = await run(...load);
    expect(code).toBe(0);
    expect(json.checks.filter((check: { broken: number }) => check.broken > 0)).toEqual([]);
    expect((await fetch(portal.origin + json.shortThread)).status).toBe(200);
    expect(await run(...load)).toMatchObject({
      code: 1,
      json: { error: { message: expect.stringContaining('load') } },
    });
    expect((await run('seed', 'demo')).json).toMatchObject({ played: false, accounts: [] });
  });

  test.each([
    [1, ['import', 'stackexchange', '/nowhere', '--club', 'bottles'], /There is no folder/],
    [1, ['import', 'stackexchange', '/tmp', '--club', 'nobody'], /There is no club "nobody"/],
    [1, ['import', 'members', '/nowhere.csv', '--club', 'bottles'], /There is no file/],
    [2, ['import', 'stackexchange', '/tmp'], /./],
    [2, ['import', 'members', '--club', 'bottles'], /./],
    [2, ['seed', 'load', '--members', 'many', '--threads', '1', '--posts', '1'], /./],
  ])('end with %i for %j', async (code, args, message) => {
    const result = await run(...args);
    expect(result.code).toBe(code);
    expect(result.json.error.message).toMatch(message);
  });
});
