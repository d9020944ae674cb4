import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeFileLock } from '../app/platform/file-lock.server.mjs';
import { arePackagesCurrent, findPinnedNode, installPackages } from './packages.mjs';
import { ReadyError, say, withProgress } from './words.mjs';

export { ReadyError };

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Our lock and notes; the folders they speak of are emptied by those who fill them. */
const OWN = path.join(ROOT, '.launch');
const BUILT = path.join(ROOT, 'build', 'server', 'index.js');
const BUILD_STAMP = path.join(OWN, 'build.sha256');
const GENERATED = path.join(ROOT, 'app', 'platform', 'db', 'generated');
const GENERATED_STAMP = path.join(OWN, 'generated.sha256');

/** What the build is made of, besides the packages. */
const SOURCES = ['app', 'prisma/demo', 'public', 'remix.config.js', 'vite.config.ts', 'tsconfig.json'];
const LOCK_FILE = 'package-lock.json';

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} relative
 */
function addToHash(hash, relative) {
  const file = path.join(ROOT, relative);
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found) return;
  if (found.isDirectory()) {
    for (const name of readdirSync(file).sort()) addToHash(hash, `${relative}/${name}`);
  } else if (found.isFile()) hash.update(`${relative}\0${found.size}\0`).update(readFileSync(file));
}

/** @param {string[]} relatives */
function hashOf(relatives) {
  const hash = createHash('sha256');
  for (const relative of relatives) addToHash(hash, relative);
  return hash.digest('hex');
}

/** @param {string} file */
function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

/**
 * Runs a program of the packages and keeps quiet about what it says, unless it fails.
 * @param {string} node
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<void>}
 */
function runQuietly(node, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve();
      process.stderr.write(Buffer.concat(output));
      reject(new Error(`it ended with ${code}`));
    });
  });
}

function isGenerated() {
  return existsSync(GENERATED) && readStamp(GENERATED_STAMP) === schemaHash();
}

function schemaHash() {
  return hashOf(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']);
}

/** @param {string} node */
async function generate(node) {
  const made = runQuietly(node, ['node_modules/prisma/build/index.js', 'generate', '--no-hints'], {
    // Prisma would download an engine that generating does not use; any file that exists is good enough for it.
    PRISMA_SCHEMA_ENGINE_BINARY: path.join(ROOT, 'package.json'),
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  });
  await withProgress('Generating the database client', made).catch((error) => {
    throw new ReadyError(`The database client could not be generated (${error.message}): see above.`);
  });
  await writeFile(GENERATED_STAMP, schemaHash());
}

function sourcesHash() {
  return hashOf([...SOURCES, LOCK_FILE]);
}

function isBuilt() {
  return existsSync(BUILT) && readStamp(BUILD_STAMP) === sourcesHash();
}

/** @param {string} node */
async function build(node) {
  const sources = sourcesHash(); // as they are now: what changes while it builds makes the next start build again
  await rm(BUILD_STAMP, { force: true });
  const made = runQuietly(node, ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build'], {
    NODE_ENV: 'production',
  });
  await withProgress('Building', made).catch((error) => {
    throw new ReadyError(`The build failed (${error.message}): see above.`);
  });
  await writeFile(BUILD_STAMP, sources);
}

/** @param {unknown} error */
function explain(error) {
  const { code, path: at = ROOT } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new ReadyError(
      `What Chomrom runs on is not up to date, and this user may not write to ${at}: run it once as the owner of ${ROOT}.`,
    );
  }
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new ReadyError(`The disk with ${ROOT} is full: free some space.`);
  return error;
}

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function alone(work) {
  try {
    const onWait = () => say('Waiting for another command that is installing or building here');
    const unlock = await takeFileLock(path.join(OWN, 'lock'), { onWait });
    try {
      return await work();
    } finally {
      await unlock();
    }
  } catch (error) {
    throw explain(error);
  }
}

function isReady({ build: needsBuild }) {
  return arePackagesCurrent(ROOT) && isGenerated() && (!needsBuild || isBuilt());
}

/**
 * Makes packages, generated code and, if wanted, the build current. Where all is, this takes a moment and writes
 * nothing. Of several at once one works and the others wait. Answers the Node to run on; throws a ReadyError.
 * @param {{ build: boolean }} wanted
 * @returns {Promise<string>}
 */
export async function prepare(wanted) {
  process.chdir(ROOT);
  if (!isReady(wanted)) {
    await alone(async () => {
      if (!arePackagesCurrent(ROOT)) await installPackages(ROOT);
      const node = findPinnedNode(ROOT);
      if (!isGenerated()) await generate(node);
      if (wanted.build && !isBuilt()) await build(node);
    });
  }
  return findPinnedNode(ROOT);
}
