// npm test [-- names of stages or what vitest takes]: types, lint, layer rules, then vitest. The last line counts all.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';

type Count = { passed: number; failed: number };
type Outcome = { ok: boolean; output: string; seconds: number };

const REPORT = 'tests/.output/vitest.json';
const ENTRIES = ['app', 'server.ts', 'cli.ts'].filter((entry) => existsSync(entry));

/** Each of these counts as one test. */
const CHECKS: Record<string, string[]> = {
  types: ['node_modules/typescript/bin/tsc', '--noEmit'],
  lint: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0'],
  layers: ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', ...ENTRIES],
};

const running = new Set<ChildProcess>();

function run(args: string[], stdio: 'pipe' | 'inherit'): Promise<Outcome> {
  const begun = Date.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', stdio, stdio] });
  running.add(child);
  const output: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      const seconds = Math.round((Date.now() - begun) / 100) / 10;
      resolve({ ok: code === 0, output: Buffer.concat(output).toString('utf8'), seconds });
    });
  });
}

async function runCheck(name: string, args: string[]): Promise<Count> {
  const { ok, output, seconds } = await run(args, 'pipe');
  process.stdout.write(`${ok ? '✓' : '✗'} ${name} (${seconds} s)\n`);
  if (!ok) process.stdout.write(`${output.trimEnd()}\n\n`);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

type Assertion = { status: string; fullName: string };
type Report = {
  testResults: { name: string; status: string; message?: string; assertionResults: Assertion[] }[];
};

/** A file that did not load, and a test that was skipped, count as failed: neither has shown anything. */
function countReport({ testResults }: Report): Count {
  const tests = testResults.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const skipped = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed');
  for (const test of skipped) process.stdout.write(`✗ was skipped: ${test.fullName}\n`);
  return { passed, failed: tests.length - passed + broken.length };
}

async function runVitest(args: string[]): Promise<Count> {
  rmSync(REPORT, { force: true });
  const reporters = [
    '--reporter=./scripts/calm-reporter.ts',
    '--reporter=json',
    `--outputFile.json=${REPORT}`,
  ];
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...reporters, '--allowOnly=false', ...args];
  const { ok } = await run(vitest, 'inherit');
  if (!existsSync(REPORT)) return { passed: 0, failed: 1 };
  const count = countReport(JSON.parse(readFileSync(REPORT, 'utf8')) as Report);
  // Something outside every test went wrong, such as an error that nobody caught.
  if (!ok && count.failed === 0) return { ...count, failed: 1 };
  return count;
}

async function runAll(args: string[]): Promise<Count> {
  const rest = args.filter((arg) => !(arg in CHECKS));
  const checks = Object.entries(CHECKS).filter(([name]) => args.length === 0 || args.includes(name));
  const counts = await Promise.all(checks.map(([name, command]) => runCheck(name, command)));
  if (args.length === 0 || rest.length > 0) counts.push(await runVitest(rest));
  return counts.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }));
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const child of running) child.kill(signal);
    process.exitCode = 128 + os.constants.signals[signal];
  });
}

const { passed, failed } = await runAll(process.argv.slice(2));
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode ??= failed === 0 ? 0 : 1;
