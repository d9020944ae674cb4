import { expect, test } from 'vitest';
import { makeClub, makePerson, makeThread } from '../support/club';
import { makeDataDir } from '../support/embedded-processes';
import { startEmbeddedPortal } from '../support/embedded-portal';
import { useDatabaseOf } from '../support/people';
import { expectWhole, startPosting } from '../support/posting';
import { until } from '../support/sockets';

const kills = 2;

test('an embedded database that is killed while people post comes back by itself, with all that was acknowledged', async () => {
  const portal = await startEmbeddedPortal(await makeDataDir());
  const release = await useDatabaseOf(portal);
  const club = await makeClub('dogs');
  const author = await makePerson('Ann', club);
  const threads = [await makeThread(author, club), await makeThread(author, club)];
  const posting = startPosting({ origin: () => portal.origin, author, threads, posters: 10 });
  const page = () => fetch(`${portal.origin}/clubs/dogs/threads/${threads[0]}`);

  for (let kill = 0; kill < kills; kill++) {
    const enough = posting.acknowledged.size + 20;
    await until(() => posting.acknowledged.size >= enough, 30_000);
    const killed = (await portal.postmasterPid())!;
    process.kill(killed, 'SIGKILL');
    const refused = posting.statuses.get(503) ?? 0;
    await until(() => (posting.statuses.get(503) ?? 0) > refused, 20_000, 1);
    const seen = await page();
    expect([200, 503]).toContain(seen.status);
    if (seen.status === 503) expect(Number(seen.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await fetch(`${portal.origin}/healthz`)).status).toBe(200);
    const answered = posting.acknowledged.size;
    await until(() => posting.acknowledged.size > answered, 30_000);
    expect(await portal.postmasterPid()).not.toBe(killed);
    expect((await fetch(`${portal.origin}/readyz`)).status).toBe(200);
  }

  await posting.finish();
  await expectWhole(portal.database, threads, posting);
  expect([...posting.statuses.keys()].toSorted()).toEqual([201, 503]);
  expect(posting.withoutRetryAfter).toBe(0);
  expect(portal.process.exitCode).toBeNull();
  expect(portal.output()).toMatch(/The database had ended: starting it again/);
  await release();
  await portal.end();
  expect(portal.process.exitCode).toBe(0);
}, 90_000);
