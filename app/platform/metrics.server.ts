import type { IncomingMessage, ServerResponse } from 'node:http';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** For counters that stand with what they count. */
export const registry = new Registry();
collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 20 });

const durations = new Histogram({
  name: 'chomrom_http_request_duration_seconds',
  help: 'Time from request to the end of the answer.',
  labelNames: ['method', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [registry],
});

export const socketsGauge = new Gauge({
  name: 'chomrom_sockets',
  help: 'Sockets connected to this node.',
  registers: [registry],
});
export const updatesCounter = new Counter({
  name: 'chomrom_updates_total',
  help: 'Updates emitted to rooms of this node.',
  registers: [registry],
});

export const refusedCounter = new Counter({
  name: 'chomrom_overload_refusals_total',
  help: 'Requests that were told to come back, because too much was under way.',
  registers: [registry],
});

export const metrics = {
  observe(request: IncomingMessage, response: ServerResponse): void {
    const end = durations.startTimer();
    response.once('finish', () =>
      end({ method: request.method ?? '', status: `${Math.floor(response.statusCode / 100)}xx` }),
    );
  },
};

export function metricsText(): Promise<string> {
  return registry.metrics();
}
