import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transact } from '~/platform/db/transact.server';
import { createApiToken } from '~/platform/session/api-tokens.server';
import { api, type ApiClient } from '../support/api';
import { surf } from '../support/browser-like';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../support/club';
import { useDatabaseOf } from '../support/people';
import { startPortal, type TestPortal } from '../support/portal';

let portal: TestPortal;
let release: () => Promise<void>;
let club: TestClub;
let inner: TestClub;
let asker: SignedInPerson;
let expert: SignedInPerson;
const as = (person: SignedInPerson): ApiClient => api(portal, { token: person.secret });

beforeAll(async () => {
  portal = await startPortal();
  release = await useDatabaseOf(portal);
  club = await makeClub('dogs');
  inner = await makeClub('inner', 'members');
  asker = await makePerson('Asker', club);
  expert = await makePerson('Expert', club);
  await giveRole(expert, 'expert', club);
});
afterAll(async () => {
  await release();
  await portal.stop();
});

async function start(person: SignedInPerson, slug: string, title: string, body: string): Promise<string> {
  const { status, body: answer } = await as(person).post(`/clubs/${slug}/threads`, {
    kind: 'question',
    title,
    body,
  });
  expect(status).toBe(201);
  return answer.thread.id;
}

const q = (query: string, more = '') => `/search?q=${encodeURIComponent(query)}${more}`;

describe('the API of search', () => {
  test('finds a thread and a post as soon as their POST has answered', async () => {
    const thread = await start(asker, 'dogs', 'Heliotrope leash', 'Where from?');
    const found = await api(portal).get(q('heliotrope'));
    expect(found.body.items).toMatchObject([
      { type: 'thread', id: thread, title: 'Heliotrope leash', url: `/clubs/dogs/threads/${thread}` },
    ]);
    expect(found.body.tookMs).toBeGreaterThan(0);
    for (let index = 0; index < 10; index++) {
      const { body } = await as(expert).post(`/threads/${thread}/posts`, {
        body: `xylem${index} from the shop`,
      });
      const { body: page } = await as(asker).get(q(`xylem${index}`, '&club=dogs'));
      expect(page.items).toMatchObject([{ type: 'post', id: body.post.id, number: index + 2 }]);
    }
  });

  test('tells nobody what is for others, in items, counts or snippets', async () => {
    const thread = await start(asker, 'dogs', 'Rash', 'A photo is attached');
    for (const audience of ['everyone', 'professionals', 'experts'])
      await as(expert).post(`/threads/${thread}/posts`, { body: `okapi for ${audience}`, audience });
    const seenBy = async (client: ApiClient) => {
      const { body } = await client.get(q('okapi', '&group=thread'));
      return [body.items.length, body.items[0].more, JSON.stringify(body).includes('okapi for experts')];
    };
    expect(await seenBy(as(expert))).toEqual([1, 2, expect.anything()]);
    expect(await seenBy(as(asker))).toEqual([1, 1, expect.anything()]);
    expect(await seenBy(api(portal))).toEqual([1, 0, false]);
    expect((await api(portal).get(q('experts okapi'))).body.items).toEqual([]);
  });

  test('keeps what stands in a members’ club within it', async () => {
    const insider = await makePerson('Insider', inner);
    await start(insider, 'inner', 'Quagga', 'quagga quagga');
    for (const client of [api(portal), as(asker)]) {
      expect((await client.get(q('quagga'))).body.items).toEqual([]);
      expect(await client.get(q('quagga', '&club=inner'))).toMatchObject({
        status: 200,
        body: { items: [] },
      });
      expect((await client.get(q('insider'))).body.items).toEqual([]);
    }
    expect((await as(insider).get(q('quagga'))).body.items).toHaveLength(1);
  });

  test('answers whatever is asked, and refuses only what makes no sense', async () => {
    for (const query of ['', '%00', '%E0%B8', 'a'.repeat(7_000), '%25_%5C', "'%29%3B--"])
      expect((await api(portal).get(`/search?q=${query}`)).status).toBe(200);
    expect((await api(portal).get('/search')).body).toMatchObject({ items: [], next: null });
    expect((await api(portal).get('/search?q=x&limit=101')).status).toBe(422);
    expect((await api(portal).get('/search?q=x&group=club')).status).toBe(422);
    expect((await api(portal).get('/search?q=x&club=nowhere')).status).toBe(404);
    expect((await api(portal).get('/search?q=x&club=%00')).status).toBe(404);
    expect((await api(portal).get('/search?q=x&thread=none')).status).toBe(404);
    expect((await api(portal).get('/search?q=x&cursor=none')).status).toBe(200);
  });

  test('a token needs its scope', async () => {
    const scoped = async (scope: string) =>
      api(portal, {
        token: (
          await transact((tx) =>
            createApiToken(tx, { memberId: asker.memberId, name: 'Test', scopes: [scope] }),
          )
        ).secret,
      });
    expect((await (await scoped('posts:write')).get(q('rash'))).status).toBe(403);
    expect((await (await scoped('search:read')).get(q('rash'))).status).toBe(200);
  });
});

describe('the page of results, without JavaScript', () => {
  test('shows what was found with its words marked, and nothing that members write as markup', async () => {
    const id = await start(asker, 'dogs', '<b>Borzoi</b> & "friends"', 'A <script>alert(1)</script> borzoi');
    const { html, status } = await surf(portal).open(q('borzoi'));
    expect(status).toBe(200);
    expect(html).toContain(`href="/clubs/dogs/threads/${id}"`);
    expect(html).toMatch(/&lt;b&gt;.*<mark[^>]*>Borzoi<\/mark>/);
    expect(html).not.toContain('<b>Borzoi');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('name="robots" content="noindex"');
  });

  test('keeps what was typed, escaped, in each state', async () => {
    const hostile = '"><script>alert(2)</script>';
    for (const address of [q(hostile), q(hostile, '&club=dogs&type=post'), q(hostile, '&club=nowhere')]) {
      const { html } = await surf(portal).open(address);
      expect(html).not.toContain('<script>alert(2)');
      expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(2)');
    }
  });

  test('says what may help where nothing is found, and what is wrong with the club', async () => {
    const surfer = surf(portal, { 'accept-language': 'en' });
    const nothing = await surfer.open(q('"no such words"', '&club=dogs&type=post'));
    expect(nothing.status).toBe(200);
    expect(nothing.html).toContain('Nothing found for');
    expect(nothing.html).toContain('Search everywhere');
    expect(nothing.html).toContain('Leave out the quotes');
    expect((await surfer.open('/search')).html).toContain('What are you looking for?');
    const unknown = await surfer.open(q('rash', '&club=nowhere'));
    expect([unknown.status, unknown.html.includes('This club does not exist')]).toEqual([404, true]);
  });

  test('shows a kind of result only, more of a thread, and the next page', async () => {
    const id = await start(asker, 'dogs', 'Numbats', 'numbat');
    for (let index = 0; index < 24; index++)
      await as(asker).post(`/threads/${id}/posts`, { body: `numbat ${index}` });
    const surfer = surf(portal, { 'accept-language': 'en' });
    const all = await surfer.open(q('numbat'));
    expect(all.html).toContain('24 more in this thread');
    const posts = await surfer.open(q('numbat', '&type=post'));
    const next = /href="([^"]*cursor=[^"]*)"/.exec(posts.html)?.[1]?.replaceAll('&amp;', '&');
    const second = await surfer.open(next!);
    const numbers = [posts, second].flatMap(({ html }) =>
      [...html.matchAll(/threads\/[\w-]+\?at=(\d+)#/g)].map(([, number]) => Number(number)),
    );
    expect(new Set(numbers).size).toBe(25);
    expect((await surfer.open(q('numbat', `&thread=${id}`))).html).toContain('In “Numbats”');
  });
});
