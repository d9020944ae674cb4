import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const path = '/clubs/dogs/events/00000000-0000-7000-8000-000000000000/ticket';
type Asked = () => Promise<Response>;

/** The worker as a browser runs it, over a store that holds one page, and with a portal that answers as told. */
function openWorker(portal: Asked) {
  const store = new Map<string, Response>([[path, new Response('kept')]]);
  const cache = {
    match: async (key: string) => store.get(key),
    put: async (key: string, answer: Response) => void store.set(key, answer),
    delete: async (key: string) => store.delete(key),
  };
  const listeners = new Map<string, (event: unknown) => void>();
  const self = {
    location: { origin: 'https://portal.example' },
    addEventListener: (name: string, listener: (event: unknown) => void) => listeners.set(name, listener),
  };
  const caches = { open: async () => cache };
  const scope = createContext({ self, caches, fetch: portal, URL, Promise, setTimeout });
  runInContext(readFileSync('public/event-worker.js', 'utf8'), scope);
  return {
    store,
    open: (address = path, mode = 'navigate') =>
      new Promise<string>((resolve, reject) =>
        listeners.get('fetch')!({
          request: { method: 'GET', mode, url: `https://portal.example${address}` },
          respondWith: (answer: Promise<Response>) =>
            answer.then((one) => one.clone().text()).then(resolve, reject),
          waitUntil: () => undefined,
        }),
      ),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a kept ticket is shown after three seconds of a connection that swallows everything', async () => {
  const shown = openWorker(() => new Promise(() => undefined)).open();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await shown).toBe('kept');
});

test('a ticket is kept through a portal that is busy or away, and goes with what it was for', async () => {
  const see = async (portal: Asked) => {
    const { open, store } = openWorker(portal);
    return [await open(), store.has(path)];
  };
  for (const status of [408, 429, 500, 503])
    expect(await see(async () => new Response('busy', { status }))).toEqual(['kept', true]);
  expect(await see(() => Promise.reject(new TypeError('offline')))).toEqual(['kept', true]);
  for (const status of [401, 403, 404])
    expect(await see(async () => new Response('gone', { status }))).toEqual(['gone', false]);
  expect(await see(async () => new Response('new'))).toEqual(['new', true]);
});

test('what a page loads later on is kept once it was there', async () => {
  const { open, store } = openWorker(async () => new Response('code'));
  expect(await open('/assets/decode-1.js', 'cors')).toBe('code');
  expect(store.has('/assets/decode-1.js')).toBe(true);
});
