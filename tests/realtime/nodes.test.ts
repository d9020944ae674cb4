import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createPost } from '~/modules/threads/create-post.server';
import type { Presence, Typing } from '~/platform/realtime/events';
import type { StreamUpdate } from '~/platform/updates/update';
import { api, type ApiClient } from '../support/api';
import { makeClub, makePerson, makeThread, type SignedInPerson, type TestClub } from '../support/club';
import { openPage, type TestPage } from '../support/page';
import { useDatabaseOf } from '../support/people';
import { startPortal, type TestPortal } from '../support/portal';
import { startRedis, type TestRedis } from '../support/redis';
import { connect, listen, type TestSocket, until, watch } from '../support/sockets';

let redis: TestRedis;
let one: TestPortal;
let other: TestPortal;
let release: () => Promise<void>;
let club: TestClub;
let ann: SignedInPerson;
let bob: SignedInPerson;
let threadId: string;
let stream: string;
const ends: (() => unknown)[] = [];

async function join(portal: TestPortal, person?: SignedInPerson): Promise<TestSocket> {
  const socket = await connect(portal.origin, { token: person?.secret });
  ends.push(() => socket.close());
  return socket;
}

const client = (portal: TestPortal, person: SignedInPerson): ApiClient =>
  api(portal, { token: person.secret });

async function replyAt(portal: TestPortal): Promise<number> {
  const { status, body } = await client(portal, ann).post(`/threads/${threadId}/posts`, {
    body: randomUUID(),
  });
  expect(status).toBe(201);
  return body.seq;
}

async function freshThread(): Promise<void> {
  threadId = await makeThread(ann, club);
  stream = `thread:${threadId}`;
}

const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const seqs = (updates: readonly StreamUpdate[]) => updates.map(({ seq }) => seq);

afterEach(() => ends.splice(0).forEach((end) => end()));

async function startBoth(env: Record<string, string>): Promise<void> {
  one = await startPortal({ env });
  other = await startPortal({ env, database: one.database });
  release = await useDatabaseOf(one);
  club = await makeClub(`dogs-${randomUUID().slice(0, 8)}`);
  ann = await makePerson('Ann', club);
  bob = await makePerson('Bob', club);
}

async function stopBoth(): Promise<void> {
  await release();
  await other.stop();
  await one.stop();
}

describe('two nodes on one database', () => {
  beforeAll(() => startBoth({}));
  afterAll(stopBoth);

  test('each hears of what the other has written, in order and once, within three seconds', async () => {
    await freshThread();
    const socket = await join(other, bob);
    const heard = listen(socket);
    await watch(socket, stream);
    for (let n = 0; n < 6; n++) await replyAt(n % 2 ? one : other);
    await until(() => heard.length === 6, 4_000);
    expect(seqs(heard)).toEqual(upTo(2, 7));
  });

  test('signing out at one cuts the sockets at the other within seconds', async () => {
    const person = await makePerson('Otto', club);
    const socket = await join(other, person);
    const end = new Promise((resolve) => socket.once('disconnect', resolve));
    await client(one, person).delete('/sessions/current');
    await end;
  });

  test('leaving at one ends hearing at the other within seconds', async () => {
    await freshThread();
    const person = await makePerson('Leo', club);
    const socket = await join(other, person);
    await watch(socket, stream);
    const told = new Promise((resolve) => socket.once('unwatched', resolve));
    await client(one, person).delete(`/clubs/${club.slug}/memberships/me`);
    expect(await told).toEqual({ stream, code: 'forbidden' });
  });

  test('what the command line writes is heard by all', async () => {
    await freshThread();
    const sockets = [await join(one), await join(other)];
    const heard = sockets.map(listen);
    for (const socket of sockets) await watch(socket, stream);
    await createPost(ann.actor, threadId, { body: 'From beside', audience: 'everyone' });
    await until(() => heard.every(({ length }) => length === 1), 4_000);
  });

  test('what a killed node has committed and told nobody is heard at the other', async () => {
    await freshThread();
    const doomed = await startPortal({ database: one.database });
    const page: TestPage = openPage(other.origin, { token: bob.secret, stream, seq: 1 });
    ends.push(() => page.close());
    await until(() => page.client.isConnected());
    const writing = Array.from({ length: 60 }, () =>
      client(doomed, ann)
        .post(`/threads/${threadId}/posts`, { body: randomUUID() })
        .catch(() => undefined),
    );
    await Promise.race(writing);
    doomed.process.kill('SIGKILL');
    await Promise.all(writing);
    await doomed.stop();
    const last = await replyAt(one);
    await until(() => page.store.seqOf(stream) === last, 6_000);
    expect(seqs(page.store.getState())).toEqual(upTo(2, last));
    expect(last).toBeGreaterThan(2);
  });
});

describe('two nodes with Redis between them', () => {
  beforeAll(async () => {
    redis = await startRedis();
    process.stderr.write(`nodes: ${redis.kind}\n`);
    await startBoth({ REDIS_URL: redis.url });
  });
  afterAll(async () => {
    await stopBoth();
    await redis.stop();
  });

  test('what is written at one is heard at the other at once', async () => {
    await freshThread();
    const socket = await join(other, bob);
    const heard = listen(socket);
    await watch(socket, stream);
    await replyAt(one);
    await until(() => heard.length === 1);
    const delays: number[] = [];
    for (let n = 2; n <= 6; n++) {
      const startedAt = performance.now();
      await replyAt(one);
      await until(() => heard.length === n);
      delays.push(performance.now() - startedAt);
    }
    // Nobody waited for the round that goes every two seconds.
    expect(delays.toSorted((a, b) => a - b)[2]).toBeLessThan(1_000);
    expect(seqs(heard)).toEqual(upTo(2, 7));
  });

  test('typing and presence reach the other, and one person on both counts once', async () => {
    await freshThread();
    const [here, there] = [await join(one, ann), await join(other, bob)];
    const anns = await join(other, ann);
    const typings: Typing[] = [];
    let presence: Presence | undefined;
    here.on('typing', (typing) => typings.push(typing));
    here.on('presence', (next) => (presence = next));
    for (const socket of [here, there, anns]) await watch(socket, stream);
    await until(() => presence?.count === 2);
    expect(presence!.people.map(({ name }) => name).sort()).toEqual(['Ann', 'Bob']);
    there.emit('typing', { stream });
    await until(() => typings.length === 1);
    expect(typings).toEqual([{ stream, member: { id: bob.memberId, name: 'Bob' } }]);
    there.close();
    await until(() => presence?.count === 1);
  });

  test('without Redis everything goes on, later, and at once again when it is back', async () => {
    await freshThread();
    const socket = await join(other, bob);
    const heard = listen(socket);
    await watch(socket, stream);
    await redis.stop();
    for (let n = 0; n < 3; n++) await replyAt(one);
    await until(() => heard.length === 3, 5_000);
    expect(one.process.exitCode).toBeNull();
    await redis.start();
    await until(async () => {
      const before = heard.length;
      const startedAt = performance.now();
      await replyAt(one);
      await until(() => heard.length > before);
      return performance.now() - startedAt < 200;
    }, 30_000);
    expect(seqs(heard)).toEqual(upTo(2, heard.length + 1));
  });
});
