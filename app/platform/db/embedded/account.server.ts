import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { StartupError } from '../../startup-error.ts';

const run = promisify(execFile);

/** The user PostgreSQL runs as; `undefined`: the one we run as. It refuses to run as root. */
export type DatabaseAccount = { uid: number; gid: number } | undefined;

const MAX_OUTPUT_BYTES = 4 * 1024 * 1024;

async function idOf(name: string, flag: '-u' | '-g'): Promise<number | undefined> {
  try {
    return Number((await run('id', [flag, name])).stdout.trim());
  } catch {
    return undefined;
  }
}

async function hasName(uid: number): Promise<boolean> {
  try {
    return Number.isNaN(Number((await run('id', ['-un', String(uid)])).stdout.trim()));
  } catch {
    return false;
  }
}

async function ownerOf(folder: string): Promise<DatabaseAccount> {
  const found = await stat(folder).catch(() => undefined);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

/**
 * Picks whom PostgreSQL runs as when we are root: who owns the data already, else who owns the folder around it, else
 * `nobody` or another account without rights that this machine has. Always the same one for the same folders.
 */
export async function chooseAccount(dataFolder: string, around: string): Promise<DatabaseAccount> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = (await ownerOf(dataFolder)) ?? (await ownerOf(around));
  if (owner && (await hasName(owner.uid))) return owner;
  for (const name of ['nobody', 'postgres', 'daemon']) {
    const [uid, gid] = [await idOf(name, '-u'), await idOf(name, '-g')];
    if (uid && gid !== undefined) return { uid, gid };
  }
  throw new StartupError(
    'PostgreSQL refuses to run as root and this machine has no user "nobody" to run it as: start Chomrom as an ' +
      'ordinary user, or set DATABASE_URL.',
  );
}

/** A small environment without our secrets, in which programs speak English. `cwd` is a place every user may be in. */
export function accountOptions(account: DatabaseAccount): {
  cwd: string;
  env: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
} {
  const windows = process.platform === 'win32';
  const env = windows
    ? process.env
    : { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  return { cwd: windows ? process.cwd() : '/', env, ...account };
}

/** Runs a program to its end as `account`. Never throws: what went wrong stands in `code` and `output`. */
export async function runAs(
  account: DatabaseAccount,
  file: string,
  args: string[],
): Promise<{ code: number | string; output: string }> {
  try {
    const { stdout, stderr } = await run(file, args, {
      ...accountOptions(account),
      maxBuffer: MAX_OUTPUT_BYTES,
    });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const failed = error as { code?: number | string; stdout?: string; stderr?: string; message: string };
    return {
      code: failed.code ?? 1,
      output: `${failed.stdout ?? ''}${failed.stderr ?? ''}` || failed.message,
    };
  }
}

/** Whether `account` can get into `folder`. Asked of the system itself: modes alone do not tell (ACLs, mounts). */
export async function canEnter(account: DatabaseAccount, folder: string): Promise<boolean> {
  if (!account) return true;
  return (await runAs(account, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder])).code === 0;
}
