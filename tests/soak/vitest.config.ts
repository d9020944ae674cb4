import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '~': fileURLToPath(new URL('../../app', import.meta.url)) };
const patient = {
  environment: 'node' as const,
  pool: 'forks' as const,
  setupFiles: ['tests/support/setup.ts'],
  testTimeout: 3_600_000,
  hookTimeout: 90_000,
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const withProperties = globSync('tests/{platform,rules,modules}/**/*.test.ts', { cwd: root }).filter((file) =>
  readFileSync(`${root}/${file}`, 'utf8').includes('support/properties'),
);

/** What takes its time: simulations, of which `npm test` plays a share, and properties, which it tries less often. */
export default defineConfig({
  root,
  resolve: { alias },
  test: {
    globalSetup: ['tests/support/cluster.ts'],
    fileParallelism: false,
    projects: [
      { resolve: { alias }, test: { ...patient, name: 'simulations', include: ['tests/soak/**/*.test.ts'] } },
      {
        resolve: { alias },
        test: {
          ...patient,
          name: 'properties',
          include: withProperties,
          env: { PROPERTY_TIMES: '100' },
        },
      },
    ],
  },
});
