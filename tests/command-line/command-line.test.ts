import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api, signIn } from '../support/api';
import { chomrom } from '../support/command-line';
import { newEmail } from '../support/people';
import { startPortal, type TestPortal } from '../support/portal';

const password = 'nine grey geese at noon';

describe('chomrom beside a running portal', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startPortal();
    await run('member', 'create', '--email', 'twice@example.com', '--name', 'Twice');
  });
  afterAll(() => portal.stop());

  const run = (...args: string[]) =>
    chomrom([...args, '--json'], { DATABASE_URL: portal.database.url, DATA_DIR: portal.dataDir });
  const create = (email: string, ...more: string[]) =>
    run('member', 'create', '--email', email, '--password', password, '--name', 'Root', ...more);

  test('makes an admin with a confirmed address who can sign in', async () => {
    const email = newEmail();
    const { code, json } = await create(email, '--role', 'admin', '--locale', 'vi');
    expect(code).toBe(0);
    expect(json.member).toMatchObject({ email, emailConfirmed: true, roles: ['admin'], locale: 'vi' });
    const member = await signIn(portal, { email, password });
    expect((await member.get('/me')).body.member).toEqual(json.member);
  });

  test('makes tokens that go as far as their scopes', async () => {
    const email = newEmail();
    await create(email);
    const all = await run('token', 'create', '--member', email, '--scope', '*');
    const few = await run(
      'token',
      'create',
      '--member',
      email,
      '--scope',
      'me:read',
      '--scope',
      'posts:write',
    );
    expect([all.code, few.code]).toEqual([0, 0]);
    expect(all.json.token).toMatch(/^chm_[\w-]{43}$/);
    const [wide, narrow] = [api(portal, { token: all.json.token }), api(portal, { token: few.json.token })];
    expect((await wide.patch('/me', { name: 'Wide' })).status).toBe(200);
    expect((await narrow.get('/me')).body.member.name).toBe('Wide');
    expect(await narrow.patch('/me', { name: 'Narrow' })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    const rows = await portal.database.sql('SELECT 1 FROM "ApiToken" t WHERE t::text LIKE $1', [
      `%${all.json.token}%`,
    ]);
    expect(rows).toEqual([]);
  });

  test.each([
    [
      1,
      'conflict of addresses',
      ['member', 'create', '--email', 'twice@example.com', '--name', 'Twice'],
      'email_taken',
    ],
    [
      1,
      'a member who is not there',
      ['token', 'create', '--member', 'no@example.com', '--scope', '*'],
      'not_found',
    ],
    [2, 'a wrong value', ['member', 'create', '--email', 'no address', '--name', 'X'], 'invalid'],
    [2, 'a missing value', ['member', 'create', '--email', 'a@example.com'], 'invalid'],
    [
      2,
      'an unknown scope',
      ['token', 'create', '--member', 'twice@example.com', '--scope', 'moon:land'],
      'invalid',
    ],
    [2, 'an unknown option', ['member', 'create', '--moon'], 'wrong_use'],
    [2, 'an unknown command', ['land', 'on', 'moon'], 'wrong_use'],
  ])('exits with %i for %s, with one line of JSON', async (code, _, args, error) => {
    const result = await run(...args);
    expect(result.code).toBe(code);
    expect(result.json.error).toMatchObject({ code: error, message: expect.stringMatching(/\w/) as string });
    expect(result.stderr).toMatch(/\w/);
  });

  test('lists mails, and where they are kept', async () => {
    const email = newEmail();
    await api(portal).post('/members', { email, password, name: 'Lek' });
    await expect
      .poll(async () => (await run('mail', 'list')).json.items[0], { timeout: 20_000, interval: 500 })
      .toMatchObject({ to: email, status: 'kept', path: expect.stringContaining(portal.dataDir) as string });
  });

  test('finds that all is well, and what is not', async () => {
    await portal.database.sql('DELETE FROM "Update_default"');
    const well = await run('doctor');
    expect(well.json.checks.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
    expect(well).toMatchObject({ code: 0, json: { ok: true } });
    await portal.database.sql(`INSERT INTO "Update_default" ("stream", "seq", "type", "at", "data")
      VALUES ('lost', 1, 'lost', '1999-01-01', '{}')`);
    const ill = await run('doctor');
    expect(ill).toMatchObject({ code: 1, json: { ok: false } });
    expect(ill.json.checks.find(({ name }: { name: string }) => name === 'updates')).toMatchObject({
      ok: false,
      remedy: expect.stringMatching(/\w/) as string,
    });
  });
});

describe('chomrom alone', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'chomrom-alone-'));
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  test('brings its own database, and lets it go again', async () => {
    const first = await chomrom(['member', 'create', '--name', 'First', '--json'], { DATA_DIR: dataDir });
    expect(first).toMatchObject({ code: 0, json: { member: { name: 'First', email: null } } });
    expect(first.stderr).toContain('Applying migration');
    const second = await chomrom(['doctor', '--json'], { DATA_DIR: dataDir });
    expect(second.json.checks.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
  });

  test('says in one sentence why it cannot start', async () => {
    const unreachable = await chomrom(['member', 'create', '--name', 'X', '--json'], {
      DATA_DIR: dataDir,
      DATABASE_URL: 'postgres://127.0.0.1:9/none',
    });
    expect(unreachable).toMatchObject({ code: 1, json: { error: { code: 'cannot_start' } } });
    expect(unreachable.stderr.trim().split('\n')).toHaveLength(1);
    const wrong = await chomrom(['doctor', '--json'], { DATA_DIR: dataDir, PORT: 'abc' });
    expect(wrong.code).toBe(1);
    expect(wrong.json.checks.at(-1)).toMatchObject({
      ok: false,
      detail: expect.stringContaining('PORT') as string,
    });
  });
});
