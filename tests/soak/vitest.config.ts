import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Simulations that take their time; `npm test` gives each a fixed share of it instead. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: { alias: { '~': fileURLToPath(new URL('../../app', import.meta.url)) } },
  test: {
    include: ['tests/soak/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    globalSetup: ['tests/support/cluster.ts'],
    setupFiles: ['tests/support/setup.ts'],
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 90_000,
  },
});
