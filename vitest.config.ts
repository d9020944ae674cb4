import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '~': fileURLToPath(new URL('./app', import.meta.url)) };
/** A poll ends when its condition holds; how long a busy machine takes until then is nothing that a test is about. */
const expectations = { poll: { timeout: 10_000 } };
const node = { environment: 'node', pool: 'forks', expect: expectations } as const;
/** A process reads the portal's modules once, not for each file: a fifth of the time of all tests. */
const shared = { ...node, isolate: false } as const;

/**
 * `unit`: pure rules, no database. `database`: commands and queries on a clone of a migrated template. `server`: HTTP and
 * sockets against the built portal. `browser`: journeys in Chromium. A folder says what a test needs. `alone`: a test of
 * commands that sets variables of the environment, which a process reads once.
 */
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          ...node,
          name: 'unit',
          include: ['tests/{platform,demo,rules,ui}/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...node,
          ...shared,
          name: 'database',
          include: ['tests/modules/**/*.test.ts'],
          exclude: ['**/*.alone.test.ts'],
          globalSetup: ['tests/support/cluster.ts'],
          setupFiles: ['tests/support/setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...node,
          name: 'alone',
          include: ['tests/modules/**/*.alone.test.ts'],
          globalSetup: ['tests/support/cluster.ts'],
          setupFiles: ['tests/support/setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'server',
          include: ['tests/{routes,realtime,reliability,command-line}/**/*.test.ts'],
          globalSetup: ['tests/support/cluster.ts'],
          setupFiles: ['tests/support/setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
      },
      {
        resolve: { alias },
        test: {
          ...shared,
          name: 'browser',
          // docs/decisions/107-a-journey-that-fails-is-walked-once-more.md
          retry: 1,
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['tests/support/cluster.ts'],
          setupFiles: ['tests/support/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
    // One more than the cores of a small machine: tests of pages and sockets often wait.
    maxWorkers: 3,
  },
});
