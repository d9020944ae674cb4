import { spawn } from 'node:child_process';

export interface CliRun {
  code: number | null;
  stdout: string;
  stderr: string;
  // A test reads what it expects of a result.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  json: any;
}

/** Runs `chomrom` from the build, as the launcher does. `json` is the line on stdout, where there is exactly one. */
export function chomrom(args: readonly string[], env: Record<string, string> = {}): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['cli.ts', ...args], {
      env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      const lines = stdout.split('\n').filter(Boolean);
      const json: unknown = args.includes('--json') && lines.length === 1 ? JSON.parse(lines[0]!) : undefined;
      resolve({ code, stdout, stderr, json });
    });
  });
}
