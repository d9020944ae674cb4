import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api, signIn } from '../support/api';
import { makeMember, newEmail, useDatabaseOf } from '../support/people';
import { startPortal, type TestPortal } from '../support/portal';

let portal: TestPortal;
let release: () => Promise<void>;

beforeAll(async () => {
  portal = await startPortal();
  release = await useDatabaseOf(portal);
});
afterAll(async () => {
  await release();
  await portal.stop();
});

const password = 'seven ducks on a wall';
const newcomer = () => ({ email: newEmail(), password, name: 'Dao' });
const sessionsOf = (memberId: string) =>
  portal.database.sql<{ id: string }>('SELECT "id" FROM "Session" WHERE "memberId" = $1', [memberId]);

describe('the API of accounts', () => {
  test('signs up, in and out', async () => {
    const input = newcomer();
    const { status, body } = await api(portal).post('/members', { ...input, locale: 'vi' });
    expect(status).toBe(201);
    expect(body.member).toMatchObject({
      name: 'Dao',
      email: input.email,
      emailConfirmed: false,
      locale: 'vi',
    });
    const member = await signIn(portal, input);
    expect((await member.get('/me')).body).toEqual({ member: body.member, memberships: [] });
    expect((await member.delete('/sessions/current')).status).toBe(204);
    expect(await member.get('/me')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(await member.delete('/sessions/current')).toMatchObject({ status: 401 });
  });

  test('calls a taken address a conflict, and a wrong password unauthenticated', async () => {
    const { email } = await makeMember();
    const taken = await api(portal).post('/members', { ...newcomer(), email });
    expect(taken).toMatchObject({ status: 409, body: { code: 'conflict' } });
    for (const known of [email, newEmail()]) {
      const refused = await api(portal).post('/sessions', { email: known, password: 'not the password' });
      expect(refused).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    }
  });

  test('says what is wrong with which field', async () => {
    const { status, body } = await api(portal).post(
      '/members',
      { email: 'nobody', password: 'short', name: '' },
      { headers: { 'accept-language': 'en' } },
    );
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'invalid',
      errors: {
        email: 'This does not look like an e-mail address.',
        password: 'Please write at least 8 characters.',
        name: 'Please fill this in.',
      },
    });
  });

  test('gives the same session for the same key, whose secret is not in the database', async () => {
    const person = await makeMember();
    const call = () =>
      api(portal).post(
        '/sessions',
        { email: person.email, password: person.password },
        { headers: { 'Idempotency-Key': 'sign-in-1' } },
      );
    const both = await Promise.all([call(), call()]);
    const third = await call();
    expect(new Set([...both, third].map(({ body }) => body.token)).size).toBe(1);
    expect(third.body.expiresAt).toBe(both[0]!.body.expiresAt);
    expect(await sessionsOf(person.memberId)).toHaveLength(1);
    const [found] = await portal.database.sql<{ found: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM "Session" s WHERE s::text LIKE $1)
        OR EXISTS (SELECT 1 FROM "IdempotencyKey" k WHERE k::text LIKE $1) AS found`,
      [`%${third.body.token}%`],
    );
    expect(found).toEqual({ found: false });
    const wrong = await api(portal).post(
      '/sessions',
      { email: person.email, password: 'not the password' },
      { headers: { 'Idempotency-Key': 'sign-in-1' } },
    );
    expect(wrong.status).toBe(401);
  });

  test('lists one’s sessions and ends one, or all others', async () => {
    const person = await makeMember();
    const [first, second, third] = [
      await signIn(portal, person),
      await signIn(portal, person),
      await signIn(portal, person),
    ];
    const { items } = (await first.get('/me/sessions')).body;
    expect(items).toHaveLength(3);
    expect(items.filter((item: { current: boolean }) => item.current)).toHaveLength(1);
    const other = items.find((item: { current: boolean }) => !item.current);
    const stranger = await signIn(portal, await makeMember());
    expect((await stranger.delete(`/me/sessions/${other.id}`)).status).toBe(404);
    expect((await first.delete(`/me/sessions/${other.id}`)).status).toBe(204);
    expect((await first.delete('/me/sessions')).body).toEqual({ ended: 1 });
    expect((await first.get('/me')).status).toBe(200);
    expect([(await second.get('/me')).status, (await third.get('/me')).status]).toEqual([401, 401]);
  });

  test('changes one’s own profile and nothing else', async () => {
    const person = await makeMember();
    const member = await signIn(portal, person);
    const changed = await member.patch('/me', { name: 'Dao R.', locale: 'en', timeZone: 'Asia/Ho_Chi_Minh' });
    expect(changed.body.member).toMatchObject({ name: 'Dao R.', locale: 'en', timeZone: 'Asia/Ho_Chi_Minh' });
    expect((await member.patch('/me', { timeZone: 'Moon/Base' })).status).toBe(422);
    expect((await member.patch('/me', { pictureId: person.memberId })).status).toBe(422);
    const ignored = await member.patch('/me', { roles: ['admin'], email: 'other@example.com' });
    expect(ignored.body.member).toMatchObject({ roles: [], email: person.email });
  });

  test('asks visitors to sign in', async () => {
    for (const [method, path] of [
      ['GET', '/me'],
      ['PATCH', '/me'],
      ['GET', '/me/sessions'],
      ['DELETE', '/me/sessions'],
      ['DELETE', '/sessions/current'],
    ] as const) {
      const refused = await api(portal).send(method, path, method === 'PATCH' ? {} : undefined);
      expect(refused).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
      expect(refused.headers.get('www-authenticate')).toBe('Bearer');
    }
  });
});
