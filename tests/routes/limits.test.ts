import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClub } from '~/modules/clubs/create-club.server';
import { createClubInput } from '~/modules/clubs/schema';
import { system } from '~/platform/actor';
import { makeClub, makePerson, makeThread, type TestClub } from '../support/club';
import { useDatabaseOf } from '../support/people';
import { startPortal, type TestPortal } from '../support/portal';

let portal: TestPortal;
let release: () => Promise<void>;
let club: TestClub;

beforeAll(async () => {
  portal = await startPortal({ env: { RATE_LIMITS: 'on' } });
  release = await useDatabaseOf(portal);
  club = await makeClub('dogs');
});
afterAll(async () => {
  await release();
  await portal.stop();
});

function call(path: string, { secret, ...init }: RequestInit & { secret?: string } = {}): Promise<Response> {
  const headers = {
    'Accept-Language': 'vi',
    'Content-Type': 'application/json',
    ...(secret ? { Authorization: `Bearer ${secret}` } : { Origin: portal.origin }),
    ...init.headers,
  };
  return fetch(`${portal.origin}${path}`, { redirect: 'manual', ...init, headers });
}

async function statusesOf(times: number, act: (index: number) => Promise<Response>): Promise<number[]> {
  const statuses: number[] = [];
  for (let index = 0; index < times; index++) statuses.push((await act(index)).status);
  return statuses;
}

test('the eleventh post within a minute is refused, and says when to try again', async () => {
  const ann = await makePerson('Ann', club);
  const threadId = await makeThread(ann, club);
  const path = `/api/v1/threads/${threadId}/posts`;
  const post = () =>
    call(path, { method: 'POST', secret: ann.secret, body: JSON.stringify({ body: 'And one more' }) });
  expect(await statusesOf(10, post)).toEqual(Array<number>(10).fill(201));
  const refused = await post();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: 'rate_limited' });
  const ben = await makePerson('Ben', club);
  const other = await call(path, { method: 'POST', secret: ben.secret, body: '{"body":"Not me"}' });
  expect(other.status).toBe(201);
});

test('a club’s code cannot be guessed; who knows it comes in as often as they like', async () => {
  const input = { slug: 'coffee', name: 'Coffee', joinMode: 'code', joinCode: 'MORNING-CUP' };
  await createClub(system, createClubInput.parse(input));
  const [guesser, guest] = [await makePerson('Gil'), await makePerson('Gia')];
  const join = (secret: string, code: string) =>
    call('/api/v1/clubs/coffee/memberships/me', { method: 'PUT', secret, body: JSON.stringify({ code }) });
  const guesses = await statusesOf(11, (index) => join(guesser.secret, `GUESS-${index}`));
  expect(guesses.slice(0, 10)).not.toContain(429);
  expect(guesses[10]).toBe(429);
  expect(await statusesOf(12, () => join(guest.secret, 'MORNING-CUP'))).toEqual(Array<number>(12).fill(200));
});

test('who asks too often meets a page in their language, a form keeps its page, and members go on', async () => {
  const ann = await makePerson('Ann', club);
  await Promise.all(Array.from({ length: 300 }, () => call('/api/v1/clubs?limit=1')));
  const page = await call('/clubs?q="><script>');
  expect(page.status).toBe(429);
  expect(Number(page.headers.get('Retry-After'))).toBeGreaterThan(0);
  const html = await page.text();
  expect(html).toContain('<html lang="vi">');
  expect(html).toContain('Thử lại');
  expect(html).not.toContain('<script');
  const data = await call('/clubs?_data=routes%2Fclubs');
  expect(data.headers.get('X-Remix-Catch')).toBe('yes');
  expect(await data.json()).toMatchObject({ code: 'rate_limited' });
  const form = await call('/join?_data=routes%2Fjoin', { method: 'POST', body: '{}' });
  expect(form.status).toBe(429);
  expect(form.headers.get('X-Remix-Catch')).toBeNull();
  expect(await form.json()).toMatchObject({ problem: { code: 'rate_limited' } });
  expect((await call('/api/v1/me', { secret: ann.secret })).status).toBe(200);
});
