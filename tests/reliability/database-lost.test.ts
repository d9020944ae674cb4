import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeClub, makePerson, makeThread, type SignedInPerson } from '../support/club';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { useDatabaseOf } from '../support/people';
import { startPortal, type TestPortal } from '../support/portal';
import { expectWhole, startPosting } from '../support/posting';
import { type CutProxy, openProxy } from '../support/proxy';
import { connect, listen, until, watch } from '../support/sockets';

let database: TestDatabase;
let wire: CutProxy;
let portal: TestPortal;
let release: () => Promise<void>;
let author: SignedInPerson;
let threadId: string;

beforeAll(async () => {
  database = await cloneDatabase();
  wire = await openProxy(database.url);
  const url = new URL(database.url);
  url.host = new URL(wire.origin).host;
  portal = await startPortal({ database, env: { DATABASE_URL: url.href } });
  release = await useDatabaseOf(portal);
  const club = await makeClub('dogs');
  author = await makePerson('Ann', club);
  threadId = await makeThread(author, club);
});
afterAll(async () => {
  await release();
  await portal.stop();
  await wire.close();
  await database.drop();
});

const status = async (path: string) => (await fetch(`${portal.origin}${path}`)).status;

test('a database that is away is said, waited for, and taken up again, and nobody misses a reply', async () => {
  const socket = await connect(portal.origin, { token: author.secret });
  const heard = listen(socket);
  await watch(socket, `thread:${threadId}`);
  const posting = startPosting({ origin: () => portal.origin, author, threads: [threadId], posters: 4 });
  await until(() => posting.acknowledged.size > 10);

  wire.target = undefined;
  wire.cut();
  await until(() => (posting.statuses.get(503) ?? 0) > 5, 20_000);
  expect(await status('/readyz')).toBe(503);
  expect(await status('/healthz')).toBe(200);
  const page = await fetch(`${portal.origin}/clubs/dogs/threads`);
  expect(page.status).toBe(503);
  expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0);
  const call = await fetch(`${portal.origin}/api/v1/clubs`);
  expect(call.status).toBe(503);
  expect(await call.json()).toMatchObject({ code: 'busy', status: 503 });
  await until(() => /the database is lost: requests are refused until it is back/.test(portal.output()));

  wire.target = database.url;
  const before = posting.acknowledged.size;
  await until(() => posting.acknowledged.size > before + 10, 30_000);
  expect(await status('/readyz')).toBe(200);
  await posting.finish();
  await expectWhole(database, [threadId], posting);
  expect([...posting.statuses.keys()].toSorted()).toEqual([201, 503]);
  expect(posting.withoutRetryAfter).toBe(0);
  await until(() => heard.length === posting.acknowledged.size, 20_000);
  expect(heard.map(({ seq }) => seq)).toEqual(heard.map((_, index) => index + 2));
  socket.close();
}, 90_000);

test('behind a wire that swallows everything the portal says that it is not ready, and it lives on', async () => {
  wire.swallow();
  expect(await status('/readyz')).toBe(503);
  expect(await status('/healthz')).toBe(200);
  wire.release();
  await until(async () => (await status('/readyz')) === 200);
  expect(await status('/clubs/dogs/threads')).toBe(200);
});
