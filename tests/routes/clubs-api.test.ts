import { afterAll, beforeAll, expect, test } from 'vitest';
import { api, type ApiClient, signIn } from '../support/api';
import { makeMember, type TestPerson, useDatabaseOf } from '../support/people';
import { startPortal, type TestPortal } from '../support/portal';

let portal: TestPortal;
let release: () => Promise<void>;
let admin: ApiClient;
let adminToken: string;
let member: ApiClient & { token: string };
let person: TestPerson;

beforeAll(async () => {
  portal = await startPortal();
  release = await useDatabaseOf(portal);
  const signedIn = await signIn(portal, await makeMember({ name: 'Admin', portalRoles: ['admin'] }));
  admin = signedIn;
  adminToken = signedIn.token;
  person = await makeMember({ name: 'Ann' });
  member = await signIn(portal, person);
});
afterAll(async () => {
  await release();
  await portal.stop();
});

const club = (slug: string, more: object = {}) =>
  admin.post('/clubs', { slug, name: slug, visibility: 'public', joinMode: 'open', ...more });

test('an admin makes a club, and nobody else', async () => {
  const made = await club('dogs', { theme: { main: '#ffff00' } });
  expect(made.status).toBe(201);
  expect(made.body.club).toMatchObject({ slug: 'dogs', status: 'open', url: '/clubs/dogs' });
  expect((await club('dogs')).body.code).toBe('slug_taken');
  const body = { slug: 'cats', name: 'Cats', visibility: 'public', joinMode: 'open' };
  expect((await member.post('/clubs', body)).status).toBe(403);
  expect((await api(portal).post('/clubs', body)).status).toBe(401);
});

test('the same key makes a club once', async () => {
  const options = { headers: { 'Idempotency-Key': 'once' } };
  const body = { slug: 'once', name: 'Once', visibility: 'public', joinMode: 'open' };
  const first = await admin.post('/clubs', body, options);
  expect((await admin.post('/clubs', body, options)).body).toEqual(first.body);
  expect((await admin.post('/clubs', { ...body, name: 'Other' }, options)).body.code).toBe('conflict');
});

test('the audit log is one file for admins: CSV or JSON, by the same choices as its page', async () => {
  const { body } = await club('audited');
  await admin.patch('/clubs/audited', { tone: '=1+1 "calm"' });
  const get = (query: string, token?: string) =>
    fetch(`${portal.origin}/studio/audit/export${query}`, {
      headers: token ? { cookie: `chomrom=${token}`, 'accept-language': 'en' } : {},
      redirect: 'manual',
    });
  const csv = await get('?format=csv&club=audited', adminToken);
  expect([csv.status, csv.headers.get('content-disposition')]).toEqual([
    200,
    'attachment; filename="audit.csv"',
  ]);
  const lines = (await csv.text()).trim().split(/\r?\n/);
  expect(lines[0]).toMatch(/^\uFEFF?at,act,words,actor,/);
  expect(lines.filter((line) => line.includes('club.')).length).toBeGreaterThan(1);
  const json = await get(`?format=json&club=audited`, adminToken);
  expect(json.headers.get('content-type')).toContain('application/json');
  const entries = (await json.json()) as { actor: { name: string }; club: { slug: string } }[];
  expect(entries).toHaveLength(lines.length - 1);
  expect(new Set(entries.map((one) => `${one.actor.name} ${one.club.slug}`))).toEqual(
    new Set([`Admin ${body.club.slug}`]),
  );
  expect(await (await get('?format=json&club=audited&act=post.removed', adminToken)).json()).toEqual([]);
  expect((await get('?format=csv', member.token)).status).toBe(403);
  expect((await get('?format=csv')).headers.get('location')).toMatch(/^\/sign-in/);
});

test('joining answers the membership, again the same, and leaving ends it', async () => {
  await club('walks');
  const joined = await member.put('/clubs/walks/memberships/me', { persona: { name: 'Mali’s human' } });
  expect(joined.body.membership).toMatchObject({
    status: 'active',
    roles: ['customer'],
    persona: { name: 'Mali’s human' },
  });
  expect((await member.put('/clubs/walks/memberships/me', {})).body).toEqual(joined.body);
  expect((await api(portal).get('/clubs/walks/people')).body.items).toHaveLength(1);
  expect((await member.delete('/clubs/walks/memberships/me')).body.membership.status).toBe('left');
  expect((await api(portal).get('/clubs/walks/people')).body.items).toEqual([]);
});

test('a club by code without one given answers its code to the admin alone', async () => {
  const { body } = await club('coded', { joinMode: 'code' });
  expect((await member.put('/clubs/coded/memberships/me', {})).body.code).toBe('wrong_code');
  const joined = await member.put('/clubs/coded/memberships/me', { code: body.joinCode });
  expect(joined.body.membership.status).toBe('active');
  expect(JSON.stringify((await member.get('/clubs/coded')).body)).not.toContain(body.joinCode);
});

test('a suspension takes a time in the future and a reason, and is lifted', async () => {
  await club('quiet');
  await member.put('/clubs/quiet/memberships/me', {});
  const path = `/clubs/quiet/members/${person.memberId}/suspension`;
  const until = new Date(Date.now() + 86_400_000).toISOString();
  expect((await admin.put(path, { until })).body.errors).toHaveProperty('reason');
  expect((await admin.put(path, { until: 'soon', reason: 'Spam' })).status).toBe(422);
  expect((await admin.put(path, { until, reason: 'Spam' })).body.membership.status).toBe('suspended');
  expect((await member.put(path, { until, reason: 'Revenge' })).status).toBe(403);
  expect((await admin.delete(path)).body.membership.status).toBe('active');
});

test('what is not there is not found, however odd its name', async () => {
  for (const slug of ['nothing', '%00', '..%2f', 'x'.repeat(300), "'; DROP TABLE"])
    expect((await admin.get(`/clubs/${slug}`)).status).toBe(404);
  expect((await admin.get('/clubs/dogs/people/not-an-id')).status).toBe(404);
  expect(
    (
      await admin.delete('/roles/not-an-id', {
        raw: '{"reason":"x"}',
        headers: { 'content-type': 'application/json' },
      })
    ).status,
  ).toBe(404);
});

async function pageOf(path: string, token?: string): Promise<Response> {
  return fetch(portal.origin + path, {
    redirect: 'manual',
    headers: { 'accept-language': 'en', ...(token ? { cookie: `chomrom=${token}` } : {}) },
  });
}

test('a NUL byte anywhere is no fault of ours', async () => {
  await club('nul', { joinMode: 'code' });
  const put = await member.put('/clubs/nul/memberships/me', {
    code: 'a\0b',
    persona: { name: 'A\0nn', bio: '\0' },
    answers: { 'w\0y': '\0' },
  });
  expect(put.body.code).toBe('wrong_code');
  for (const path of ['/clubs/dogs/people?q=%00', '/audit?act=%00&subject=%00&club=%00', '/roles?club=%00'])
    expect((await admin.get(path)).status).toBeLessThan(500);
  expect((await fetch(`${portal.origin}/invite/%00`)).status).toBe(404);
  expect((await fetch(`${portal.origin}/clubs/%00`)).status).toBe(404);
});

test('pages are for whom they are for', async () => {
  for (const path of ['/clubs', '/clubs/dogs', '/clubs/dogs/people'])
    expect((await pageOf(path)).status).toBe(200);
  for (const path of ['/studio', '/studio/audit', '/moderation', '/clubs/dogs/membership']) {
    const answer = await pageOf(path);
    expect(answer.headers.get('location')).toContain('/sign-in');
  }
  for (const path of ['/studio', '/studio/clubs/dogs', '/studio/members', '/moderation'])
    expect((await pageOf(path, member.token)).status).toBe(403);
});

test('a form without scripts joins a club', async () => {
  await club('plain');
  const answer = await fetch(`${portal.origin}/clubs/plain/join`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: `chomrom=${member.token}`, origin: portal.origin },
    body: new URLSearchParams({ intent: 'join', 'persona.name': 'Plain Ann' }),
  });
  expect(answer.headers.get('location')).toBe('/clubs/plain?done=joined');
  expect(await (await pageOf('/clubs/plain?done=joined', member.token)).text()).toContain('Plain Ann');
});
