// Adds one to a number in a file, as often as told, each time under the lock; with "die" it ends while it holds it.
import { readFileSync, writeFileSync } from 'node:fs';
import { takeFileLock } from '../../app/platform/file-lock.server.mjs';

const [folder = '', file = '', times = '0', die] = process.argv.slice(2);
for (let round = 0; round < Number(times); round++) {
  const unlock = await takeFileLock(folder);
  if (die) process.kill(process.pid, 'SIGKILL');
  const before = Number(readFileSync(file, 'utf8'));
  await new Promise((resolve) => setImmediate(resolve));
  writeFileSync(file, String(before + 1));
  await unlock();
}
