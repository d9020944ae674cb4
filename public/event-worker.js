// Keeps the ticket and the door of one event, so that both open without a connection. It asks the portal first, always.
const store = 'chomrom-events';
const keptPages = /^\/clubs\/[a-z0-9-]+\/events\/[0-9a-f-]{36}\/(ticket|door)$/i;

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

async function pageFirst(request, path) {
  const cache = await caches.open(store);
  try {
    const answer = await fetch(request);
    // Signed out, or no ticket any more: what was kept of it goes, too.
    if (answer.ok && !answer.redirected) await cache.put(path, answer.clone());
    else if (answer.status < 500) await cache.delete(path);
    return answer;
  } catch (error) {
    const kept = await cache.match(path);
    if (kept) return kept;
    throw error;
  }
}

async function keptFirst(request, path) {
  const cache = await caches.open(store);
  const kept = await cache.match(path);
  return kept ?? fetch(request);
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (event.request.mode === 'navigate' && keptPages.test(url.pathname))
    event.respondWith(pageFirst(event.request, url.pathname));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(keptFirst(event.request, url.pathname));
});
