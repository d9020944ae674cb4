import { z } from 'zod';
import { checkPostgres } from '~/platform/db/check-postgres.server';
import { connectDatabase, disconnectDatabase } from '~/platform/db/client.server';
import { env } from '~/platform/env.server';
import {
  checkClock,
  checkMigrations,
  checkOutgoingMail,
  checkPartitions,
  checkQueue,
} from '~/platform/health/database.server';
import { examine, type Finding } from '~/platform/health/finding';
import {
  checkDisk,
  checkEnvironment,
  checkMail,
  checkNode,
  checkRedis,
} from '~/platform/health/machine.server';
import { defineCliCommand } from './cli-command.server';
import { type OpenDatabase, openDatabase } from './open-portal.server';

const remedyOfDatabase =
  'Do what the sentence says; without DATABASE_URL the portal brings its own PostgreSQL.';

async function examineInside(): Promise<Finding[]> {
  const findings = [await checkMigrations('prisma/migrations')];
  // Without its tables nothing else can be asked.
  if (!findings[0]!.ok) return findings;
  for (const check of [checkQueue, checkOutgoingMail, checkPartitions, checkClock])
    findings.push(await check());
  return findings;
}

/** The database from outside (reach, version, extensions, language) and, if that is well, from inside. */
async function examineDatabase(say: (sentence: string) => void): Promise<Finding[]> {
  let database: OpenDatabase | undefined;
  const outside = await examine('database', async () => {
    database = await openDatabase(say);
    const { version } = await checkPostgres(database.url);
    const whose = env().DATABASE_URL ? 'of DATABASE_URL' : 'of its own';
    return { ok: true, detail: `PostgreSQL ${version} ${whose}, with its extensions and UTF-8` };
  });
  if (!database || !outside.ok) return [{ ...outside, remedy: outside.ok ? undefined : remedyOfDatabase }];
  await connectDatabase(database.url);
  try {
    return [outside, ...(await examineInside())];
  } finally {
    await disconnectDatabase();
    await database.release();
  }
}

function describe({ name, ok, detail, remedy }: Finding): string {
  return `${ok ? 'ok     ' : 'problem'}  ${name.padEnd(13)}  ${detail}${remedy ? `\n${' '.repeat(24)}${remedy}` : ''}`;
}

export const doctor = defineCliCommand({
  name: 'doctor',
  summary: 'Look at everything the portal stands on, and say what to do about what is not well.',
  input: z.object({}),
  needs: 'nothing',
  async run({ progress }) {
    const checks = [await checkNode(), await checkEnvironment()];
    // A wrong variable leaves nothing else to ask.
    if (checks.every(({ ok }) => ok)) {
      checks.push(await checkDisk());
      checks.push(...(await examineDatabase((line) => progress.say(line))));
      checks.push(await checkMail(), await checkRedis());
    }
    const problems = checks.filter(({ ok }) => !ok).length;
    const verdict =
      problems === 0 ? 'All is well.' : `${problems} ${problems === 1 ? 'problem' : 'problems'}.`;
    return {
      ok: problems === 0,
      data: { ok: problems === 0, checks },
      lines: [...checks.map(describe), verdict],
    };
  },
});
