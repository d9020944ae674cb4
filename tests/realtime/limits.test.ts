import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WatchAnswer } from '~/platform/realtime/events';
import { makeClub, makePerson, makeThread, type SignedInPerson, type TestClub } from '../support/club';
import { useDatabaseOf } from '../support/people';
import { startPortal, type TestPortal } from '../support/portal';
import { connect, connected, openSocket, type TestSocket, until, watch } from '../support/sockets';

let portal: TestPortal;
let release: () => Promise<void>;
let club: TestClub;
let ann: SignedInPerson;
let stream: string;

beforeAll(async () => {
  portal = await startPortal({ env: { RATE_LIMITS: 'on' } });
  release = await useDatabaseOf(portal);
  club = await makeClub('dogs');
  ann = await makePerson('Ann', club);
  stream = `thread:${await makeThread(ann, club)}`;
});
afterAll(async () => {
  await release();
  await portal.stop();
});

const codeOf = (answer: WatchAnswer) => (answer.ok ? 'ok' : answer.code);

describe('limits of sockets', () => {
  test('a flood of watching is refused with when to try again, and others go on', async () => {
    const [flood, calm] = [await connect(portal.origin), await connect(portal.origin, { token: ann.secret })];
    const answers = await Promise.all(Array.from({ length: 150 }, () => watch(flood, stream)));
    const codes = Map.groupBy(answers, codeOf);
    expect(codes.get('ok')!.length).toBeLessThanOrEqual(80);
    expect(codes.get('rate_limited')!.length).toBeGreaterThan(50);
    expect(codes.get('rate_limited')![0]).toMatchObject({ retryAfterSeconds: expect.any(Number) });
    expect(await watch(calm, stream)).toMatchObject({ ok: true });
    // It calms down, and is heard again.
    await until(async () => (await watch(flood, stream)).ok);
    flood.close();
    calm.close();
  });

  test('who goes on flooding is thrown off', async () => {
    const flood = await connect(portal.origin);
    const end = new Promise((resolve) => flood.once('disconnect', resolve));
    for (let n = 0; n < 1_000; n++) flood.emit('typing', { stream });
    await end;
  });

  test('one socket watches at most 50 streams', async () => {
    const socket = await connect(portal.origin, { token: ann.secret });
    const watched: WatchAnswer[] = [];
    for (let n = 0; n < 50; n++) {
      const one = await watch(socket, `club:${n === 0 ? club.id : randomUUID()}`);
      watched.push(one);
    }
    // What was refused takes no place.
    expect(watched.filter(({ ok }) => ok)).toHaveLength(1);
    const threads: string[] = [];
    for (let n = 0; n < 50; n++) threads.push(`thread:${await makeThread(ann, club)}`);
    const codes: string[] = [];
    for (const thread of threads) {
      await until(
        async () => {
          const code = codeOf(await watch(socket, thread));
          const isLast = thread === threads.at(-1);
          if (code === 'ok' || isLast) codes.push(code);
          return code === 'ok' || isLast;
        },
        10_000,
        100,
      );
    }
    expect(codes.filter((code) => code === 'ok')).toHaveLength(49);
    socket.emit('unwatch', { stream: threads[0]! });
    // Asking seldom enough that asking itself is never too much.
    await until(async () => (await watch(socket, threads.at(-1)!)).ok, 10_000, 100);
    socket.close();
  });

  test('a member holds at most 30 sockets', async () => {
    const sockets: TestSocket[] = [];
    const bob = await makePerson('Bob', club);
    for (let n = 0; n < 30; n++) sockets.push(await connect(portal.origin, { token: bob.secret }));
    const more = openSocket(portal.origin, { token: bob.secret });
    expect((await connected(more))?.data?.code).toBe('rate_limited');
    sockets.pop()!.close();
    await until(async () => {
      const next = openSocket(portal.origin, { token: bob.secret });
      sockets.push(next);
      return (await connected(next)) === undefined;
    });
    [...sockets, more].forEach((socket) => socket.close());
  });
});
