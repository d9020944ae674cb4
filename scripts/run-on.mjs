import { spawn } from 'node:child_process';
import os from 'node:os';

/** A terminal's Ctrl-C reaches the command without us. */
const FORWARDED = process.stdin.isTTY ? ['SIGTERM', 'SIGHUP'] : ['SIGTERM', 'SIGHUP', 'SIGINT'];

/**
 * Runs `node` with `args` in our place: where the system can, it becomes this process, so that signals, exit code and
 * memory are its own; else it is a child to which signals are passed on and whose exit code becomes ours.
 * @param {string} node
 * @param {string[]} args
 */
export function runOn(node, args) {
  if (typeof process.execve === 'function' && process.platform !== 'win32') {
    process.removeAllListeners('warning'); // execve is marked experimental
    process.execve(node, [node, ...args], process.env);
  }
  const child = spawn(node, args, { stdio: 'inherit' });
  for (const signal of FORWARDED) process.on(signal, () => child.kill(signal));
  if (process.stdin.isTTY) process.on('SIGINT', () => undefined); // the child decides when it is done
  child.once('error', (error) => {
    process.stderr.write(`${node} could not be run (${error.message}): remove node_modules and try again.\n`);
    process.exitCode = 1;
  });
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 128 + os.constants.signals[signal];
  });
}
