import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { StartupError } from '../../startup-error.ts';
import { canEnter, runAs, type DatabaseAccount } from './account.server.ts';
import type { Binaries } from './binaries.server.ts';
import { diskFull, freeBytes } from './postmaster.server.ts';

export const SUPERUSER = 'chomrom';

const NEEDED_TO_BEGIN_BYTES = 200 * 1024 * 1024;
const ELSEWHERE = '/var/lib/chomrom';
/** lc_ctype must be a UTF-8 one: with C, pg_trgm finds nothing in Thai. Not every system has the first. */
const LOCALES = ['C.UTF-8', 'en_US.UTF-8'];

type Log = (sentence: string) => void;

/** Turns what the file system refused into a sentence; anything else stays as it is. */
export function explainFileError(error: unknown, folder: string): unknown {
  const { code, syscall, path: at = folder } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder);
  if (code === 'EACCES' || code === 'EPERM') {
    return new StartupError(
      `This user may not use ${at}: give it the right to, or set DATA_DIR to another folder.`,
    );
  }
  if (code === 'EROFS')
    return new StartupError(`${at} can only be read: set DATA_DIR to a folder that can be written.`);
  if (code === 'ENOENT' && syscall === 'mkdir') {
    return new StartupError(`The folder ${at} cannot be made: set DATA_DIR to another folder.`);
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new StartupError(`${at} is not a folder: set DATA_DIR to a folder, or move that file away.`);
  }
  return error;
}

/** Step by step: Node's own recursive way hides why it failed, and never ends where a folder cannot be (/proc). */
async function makeFolders(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && path.dirname(folder) !== folder) {
      await makeFolders(path.dirname(folder));
      await mkdir(folder);
    } else if (!(await stat(folder).catch(() => undefined))?.isDirectory()) throw error;
  }
}

/** Makes DATA_DIR and answers its real path, which is the same whatever links lead to it. */
export async function openDataDir(dataDir: string): Promise<string> {
  await makeFolders(dataDir);
  return realpath(dataDir);
}

/** What root makes in somebody's folder belongs to them, so that they can start without root the next time. */
async function giveToOwnerOf(folder: string, file: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(folder);
  if (uid !== 0) await chown(file, uid, gid);
}

export async function writeSecret(folder: string, name: string, text: string): Promise<void> {
  const draft = path.join(folder, `.${name}.${randomBytes(4).toString('hex')}`);
  await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
  await giveToOwnerOf(folder, draft);
  await rename(draft, path.join(folder, name));
}

async function readOptional(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** A data folder elsewhere knows which DATA_DIR it belongs to, so that a copy of that never runs on the same data. */
async function claimElsewhere(dataDir: string, home: string): Promise<void> {
  const owner = await readOptional(path.join(home, 'belongs-to'));
  if (owner === undefined) {
    throw new StartupError(
      `The database of ${dataDir} was kept in ${home}, which is gone: bring it back, or remove ` +
        `${path.join(dataDir, 'postgres.location')} to begin with an empty one.`,
    );
  }
  if (owner === dataDir) return;
  if ((await readOptional(path.join(owner, 'postgres.location')).catch(() => undefined)) === home) {
    throw new StartupError(
      `${dataDir} is a copy of ${owner}, whose database is kept in ${home}: set DATA_DIR to a new folder and bring ` +
        'the data there with "chomrom backup" and "chomrom restore".',
    );
  }
  await writeFile(path.join(home, 'belongs-to'), dataDir);
}

/** What belongs to a temporary folder is as temporary: nothing of it may pile up where it lasts. */
async function makeHomeElsewhere(dataDir: string): Promise<string> {
  const temporary = await realpath(os.tmpdir());
  if (dataDir.startsWith(temporary + path.sep)) return mkdtemp(path.join(temporary, 'chomrom-database-'));
  const home = path.join(ELSEWHERE, randomBytes(6).toString('hex'));
  await mkdir(home, { recursive: true, mode: 0o755 });
  return home;
}

async function beginElsewhere(dataDir: string, account: DatabaseAccount, log: Log): Promise<string> {
  let home: string;
  try {
    home = await makeHomeElsewhere(dataDir);
    await chmod(home, 0o755);
    if (!(await canEnter(account, home))) throw new Error('closed');
  } catch {
    throw new StartupError(
      `PostgreSQL does not run as root, its user cannot enter ${dataDir}, and ${ELSEWHERE} cannot be used: set DATA_DIR ` +
        'to a folder that every user can enter, or start Chomrom as an ordinary user.',
    );
  }
  await writeFile(path.join(home, 'belongs-to'), dataDir);
  await writeSecret(dataDir, 'postgres.location', home);
  log(
    `PostgreSQL does not run as root and its user cannot enter ${dataDir}: the database is kept in ${home}`,
  );
  return home;
}

/** The folder in which the folder `postgres` with the data lies: DATA_DIR, or one elsewhere that DATA_DIR points to. */
export async function findHome(dataDir: string, account: DatabaseAccount, log: Log): Promise<string> {
  const pointer = (await readOptional(path.join(dataDir, 'postgres.location')))?.trim();
  if (pointer) {
    await claimElsewhere(dataDir, pointer);
    return pointer;
  }
  if (await canEnter(account, dataDir)) return dataDir;
  if (!existsSync(path.join(dataDir, 'postgres'))) return beginElsewhere(dataDir, account, log);
  throw new StartupError(
    `The user PostgreSQL runs as cannot enter ${dataDir}, where its data lies: let others enter that folder and those ` +
      'above it (chmod o+x), or start Chomrom as the user who did before.',
  );
}

/** The superuser's password, made once and kept where only we can read it. */
export async function readPassword(dataDir: string, dataFolder: string): Promise<string> {
  const file = path.join(dataDir, 'postgres.password');
  const kept = (await readOptional(file))?.trim();
  if (kept) return kept;
  if (existsSync(path.join(dataFolder, 'PG_VERSION'))) {
    throw new StartupError(
      `${file} is missing, and without it nobody can sign in to the database in ${dataFolder}: bring that file back, ` +
        'or move the folder away to begin with an empty one.',
    );
  }
  const password = randomBytes(24).toString('hex');
  await writeSecret(dataDir, 'postgres.password', password);
  return password;
}

async function runInitdb(
  { binaries, account, folder, passwordFile, sync }: InitPlan,
  locale: string,
): Promise<{ code: number | string; output: string }> {
  return runAs(account, path.join(binaries.folder, 'bin', 'initdb'), [
    ...['-D', folder, '-U', SUPERUSER, '-E', 'UTF8', `--locale=${locale}`, '-T', 'simple'],
    ...['--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions'],
    ...(sync ? [] : ['--no-sync']),
  ]);
}

type InitPlan = {
  binaries: Binaries;
  account: DatabaseAccount;
  folder: string;
  passwordFile: string;
  sync: boolean;
};

/**
 * Whether there is data to start on. Throws a StartupError when it is of another PostgreSQL, is something else, or
 * belongs to somebody we cannot be.
 */
export async function hasData(dataFolder: string, major: number): Promise<boolean> {
  if (!existsSync(dataFolder) || (await readdirOfOurs(dataFolder)).length === 0) return false;
  await checkVersion(dataFolder, major);
  return true;
}

/** Makes the data folder, whole or not at all: it gets its name last. Throws a StartupError when it cannot be made. */
export async function makeDataFolder(
  home: string,
  cluster: { binaries: Binaries; account: DatabaseAccount; dataFolder: string },
  password: string,
  options: { sync: boolean; log: Log },
): Promise<void> {
  const { account, dataFolder } = cluster;
  if (freeBytes(home) < NEEDED_TO_BEGIN_BYTES) throw diskFull(home);
  options.log('Making an empty database');
  const draft = path.join(home, 'postgres.new');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  const plan = { ...cluster, folder: path.join(draft, 'data'), passwordFile: path.join(draft, 'password') };
  await writeFile(plan.passwordFile, password, { mode: 0o600 });
  if (account) for (const made of [plan.passwordFile, draft]) await chown(made, account.uid, account.gid);
  let result = { code: 1 as number | string, output: '' };
  for (const locale of LOCALES) {
    result = await runInitdb({ ...plan, sync: options.sync }, locale);
    if (result.code === 0 || !/locale/.test(result.output)) break;
  }
  if (result.code === 0) {
    if (existsSync(dataFolder)) await rm(dataFolder, { recursive: true });
    await rename(plan.folder, dataFolder);
  }
  await rm(draft, { recursive: true, force: true });
  if (result.code !== 0) throw explainInitdb(home, result.output);
}

async function readdirOfOurs(dataFolder: string): Promise<string[]> {
  return readdir(dataFolder).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EACCES') throw error;
    const { uid } = await stat(dataFolder);
    throw new StartupError(
      `The database in ${dataFolder} belongs to the user with the number ${uid}, because Chomrom was first started as ` +
        'root or as another user: start it as that one again, or set DATA_DIR to another folder.',
    );
  });
}

async function checkVersion(dataFolder: string, major: number): Promise<void> {
  const version = (await readOptional(path.join(dataFolder, 'PG_VERSION')))?.trim();
  if (version === String(major)) return;
  throw new StartupError(
    version
      ? `The data in ${dataFolder} is of PostgreSQL ${version}, and this Chomrom brings PostgreSQL ${major}: make a ` +
          'backup with the Chomrom that wrote it, move the folder away, and restore the backup here.'
      : `${dataFolder} is not a PostgreSQL data folder: move it away, or set DATA_DIR to another folder.`,
  );
}

function explainInitdb(home: string, output: string): StartupError {
  if (/No space left on device/.test(output) || freeBytes(home) < NEEDED_TO_BEGIN_BYTES / 2)
    return diskFull(home);
  const said =
    output.split('\n').find((line) => /error|FATAL/.test(line)) ?? output.trim().split('\n').at(-1);
  return new StartupError(
    `An empty database could not be made in ${home} (${said?.trim() || 'it said nothing'}): set DATA_DIR to another ` +
      'folder, or DATABASE_URL to a PostgreSQL 15 or newer.',
  );
}
