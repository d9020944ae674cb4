// Run after a change of packages: node scripts/complete-lock.mjs [--check: only say what is missing]
// A registry that mirrors only some platforms makes npm leave the packages of the others out of the lock file, and with
// holes in it `npm ci` refuses to work anywhere. This fills the holes; what is filled in has no checksum.
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];
const LIBRARIES = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/** The platform that a name such as `@rollup/rollup-linux-arm-musleabihf` speaks of. */
function platformOf(name) {
  const parts = name.split(/[-/]/);
  const os = parts.filter((part) => SYSTEMS.includes(part));
  const cpu = parts.filter((part) => PROCESSORS.includes(part));
  const libc = os.includes('linux') ? parts.flatMap((part) => LIBRARIES[part] ?? []) : [];
  return cpu.length === 0 ? undefined : { cpu, ...(libc.length && { libc }), ...(os.length && { os }) };
}

function isLocked(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (at === '') return false;
    if (!at.includes('/node_modules/')) return Boolean(packages[`node_modules/${name}`]);
  }
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const added = [];
for (const [from, { optionalDependencies = {}, dev, engines }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const platform = platformOf(name);
    if (!/^\d/.test(version) || !platform || isLocked(lock.packages, from, name)) continue;
    const { cpu, libc, os } = platform;
    lock.packages[`node_modules/${name}`] = { version, cpu, ...(dev && { dev }), ...(libc && { libc }) };
    Object.assign(lock.packages[`node_modules/${name}`], {
      optional: true,
      ...(os && { os }),
      ...(engines && { engines }),
    });
    added.push(`${name}@${version}`);
  }
}
process.stderr.write(`${added.length} missing\n${added.map((line) => `  ${line}\n`).join('')}`);
if (process.argv.includes('--check')) {
  process.exitCode = added.length > 0 ? 1 : 0;
} else if (added.length > 0) {
  const byName = ([a], [b]) => a.localeCompare(b, 'en');
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byName));
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
}
