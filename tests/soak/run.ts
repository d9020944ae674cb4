// npm run soak [-- name …]: the simulations of tests/soak in full. Each prints its seed, so that it can be run again.
import { spawn } from 'node:child_process';

const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/soak/vitest.config.ts'];
const child = spawn(process.execPath, [...args, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
