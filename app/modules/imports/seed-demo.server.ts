import type pg from 'pg';
import { now } from '~/platform/clock.server';
import { withBulkConnection } from '~/platform/db/bulk.server';
import { db, withoutWaitingForDisk } from '~/platform/db/client.server';
import { newId } from '~/platform/ids';
import { log } from '~/platform/log.server';
import type { LongWork } from '~/platform/progress';
import { ImportError } from './import-error';
import type { Stage } from './internal/demo/stage.server';

export interface DemoSeeding {
  /** False: there are members already, and nothing was changed. */
  played: boolean;
  seconds: number;
}

const lockName = 'seed demo';
const domain = '@demo.chomrom.example';

async function note(externalId: 'begun' | 'done'): Promise<void> {
  await db.importedItem.create({ data: { source: 'demo', kind: 'run', externalId, id: newId() } });
}

/** Everything that can be there when nobody but the demo has written yet; what stands in the ledger goes by nothing else. */
const emptyAgain = `
  BEGIN;
  ALTER TABLE "PointTransfer" DISABLE TRIGGER "PointTransfer_stays_whole";
  ALTER TABLE "PointEntry" DISABLE TRIGGER "PointEntry_stays_whole";
  TRUNCATE "Member", "Club", "Organisation", "Upload", "SearchEntry", "Stream", "Update", "ThreadActivity", "ThreadWritten", "IdempotencyKey",
    "AuditEntry", "ImportedItem", "OutgoingMail", "LinkPreview", "MailStop", "ReferralTerms", "TierPlan", "PointSettings", "EarningTriggerSetting", "Badge", "DesignQuestion" CASCADE;
  ALTER TABLE "PointTransfer" ENABLE TRIGGER "PointTransfer_stays_whole";
  ALTER TABLE "PointEntry" ENABLE TRIGGER "PointEntry_stays_whole";
  SELECT put_default_points();
  SELECT put_default_badges();
  COMMIT`;

/** Whether there is nothing yet, or a demo that did not come to its end: a start then has something to do. */
export async function isDemoWanted(): Promise<boolean> {
  const [members, clubs, runs] = await Promise.all([
    db.member.count(),
    db.club.count(),
    db.importedItem.count({ where: { source: 'demo', kind: 'run' } }),
  ]);
  return runs === 1 || (runs === 0 && members === 0 && clubs === 0);
}

/** Answers whether the demo is to be played. One that was broken off, by a crash of its first start, is taken away again. */
async function makeReady(client: pg.Client): Promise<boolean> {
  if (!(await isDemoWanted())) return false;
  const { demo } = await import('../../../prisma/demo/index.ts');
  const names = demo.members.filter(({ email }) => !email).map(({ name }) => name);
  const ours = { OR: [{ email: { endsWith: domain } }, { email: null, name: { in: names } }] };
  if ((await db.member.count()) > (await db.member.count({ where: ours }))) {
    throw new ImportError(
      'The demo was broken off, and there are members of your own since: it is left as it is.',
    );
  }
  await client.query(emptyAgain);
  return true;
}

async function play({ progress, signal }: LongWork): Promise<void> {
  // The demo is a good part of the build, and only a first start needs it.
  const { actsOfDemo, createDemoPictures, drawings, runActs, sharePassword } =
    await import('./internal/demo/acts.server');
  const stage: Stage = {
    startedAt: now(),
    pictures: createDemoPictures(drawings),
    memberIds: new Map(),
    organisationIds: new Map(),
    threads: [],
  };
  const acts = actsOfDemo(stage);
  const bar = progress.bar('Playing the demo', acts.length);
  const { level } = log;
  // A thousand acts of made-up people are no news.
  if (level === 'info') log.level = 'warn';
  try {
    await runActs(stage, acts, { signal, onDone: (done) => bar.reach(done) });
  } finally {
    log.level = level;
  }
  await sharePassword(stage);
  bar.end();
}

/**
 * Plays the demo into an empty database, by the commands that members use, each act at its time before now. Where there are members
 * already it changes nothing. Two at once wait for each other; one that was broken off begins anew.
 * @throws ImportError when a broken-off one cannot be taken away, or it is told to stop
 */
export async function seedDemo(work: LongWork): Promise<DemoSeeding> {
  const begun = Date.now();
  return withBulkConnection(async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [lockName]);
    const played = await makeReady(client);
    if (played) {
      await note('begun');
      await withoutWaitingForDisk(() => play(work));
      await note('done');
    }
    return { played, seconds: (Date.now() - begun) / 1000 };
  });
}
