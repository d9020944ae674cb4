import { makeClub, makePerson, makeThread } from './club';
import { useDatabaseOf } from './people';
import { startPortal, type TestPortal } from './portal';
import { expectWhole, startPosting } from './posting';
import { chance } from './random';
import { until } from './sockets';

export interface CrashReport {
  kills: number;
  acknowledged: number;
  /** How often posters got no answer and tried again. */
  unanswered: number;
  statuses: Record<string, number>;
}

async function killHard({ process: child }: TestPortal): Promise<void> {
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
}

/**
 * Ten people post in two threads while the portal is killed and started again, each time after a random number of answers.
 * Throws where something acknowledged is missing, doubled or half done.
 */
export async function simulateCrashes({
  seed,
  kills,
}: {
  seed: number;
  kills: number;
}): Promise<CrashReport> {
  const dice = chance(seed);
  let portal = await startPortal();
  const { database } = portal;
  const release = await useDatabaseOf(portal);
  try {
    const club = await makeClub('dogs');
    const author = await makePerson('Ann', club);
    const threads = [await makeThread(author, club), await makeThread(author, club)];
    const posting = startPosting({ origin: () => portal.origin, author, threads, posters: 10 });
    for (let kill = 0; kill < kills; kill++) {
      const enough = posting.acknowledged.size + Math.round(dice.between(1, 60));
      await until(() => posting.acknowledged.size >= enough, 30_000, 1);
      await killHard(portal);
      portal = await startPortal({ database });
    }
    const last = posting.acknowledged.size;
    await until(() => posting.acknowledged.size > last, 30_000);
    await posting.finish();
    await expectWhole(database, threads, posting);
    return {
      kills,
      acknowledged: posting.acknowledged.size,
      unanswered: posting.statuses.get(0) ?? 0,
      statuses: Object.fromEntries(posting.statuses),
    };
  } finally {
    await release();
    await portal.stop();
    await database.drop();
  }
}
