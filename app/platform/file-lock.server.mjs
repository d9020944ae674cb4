// Plain JavaScript, so that the launcher can use it before any package is there.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, readdir, rename, rm, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** @type {string | undefined} */
let bootId;

function readBootId() {
  bootId ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return bootId;
}

/** @param {number} pid */
function linuxMark(pid) {
  let stat;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The command's name stands in parentheses and may hold blanks; the fields are counted from its end.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startedTicks] = [fields[0], fields[19]];
  return state === 'Z' || state === 'X' ? undefined : `${readBootId()}:${startedTicks}`;
}

/** @param {number} pid */
function portableMark(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return undefined;
  }
  if (process.platform === 'win32') return 'running';
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const [state, ...started] = (stdout ?? '').trim().split(/\s+/);
  return !state || state.startsWith('Z') ? undefined : started.join(' ');
}

/**
 * What tells this run of a process from a later one with the same id; `undefined` when no such process runs.
 * A zombie does not run.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function processMark(pid) {
  return process.platform === 'linux' ? linuxMark(pid) : portableMark(pid);
}

/**
 * Whether a process with this id runs, be it another one than before. Cheap: fit to be asked every second.
 * @param {number} pid
 * @returns {boolean}
 */
export function isProcessRunning(pid) {
  if (process.platform === 'linux') return linuxMark(pid) !== undefined;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH';
  }
}

/**
 * Writes a claim: a file that counts for as long as this process runs. Returns its path.
 * @param {string} folder
 * @returns {Promise<string>}
 */
export async function writeClaim(folder) {
  await mkdir(folder, { recursive: true });
  const name = `${process.pid}-${randomBytes(6).toString('hex')}`;
  const [draft, file] = [path.join(folder, `.${name}`), path.join(folder, name)];
  await writeFile(draft, JSON.stringify({ pid: process.pid, mark: processMark(process.pid) }), {
    flag: 'wx',
  });
  await rename(draft, file); // nobody reads half a claim and takes its writer for dead
  return file;
}

/**
 * Whether the process that wrote this claim still runs. A claim that is gone does not count.
 * @param {string} file
 * @returns {Promise<boolean>}
 */
export async function isClaimAlive(file) {
  try {
    const { pid, mark } = JSON.parse(await readFile(file, 'utf8'));
    return typeof pid === 'number' && mark !== undefined && processMark(pid) === mark;
  } catch {
    return false;
  }
}

/**
 * How many claims in `folder` belong to processes that run; removes the others.
 * @param {string} folder
 * @returns {Promise<number>}
 */
export async function countClaims(folder) {
  let alive = 0;
  for (const name of await readdir(folder)) {
    if (!/^\d+-/.test(name)) continue;
    if (await isClaimAlive(path.join(folder, name))) alive++;
    else await rm(path.join(folder, name), { force: true });
  }
  return alive;
}

/** @param {string} folder */
async function listTickets(folder) {
  const names = await readdir(folder);
  return names
    .filter((name) => /^\d+(\.free)?$/.test(name))
    .map((name) => ({ name, number: parseInt(name, 10) }));
}

/**
 * @param {string} folder
 * @param {string} claim
 */
async function tryTakeTicket(folder, claim) {
  const before = await listTickets(folder);
  const newest = Math.max(0, ...before.map((ticket) => ticket.number));
  const held = before.filter((ticket) => ticket.number === newest && !ticket.name.endsWith('.free'));
  for (const ticket of held) if (await isClaimAlive(path.join(folder, ticket.name))) return undefined;

  const mine = path.join(folder, String(newest + 1));
  try {
    await link(claim, mine);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return undefined;
    throw error;
  }
  // Whoever was slow between reading and linking finds a number at or above its own, and steps back.
  const after = await listTickets(folder);
  if (after.some((ticket) => ticket.number > newest && ticket.name !== String(newest + 1))) {
    await unlink(mine);
    return undefined;
  }
  for (const ticket of after)
    if (ticket.number <= newest) await rm(path.join(folder, ticket.name), { force: true });
  await countClaims(folder);
  return mine;
}

/** @param {NodeJS.ErrnoException} error */
function ignoreMissing(error) {
  if (error.code !== 'ENOENT') throw error; // a folder that was removed holds no lock
}

/**
 * Takes the lock that `folder` stands for and returns what gives it back. The lock of a process that died counts as
 * given back. Numbers only rise and the highest ticket always stays, so that two who break a dead one's lock at once
 * can never both hold it. Neither taking (with a `claim` at hand) nor giving back needs space on the disk.
 * @param {string} folder
 * @param {{ claim?: string, onWait?: () => void }} [options]
 * @returns {Promise<() => Promise<void>>}
 */
export async function takeFileLock(folder, options = {}) {
  await mkdir(folder, { recursive: true });
  const claim = options.claim ?? (await writeClaim(folder));
  try {
    for (let round = 0; ; round++) {
      const ticket = await tryTakeTicket(folder, claim);
      if (ticket) return () => rename(ticket, `${ticket}.free`).catch(ignoreMissing);
      if (round === 4) options.onWait?.();
      await delay(20 + Math.random() * 30);
    }
  } finally {
    if (!options.claim) await rm(claim, { force: true });
  }
}
