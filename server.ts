import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';

type Build = ServerBuild & { entry: { module: typeof import('./app/entry.server') } };

const development = process.env.NODE_ENV === 'development';

async function loadBuild() {
  if (!development) {
    const build = (await import(pathToFileURL('build/server/index.js').href)) as Build;
    return { build, portal: build.entry.module.portal, vite: undefined };
  }
  const { createServer: createVite } = await import('vite');
  const vite = await createVite({ server: { middlewareMode: true } });
  const load = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<unknown> as Promise<Build>;
  return { build: load, portal: (await load()).entry.module.portal, vite };
}

const { build, portal, vite } = await loadBuild();
const { log } = portal;

async function start(): Promise<void> {
  const env = portal.env();
  const database = env.DATABASE_URL
    ? await portal
        .checkPostgres(env.DATABASE_URL)
        .then(() => ({ url: env.DATABASE_URL!, release: async () => undefined }))
    : await portal.startEmbeddedPostgres({ dataDir: env.DATA_DIR, log: (line) => log.info(line) });
  await portal.migrate(database.url, { directory: 'prisma/migrations', log: (line) => log.info(line) });
  await portal.connectDatabase(database.url);
  await portal.startJobs(
    database.url,
    portal.modules.flatMap((module) => module.jobs ?? []),
    { work: true },
  );

  let draining = false;
  const app = portal.createHttpApp({
    build,
    mode: env.NODE_ENV,
    devAssets: vite?.middlewares,
    isDraining: () => draining,
  });
  const server = createServer({ keepAliveTimeout: 10_000, requestTimeout: 30_000 }, app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new portal.StartupError(
              `Port ${env.PORT} on ${env.HOST} is in use: stop the other program, or set PORT to another number.`,
            )
          : error,
      ),
    );
    server.listen(env.PORT, env.HOST, resolve);
  });
  // Port 0 lets the system choose: only now is our own address known.
  const { port } = server.address() as AddressInfo;
  if (env.PORT === 0) portal.setOrigin(`http://${env.HOST}:${port}`);
  process.stdout.write(`Chomrom is ready at ${portal.env().ORIGIN}\n`);

  const drain = async (signal: string) => {
    if (draining) return;
    draining = true;
    log.info({ signal }, 'draining');
    server.close();
    server.closeIdleConnections();
    await new Promise<void>((resolve) => {
      const force = setTimeout(() => server.closeAllConnections(), 10_000);
      server.once('close', () => {
        clearTimeout(force);
        resolve();
      });
    });
    await portal.stopJobs();
    await portal.disconnectDatabase();
    await database.release();
    await vite?.close();
    process.exit(0);
  };
  process.once('SIGTERM', (signal) => void drain(signal));
  process.once('SIGINT', (signal) => void drain(signal));
}

try {
  await start();
} catch (error) {
  if (error instanceof portal.StartupError) process.stderr.write(`${error.message}\n`);
  else log.fatal({ err: error }, 'could not start');
  process.exit(1);
}
