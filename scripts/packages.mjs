import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ReadyError, withProgress } from './words.mjs';

/** The first Node that runs TypeScript as it is. */
const OLDEST_TO_RUN = [22, 18];

/** @param {string} root */
function stampFile(root) {
  return path.join(root, 'node_modules', '.chomrom-packages');
}

/** @param {string} root */
function npmsList(root) {
  return path.join(root, 'node_modules', '.package-lock.json');
}

/** @param {string} root */
function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}

/** @param {string} file */
function readPackages(file) {
  return /** @type {Record<string, { version?: string, optional?: boolean }>} */ (
    JSON.parse(readFileSync(file, 'utf8')).packages
  );
}

/**
 * Whether npm's own list of what it installed has everything the lock file asks for: somebody ran npm by hand.
 * @param {string} root
 */
function didNpmInstallAll(root) {
  if (!existsSync(npmsList(root)) || !findNodePackage(root)) return false;
  const have = readPackages(npmsList(root));
  const wanted = Object.entries(readPackages(path.join(root, 'package-lock.json')));
  return wanted.every(
    ([at, { version, optional }]) => at === '' || have[at]?.version === version || optional,
  );
}

/** @param {string} root */
function stampText(root) {
  return `${lockHash(root)} ${process.platform} ${process.arch}\n`;
}

/**
 * Whether our own note of the last install still holds: nobody ran npm by hand since.
 * @param {string} root
 */
function isStampCurrent(root) {
  const stamp = lstatSync(stampFile(root), { throwIfNoEntry: false });
  const npms = lstatSync(npmsList(root), { throwIfNoEntry: false });
  if (!stamp || !npms || npms.mtimeMs > stamp.mtimeMs) return false;
  return readFileSync(stampFile(root), 'utf8') === stampText(root);
}

/**
 * Whether node_modules is what package-lock.json says. One that is a link belongs to another checkout and is left alone.
 * @param {string} root
 * @returns {boolean}
 */
export function arePackagesCurrent(root) {
  const folder = lstatSync(path.join(root, 'node_modules'), { throwIfNoEntry: false });
  if (!folder) return false;
  return folder.isSymbolicLink() || isStampCurrent(root) || didNpmInstallAll(root);
}

/** The npm that started us, on the Node it runs on: never the pinned one, which is about to be replaced. */
function npmCommand() {
  const { npm_execpath: npm, npm_node_execpath: node, PATH = '' } = process.env;
  const folders = PATH.split(path.delimiter).filter(
    (folder) => !folder.includes(`node_modules${path.sep}.bin`),
  );
  const env = { ...process.env, PATH: folders.join(path.delimiter), NODE_ENV: 'development' };
  const isNpm = npm && node && /npm-cli\.js$/.test(npm) && existsSync(npm) && existsSync(node);
  const viaPinned = node?.includes('node_modules');
  return isNpm && !viaPinned ? { file: node, before: [npm], env } : { file: 'npm', before: [], env };
}

/** @param {string} root */
function runNpmCi(root) {
  const { file, before, env } = npmCommand();
  // No package needs its install script, and a script may want to download.
  const flags = [
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  return new Promise((resolve, reject) => {
    const windows = process.platform === 'win32' && file === 'npm';
    const child = spawn(file, [...before, 'ci', ...flags], {
      cwd: root,
      env,
      stdio: ['ignore', 2, 2],
      shell: windows,
    });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(undefined) : reject(new Error(`npm ended with ${code}`)),
    );
  });
}

/**
 * Installs exactly what package-lock.json says, development packages too, whatever NODE_ENV and npm's settings.
 * @param {string} root
 */
export async function installPackages(root) {
  const stamp = stampText(root);
  await withProgress('Installing packages (once; a minute or two)', runNpmCi(root)).catch((error) => {
    throw new ReadyError(
      `The packages could not be installed (${error.message}): see above, check the network and the disk, and try again.`,
    );
  });
  writeFileSync(stampFile(root), stamp);
}

/** @param {string} root */
function findNodePackage(root) {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  const names = [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`];
  return names
    .map((name) => path.join(root, 'node_modules', name, 'bin', binary))
    .find((file) => existsSync(file));
}

/** @param {string} node */
function runs(node) {
  return spawnSync(node, ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * The pinned Node, else the machine's own if that is new enough. Throws a ReadyError when neither can be used.
 * @param {string} root
 * @returns {string}
 */
export function findPinnedNode(root) {
  const pinned = findNodePackage(root);
  if (pinned && (sameFile(pinned) || runs(pinned))) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_TO_RUN;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return process.execPath;
  throw new ReadyError(
    `npm has no Node for this machine (${process.platform} ${process.arch}), and its own is ${process.versions.node}: ` +
      `install Node ${OLDEST_TO_RUN.join('.')} or newer.`,
  );
}

/** @param {string} file */
function sameFile(file) {
  const [ours, theirs] = [process.execPath, file].map((name) => lstatSync(name, { throwIfNoEntry: false }));
  return ours !== undefined && ours.ino === theirs?.ino && ours.dev === theirs?.dev;
}
