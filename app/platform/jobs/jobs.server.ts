import { fromPrisma, PgBoss } from 'pg-boss';
import type { Tx } from '../db/transact.server';
import { log } from '../log.server';
import { sayRarely } from '../say-rarely';
import type { Fact } from './facts';

/** A kind of job. `run` may be called again after a crash, so what it does must bear repetition. */
export interface JobKind<Data extends object = object> {
  name: string;
  run(data: Data): Promise<void>;
  /** The fact that causes it: each publication puts one such job, with the fact's data, into the same transaction. */
  on?: Fact<Data>;
  /** Cron expression in UTC for jobs that come by themselves. */
  schedule?: string;
  retryLimit?: number;
  /** How many run at once in one process. */
  concurrency?: number;
}

export interface SendOptions {
  /** Not before this moment. */
  startAfter?: Date;
  /** At most one waiting job for the key. */
  singletonKey?: string;
  singletonSeconds?: number;
}

let boss: PgBoss | undefined;
/** Who reacts to which fact. */
let reactions = new Map<string, JobKind[]>();
/** The worker of each queue of this process. */
const workers = new Map<string, string>();

/** Asking costs a statement for each queue: a job of this process is fetched by a nudge, one of another by the next look. */
const lookEverySeconds = 5;
const nudgesMs = [50, 1_000];

export function defineJob<Data extends object>(kind: JobKind<Data>): JobKind<Data> {
  return kind;
}

/**
 * Starts the queue. With `work: false` this process only puts jobs in (command line, web-only nodes).
 * Jobs of this process finish before `stopJobs` resolves, up to its time limit.
 */
export async function startJobs(
  url: string,
  kinds: readonly JobKind<never>[],
  options: { work: boolean },
): Promise<void> {
  const next = new PgBoss({
    connectionString: url,
    max: 4,
    application_name: 'chomrom jobs',
    supervise: options.work,
    schedule: options.work,
  });
  const complain = sayRarely();
  next.on('error', (error: unknown) =>
    complain(() => log.error({ err: error instanceof Error ? error.message : String(error) }, 'jobs')),
  );
  await next.start();
  boss = next;
  reactions = Map.groupBy(
    (kinds as readonly JobKind[]).filter(({ on }) => on),
    ({ on }) => on!.name,
  );
  for (const kind of kinds as readonly JobKind[]) {
    await next.createQueue(kind.name, {
      retryLimit: kind.retryLimit ?? 5,
      retryBackoff: true,
      expireInSeconds: 900,
    });
    if (!options.work) continue;
    const worker = await next.work<object>(
      kind.name,
      { batchSize: kind.concurrency ?? 1, pollingIntervalSeconds: lookEverySeconds },
      async (jobs) => {
        // Where there was one there may be more: the next look comes at once, so that a backlog is worked off in one go.
        const own = workers.get(kind.name);
        if (own) next.notifyWorker(own);
        await Promise.all(jobs.map((job) => kind.run(job.data)));
      },
    );
    workers.set(kind.name, worker);
    if (kind.schedule) await next.schedule(kind.name, kind.schedule, {});
  }
}

/** Puts a job into the same transaction as the change that causes it: both happen, or neither. */
export async function enqueue<Data extends object>(
  tx: Tx,
  kind: Pick<JobKind<Data>, 'name'>,
  data: Data,
  options: SendOptions = {},
): Promise<void> {
  if (!boss) throw new Error('The job queue is not started.');
  await boss.send(kind.name, data, { ...options, db: fromPrisma(tx) });
  nudge(kind.name);
}

/**
 * Tells other modules what has happened: each reaction becomes a job in the same transaction. A module below never learns who
 * reacts. Reactions run in no order, may run more than once, and read the state as it is by then.
 */
export async function publish<Data extends object>(tx: Tx, fact: Fact<Data>, data: Data): Promise<void> {
  for (const kind of reactions.get(fact.name) ?? []) await enqueue(tx, kind, data);
}

/** Wakes the queue's worker, once most transactions have committed and once the slow ones have. */
function nudge(name: string): void {
  if (!workers.has(name)) return;
  for (const ms of nudgesMs)
    setTimeout(() => {
      const worker = workers.get(name);
      if (worker) boss?.notifyWorker(worker);
    }, ms).unref();
}

export async function stopJobs(timeoutMs = 10_000): Promise<void> {
  const ending = boss;
  workers.clear();
  // Until they have ended, jobs that run tell others and put in jobs of their own.
  await ending?.stop({ graceful: true, timeout: timeoutMs });
  if (boss !== ending) return;
  boss = undefined;
  reactions.clear();
}
