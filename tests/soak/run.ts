// npm run soak [-- name …]: the simulations of tests/soak in full, and every property a hundred times as often as in
// `npm test` (`-- properties`: these alone). Each prints its seed, so that it can be run again.
import { spawn } from 'node:child_process';

const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/soak/vitest.config.ts'];
const names = process.argv.slice(2).flatMap((name) => (name === 'properties' ? ['--project', name] : [name]));
const child = spawn(process.execPath, [...args, ...names], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
