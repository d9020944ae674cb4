import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';

type Build = ServerBuild & { entry: { module: typeof import('./app/entry.server') } };

const development = process.env.NODE_ENV === 'development';

async function loadBuild() {
  if (!development) {
    const build = (await import(pathToFileURL('build/server/index.js').href)) as Build;
    const { portal } = build.entry.module;
    return { build, portal, answerApi: () => portal.answerApi, vite: undefined };
  }
  const { createServer: createVite } = await import('vite');
  const vite = await createVite({ server: { middlewareMode: true } });
  const load = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<unknown> as Promise<Build>;
  // Each call of the API by the code as it is now.
  const answerApi = async () => (await load()).entry.module.portal.answerApi;
  return { build: load, portal: (await load()).entry.module.portal, answerApi, vite };
}

const { build, portal, answerApi, vite } = await loadBuild();
const { log } = portal;

/** What has to be closed at the end, the last first, however far the start has come. */
const closing: (() => Promise<unknown>)[] = [];
/** Stops what takes long while starting. */
const stopping = new AbortController();
let asked: { signal: NodeJS.Signals; at: number } | undefined;
let draining = false;

const PATIENCE_MS = 2000;

/** Ctrl-C arrives twice, from the terminal and from npm; only one that comes later means "at once". */
const untilAsked = new Promise<void>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (asked && Date.now() - asked.at > PATIENCE_MS) process.exit(1);
      asked ??= { signal, at: Date.now() };
      stopping.abort();
      resolve();
    });
  }
});

/** Opens one thing that has to be closed again. Throws when we were asked to end meanwhile. */
async function opened<T>(opening: Promise<T>, close: (it: T) => Promise<unknown>): Promise<T> {
  const it = await opening;
  closing.unshift(() => close(it));
  if (asked) throw new Error('asked to end while starting');
  return it;
}

function openDatabase(
  env: ReturnType<typeof portal.env>,
): Promise<{ url: string; release(): Promise<void> }> {
  const { DATABASE_URL: url, DATA_DIR: dataDir } = env;
  if (!url) return portal.startEmbeddedPostgres({ dataDir, log: (line) => log.info(line) });
  return portal.checkPostgres(url).then(() => ({ url, release: async () => undefined }));
}

/** An empty database is filled with the demo before anybody comes in. Nothing works off its jobs meanwhile. */
async function fillWithDemo(url: string): Promise<void> {
  if (!(await portal.isDemoWanted())) return;
  await portal.startJobs(url, portal.jobKinds, { work: false });
  const progress = portal.createProgress(process.stderr);
  await portal.seedDemo({ progress, signal: stopping.signal }).finally(() => portal.stopJobs());
}

async function sayDemoAccounts(): Promise<void> {
  const accounts = await portal.listDemoAccounts();
  if (accounts.length === 0) return;
  const width = Math.max(...accounts.map(({ email }) => email.length));
  const lines = accounts.map(({ who, email }) => `  ${email.padEnd(width)}  ${who}`);
  process.stdout.write(
    `Demo accounts, all with the password ${accounts[0]!.password}:\n${lines.join('\n')}\n`,
  );
}

function explainListening(
  error: NodeJS.ErrnoException,
  { HOST, PORT }: ReturnType<typeof portal.env>,
): Error {
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${PORT} on ${HOST} is in use: stop the other program, or set PORT to another number.`,
    EACCES: `This user may not open port ${PORT}: set PORT to a number above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${HOST}: set HOST to one it has, such as 127.0.0.1 or 0.0.0.0.`,
    ENOTFOUND: `There is no machine called ${HOST}: set HOST to an address of this one, such as 127.0.0.1.`,
  };
  const sentence = sentences[error.code ?? ''];
  return sentence ? new portal.StartupError(sentence) : error;
}

/** A start may take long before it listens; that the port is taken is said at once. */
function requireFreePort(env: ReturnType<typeof portal.env>): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(explainListening(error, env)));
    probe.listen(env.PORT, env.HOST, () => probe.close(() => resolve()));
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), 10_000);
    // One whose request was under way is idle only after its answer, and would be kept for the next.
    const sweep = setInterval(() => server.closeIdleConnections(), 100);
    server.close(() => {
      clearTimeout(force);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
  });
}

async function start(): Promise<void> {
  const env = portal.env();
  await requireFreePort(env);
  const database = await opened(openDatabase(env), (it) => it.release());
  await portal.migrate(database.url, { directory: 'prisma/migrations', log: (line) => log.info(line) });
  await opened(portal.connectDatabase(database.url, { queryTimeoutMs: 30_000 }), () =>
    portal.disconnectDatabase(),
  );
  await portal.maintainUpdates();
  if (env.CHOMROM_DEMO === 'on') await fillWithDemo(database.url);
  await opened(portal.startJobs(database.url, portal.jobKinds, { work: true }), () => portal.stopJobs());

  const app = portal.createHttpApp({
    build,
    mode: env.NODE_ENV,
    answerApi,
    devAssets: vite?.middlewares,
    // While one develops, the code of a page changes without its version.
    publicPages: vite ? [] : portal.modules.flatMap((module) => module.publicPages ?? []),
    isDraining: () => draining,
  });
  const server = createServer({ keepAliveTimeout: 10_000, requestTimeout: 30_000 }, app);
  const kinds = portal.modules.flatMap((module) => module.streams ?? []);
  const realtime = await opened(portal.startRealtime(server, { kinds }), (it) => it.drain());
  const listening = new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explainListening(error, env)));
    server.listen(env.PORT, env.HOST, resolve);
  });
  // No new connection, and none is left to a socket: only then can the server close.
  await opened(listening, () => Promise.all([closeServer(server), realtime.drain()]));
  // Port 0 lets the system choose: only now is our own address known.
  const { port } = server.address() as AddressInfo;
  if (env.PORT === 0) portal.setOrigin(`http://${env.HOST}:${port}`);
  process.stdout.write(`Chomrom is ready at ${portal.env().ORIGIN}\n`);
  if (env.CHOMROM_DEMO === 'on') await sayDemoAccounts();
  const gathers = portal.modules.flatMap((module) => module.gathers ?? []);
  await opened(Promise.resolve(portal.startGathers(gathers)), (stop) => stop());
}

let exitCode = 0;
if (vite) closing.push(() => vite.close());
try {
  await start();
  await untilAsked;
} catch (error) {
  if (!asked) exitCode = 1;
  if (error instanceof portal.StartupError) process.stderr.write(`${error.message}\n`);
  else if (!asked) log.fatal({ err: error }, 'could not start');
}
draining = true;
if (asked) log.info({ signal: asked.signal }, 'draining');
for (const close of closing) {
  await close().catch((error: unknown) => log.error({ err: error }, 'could not be closed'));
}
process.exit(exitCode);
