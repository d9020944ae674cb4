// Keeps the ticket and the door of one event, so that both open without a connection. It asks the portal first, always.
const store = 'chomrom-events';
const keptPages = /^\/clubs\/[a-z0-9-]+\/events\/[0-9a-f-]{36}\/(ticket|door)$/i;
const patienceMs = 3_000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

async function keep(addresses) {
  const cache = await caches.open(store);
  await Promise.all(
    addresses.map(async (address) => {
      const url = new URL(address, self.location.origin);
      if (url.origin !== self.location.origin) return;
      if (url.pathname.startsWith('/assets/') && (await cache.match(url.pathname))) return;
      const answer = await fetch(url.pathname, { credentials: 'same-origin' });
      if (answer.ok && !answer.redirected) await cache.put(url.pathname, answer);
    }),
  );
}

self.addEventListener('message', (event) => {
  const wanted = event.data?.keep;
  if (Array.isArray(wanted)) event.waitUntil(keep(wanted.filter((one) => typeof one === 'string')).catch(() => undefined));
});

// Signed out, or no ticket any more: what was kept of it goes, too.
const isOver = (answer) =>
  answer.redirected || answer.type === 'opaqueredirect' || [401, 403, 404, 410].includes(answer.status);
const isBusy = (answer) => answer.status >= 500 || answer.status === 429 || answer.status === 408;

async function askPortal(cache, request, path) {
  const answer = await fetch(request);
  if (answer.ok && !answer.redirected) await cache.put(path, answer.clone());
  else if (isOver(answer)) await cache.delete(path);
  return answer;
}

// At a gate with one bar of reception the portal may take a minute: what is kept is shown then, and made new once the answer is there.
async function pageFirst(event, path) {
  const cache = await caches.open(store);
  const kept = await cache.match(path);
  const asked = askPortal(cache, event.request, path);
  if (!kept) return asked;
  event.waitUntil(asked.catch(() => undefined));
  const patience = new Promise((resolve) => setTimeout(resolve, patienceMs, kept));
  const answer = asked.then(
    (one) => (isBusy(one) ? kept : one),
    () => kept,
  );
  return Promise.race([answer, patience]);
}

async function keptFirst(request, path) {
  const cache = await caches.open(store);
  const kept = await cache.match(path);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(path, answer.clone());
  return answer;
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (event.request.mode === 'navigate' && keptPages.test(url.pathname))
    event.respondWith(pageFirst(event, url.pathname));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(keptFirst(event.request, url.pathname));
});
