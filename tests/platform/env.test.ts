import { expect, test } from 'vitest';
import { readEnv } from '~/platform/env.server';

test('an empty environment is a portal of one’s own machine', () => {
  expect(readEnv({ PORT: '' })).toMatchObject({
    PORT: 3000,
    ORIGIN: 'http://127.0.0.1:3000',
    CHOMROM_DEMO: 'on',
  });
});

test.each([
  [{ PORT: 'abc' }, 'PORT must be a whole number from 0 to 65535'],
  [{ PORT: '70000' }, 'PORT must be a whole number from 0 to 65535'],
  [{ CHOMROM_DEMO: 'yes' }, 'CHOMROM_DEMO must be on or off'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent'],
  [{ DATABASE_URL: 'hello' }, 'DATABASE_URL must be an address such as postgres://… or postgresql://…'],
  [{ ORIGIN: 'ftp://x' }, 'ORIGIN must be an address such as http://… or https://…'],
  [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN must have at least 16 characters'],
])('%j is refused in one sentence that says what it must be', (given, sentence) => {
  expect(() => readEnv(given)).toThrow(`These environment variables need another value: ${sentence}.`);
});

test('limits are lifted on this machine only', () => {
  expect(() => readEnv({ RATE_LIMITS: 'off', HOST: '0.0.0.0' })).toThrow('set HOST to 127.0.0.1');
});
