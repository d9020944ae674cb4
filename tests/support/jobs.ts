import { jobKinds } from '~/registry.server';
import type { JobKind } from '~/platform/jobs/jobs.server';
import type { TestDatabase } from './database';

interface WaitingJob {
  id: string;
  name: string;
  data: object;
}

/**
 * Works off what waits in the queue, in this process and in order, until nothing is left; for tests of commands, where no
 * portal runs. Only the kinds named, where some are. A job that throws makes the test fail.
 */
export async function workOff(database: TestDatabase, names?: readonly string[]): Promise<void> {
  const kinds = new Map((jobKinds as readonly JobKind[]).map((kind) => [kind.name, kind]));
  for (;;) {
    const [job] = await database.sql<WaitingJob>(
      `SELECT id, name, data FROM pgboss.job WHERE state = 'created' AND ($1::text[] IS NULL OR name = ANY ($1))
       ORDER BY created_on, id LIMIT 1`,
      [names ?? null],
    );
    if (!job) return;
    await kinds.get(job.name)!.run(job.data);
    await database.sql(`UPDATE pgboss.job SET state = 'completed', completed_on = now() WHERE id = $1`, [
      job.id,
    ]);
  }
}
