const worker = '/event-worker.js';

/**
 * Keeps this event's ticket and door on the device, so that both open without a connection. The worker's scope is this event alone; the rest
 * of the portal is none of its business.
 */
export function keepOffline(slug: string, eventId: string): void {
  if (!('serviceWorker' in navigator)) return;
  const scope = `/clubs/${slug}/events/${eventId}/`;
  navigator.serviceWorker
    .register(worker, { scope })
    .then(async (registration) => {
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
