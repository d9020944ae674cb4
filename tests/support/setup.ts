import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest';
import { resetClock } from '~/platform/clock.server';

// Nothing may reach the developer's own database or mail server by accident.
for (const name of ['DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'ORIGIN', 'PORT']) delete process.env[name];
process.env.LOG_LEVEL = 'silent';
process.env.RATE_LIMITS = 'off';

let errors: ReturnType<typeof vi.spyOn>;

beforeEach(() => {
  errors = vi.spyOn(console, 'error');
});

// What nobody expected to be said on console.error is a fault, whatever the test asserted.
afterEach(() => {
  const said = errors.mock.calls.map((call: unknown[]) => call.map(String).join(' '));
  errors.mockRestore();
  expect(said).toEqual([]);
});

// Files of tests share a process, and with it the clock.
afterAll(resetClock);
