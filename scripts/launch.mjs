// What every npm command runs: brings packages, generated code and build up to date, then runs the command on the
// pinned Node. Plain JavaScript, because on a fresh clone there is only the machine's own Node. All words go to stderr:
// stdout belongs to the command.

/**
 * `entry`: what runs. `build`: whether it takes the app from the build. `mode`: NODE_ENV, if the command says so.
 * @type {Record<string, { entry: string, build: boolean, mode?: string }>}
 */
const COMMANDS = {
  start: { entry: 'server.ts', build: true, mode: 'production' },
  dev: { entry: 'server.ts', build: false, mode: 'development' },
  test: { entry: 'scripts/test.ts', build: true, mode: 'test' },
  bench: { entry: 'tests/bench/run.ts', build: true, mode: 'production' },
  soak: { entry: 'tests/soak/run.ts', build: true, mode: 'test' },
  screenshots: { entry: 'tests/screenshots.ts', build: true, mode: 'production' },
  chomrom: { entry: 'cli.ts', build: true, mode: 'production' },
};

/**
 * @param {string} sentence
 * @returns {never}
 */
function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/**
 * Checks of scripts/test.ts that look at the sources and never at what is built from them.
 * @param {string[]} names
 */
function isAboutSourcesOnly(names) {
  return names.length > 0 && names.every((one) => ['types', 'lint', 'layers'].includes(one));
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  giveUp(
    `Chomrom needs Node 20.19 or newer to start, and this is ${process.versions.node}: install a newer one.`,
  );
}

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) giveUp(`There is no command "${name}": use one of ${Object.keys(COMMANDS).join(', ')}.`);

const { prepare, ReadyError } = await import('./prepare.mjs');
const { runOn } = await import('./run-on.mjs');
const { SERVER_ENV, SERVER_FLAGS } = await import('./server-flags.mjs');
try {
  const build = command.build && !(name === 'test' && isAboutSourcesOnly(args));
  const node = await prepare({ build });
  if (command.mode) process.env.NODE_ENV = command.mode;
  const flags = name === 'start' ? SERVER_FLAGS : [];
  if (name === 'start') process.env = { ...SERVER_ENV, ...process.env };
  runOn(node, [...flags, command.entry, ...args]);
} catch (error) {
  if (error instanceof ReadyError) giveUp(error.message);
  throw error;
}
