import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fillPage, fillPagePacked, inRounds, keepPage, marks, PageCache } from '~/platform/page-cache.server';

const look = { locale: 'en', timeZone: 'Asia/Bangkok', colourMode: 'system' };
const perAnswer = { nonce: 'abc+/==', seed: '0000-1111' };

describe('a kept page', () => {
  const html = `<p>ก่อน ${marks.nonce} giữa ${marks.seed}${marks.nonce} after</p>`;
  const filled = '<p>ก่อน abc+/== giữa 0000-1111abc+/== after</p>';

  test('gets what is new in each answer, plain and packed', () => {
    const page = keepPage(html);
    expect(fillPage(page, perAnswer).toString()).toBe(filled);
    expect(gunzipSync(fillPagePacked(page, perAnswer)).toString()).toBe(filled);
  });

  test('is named to browsers only when it holds no key of a form', () => {
    expect(keepPage(html).etag).toBeUndefined();
    expect(keepPage(`<p>${marks.nonce}</p>`).etag).toMatch(/^W\//);
  });
});

function cacheOf(version: () => string | undefined, options: { maxBytes?: number } = {}) {
  let time = 0;
  const cache = new PageCache({
    pages: [{ path: '/clubs/:slug', version: async () => version() }],
    now: () => time,
    ...options,
  });
  let drawn = 0;
  const get = async (path = '/clubs/dogs', words = 'x') => {
    const page = await cache.get(path, look, async () => `${words} ${++drawn}`);
    return page && fillPage(page, perAnswer).toString();
  };
  return { cache, get, wait: (ms: number) => (time += ms) };
}

describe('pages for visitors', () => {
  test('are drawn anew for another version, and after half a minute, so that "3 min" stays true', async () => {
    let version = '1';
    const { get, wait } = cacheOf(() => version);
    expect([await get(), await get()]).toEqual(['x 1', 'x 1']);
    version = '2';
    expect(await get()).toBe('x 2');
    wait(29_999);
    expect(await get()).toBe('x 2');
    wait(1);
    expect(await get()).toBe('x 3');
  });

  test('are none where there is nothing for visitors, or at another address', async () => {
    const { get } = cacheOf(() => undefined);
    expect(await get()).toBeUndefined();
    expect(await get('/clubs/dogs/people')).toBeUndefined();
    expect(await get('/clubs/a%2fb')).toBeUndefined();
  });

  test('take no more room than they are given; those not asked for longest go first', async () => {
    const { cache, get } = cacheOf(() => '1', { maxBytes: 3_000 });
    const words = 'y'.repeat(1_200);
    for (const slug of ['a', 'b']) await get(`/clubs/${slug}`, words);
    await get('/clubs/a', words);
    await get('/clubs/c', words);
    expect(cache.bytes).toBeLessThanOrEqual(3_000);
    expect(await get('/clubs/a', words)).toBe(`${words} 1`);
    expect(await get('/clubs/b', words)).toBe(`${words} 4`);
    for (let n = 0; n < 200; n++) await get(`/clubs/n${n}`, words);
    expect(cache.bytes).toBeLessThanOrEqual(3_000);
  });

  test('are not kept when drawing fails, nor does the failure stay', async () => {
    const cache = new PageCache({ pages: [{ path: '/', version: async () => '1' }] });
    const fail = () => Promise.reject(new Error('no'));
    await expect(cache.get('/', look, fail)).rejects.toThrow('no');
    expect(await cache.get('/', look, async () => undefined)).toBeUndefined();
    expect((await cache.get('/', look, async () => 'now'))?.bytes).toBeGreaterThan(0);
    expect(cache.bytes).toBeGreaterThan(0);
  });
});

test('whoever asks while an answer is on its way waits for one that begins after they asked', async () => {
  const begun: (() => void)[] = [];
  let state = 1;
  const ask = inRounds(async () => {
    const seen = state;
    await new Promise<void>((resolve) => begun.push(resolve));
    return seen;
  });
  const first = ask('a');
  state = 2;
  const others = [ask('a'), ask('a')];
  begun[0]!();
  expect(await first).toBe(1);
  while (begun.length < 2) await Promise.resolve();
  begun[1]!();
  expect(await Promise.all(others)).toEqual([2, 2]);
  expect(begun.length).toBe(2);
});
