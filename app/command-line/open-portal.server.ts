import { checkPostgres } from '~/platform/db/check-postgres.server';
import { connectDatabase, disconnectDatabase } from '~/platform/db/client.server';
import { startEmbeddedPostgres } from '~/platform/db/embedded.server';
import { migrate } from '~/platform/db/migrate.server';
import { env } from '~/platform/env.server';
import { startJobs, stopJobs } from '~/platform/jobs/jobs.server';
import { closeLimiters } from '~/platform/rate-limits.server';
import { maintainUpdates } from '~/platform/updates/maintain-updates.server';
import { jobKinds } from '~/registry.server';

type Say = (sentence: string) => void;

export interface OpenDatabase {
  url: string;
  release(): Promise<void>;
}

/** The portal's database: the one of DATABASE_URL, else the embedded one, joined or started. @throws StartupError */
export async function openDatabase(say: Say): Promise<OpenDatabase> {
  const { DATABASE_URL: url, DATA_DIR: dataDir } = env();
  if (!url) return startEmbeddedPostgres({ dataDir, log: say });
  await checkPostgres(url);
  return { url, release: async () => undefined };
}

/**
 * Opens what commands of the modules need, beside a running portal or alone: database, migrations, queue. Jobs are put in,
 * and worked off by a portal that runs. Answers how to close it all again. @throws StartupError
 */
export async function openPortal(say: Say): Promise<() => Promise<void>> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of closing.splice(0)) await step();
  };
  try {
    const database = await openDatabase(say);
    closing.unshift(() => database.release());
    await migrate(database.url, { directory: 'prisma/migrations', log: say });
    await connectDatabase(database.url);
    closing.unshift(() => disconnectDatabase());
    await maintainUpdates();
    await startJobs(database.url, jobKinds, { work: false });
    closing.unshift(
      () => stopJobs(),
      () => closeLimiters(),
    );
    return close;
  } catch (error) {
    await close();
    throw error;
  }
}
