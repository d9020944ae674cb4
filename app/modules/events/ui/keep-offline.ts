const worker = '/event-worker.js';
/** The worker's store; see public/event-worker.js. What a door keeps of its list stands there, too. */
export const offlineStore = 'chomrom-events';
const readerKey = 'chomrom-reader';

/**
 * What was kept for somebody else goes: names and codes do not outlive a sign-out on a device that several use. Asked on every page, with who
 * reads it.
 */
export function forgetOthers(readerId: string | null): void {
  try {
    const before = localStorage.getItem(readerKey);
    if (before === readerId) return;
    if (readerId) localStorage.setItem(readerKey, readerId);
    else localStorage.removeItem(readerKey);
    if (before && 'caches' in window) void caches.delete(offlineStore).catch(() => undefined);
  } catch {
    // Without storage nothing is kept either.
  }
}

/**
 * Keeps this event's ticket and door on the device, so that both open without a connection. The worker's scope is this event alone; the rest
 * of the portal is none of its business. `loadMore` fetches what the page needs later on.
 */
export function keepOffline(slug: string, eventId: string, loadMore?: () => Promise<unknown>): void {
  if (!('serviceWorker' in navigator)) return;
  const scope = `/clubs/${slug}/events/${eventId}/`;
  navigator.serviceWorker
    .register(worker, { scope })
    .then(async (registration) => {
      await loadMore?.().catch(() => undefined);
      // The page was loaded before the worker was there: it is told to fetch it once more, with what it is made of.
      const active = registration.active ?? registration.installing ?? registration.waiting;
      const assets = performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => new URL(name).pathname.startsWith('/assets/'));
      active?.postMessage({ keep: [location.pathname, ...assets] });
    })
    .catch(() => undefined);
}
