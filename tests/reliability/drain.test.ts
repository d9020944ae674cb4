import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { makeClub, makePerson, makeThread } from '../support/club';
import { holdThread } from '../support/hold-thread';
import { useDatabaseOf } from '../support/people';
import { startPortal } from '../support/portal';
import { until } from '../support/sockets';

const underWay = 8;

/** A connection that has had its answer and is kept for the next request. */
async function openIdleConnection(origin: string) {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(`GET /healthz HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
  await once(socket, 'data');
  return socket;
}

test('asked to end, the portal answers what is under way, lets nobody in, and closes connections that wait', async () => {
  const portal = await startPortal();
  const release = await useDatabaseOf(portal);
  const club = await makeClub('dogs');
  const ann = await makePerson('Ann', club);
  const threadId = await makeThread(ann, club);
  const idle = await openIdleConnection(portal.origin);
  const idleClosed = once(idle, 'close');
  const letGo = await holdThread(portal.database.url, threadId);
  const answers = Promise.all(
    Array.from({ length: underWay }, (_, n) =>
      fetch(`${portal.origin}/api/v1/threads/${threadId}/posts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${ann.secret}` },
        body: JSON.stringify({ body: `Reply ${n}` }),
      }).then(({ status }) => status),
    ),
  );
  await until(async () => {
    const [row] = await portal.database.sql<{ waiting: number }>(
      `SELECT count(*)::int AS "waiting" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return row!.waiting === underWay;
  });

  const exited = once(portal.process, 'exit');
  portal.process.kill('SIGTERM');
  await idleClosed;
  await until(() =>
    fetch(`${portal.origin}/healthz`).then(
      () => false,
      () => true,
    ),
  );
  expect(portal.process.exitCode).toBeNull();
  await letGo();
  expect(await answers).toEqual(Array<number>(underWay).fill(201));
  expect(await exited).toEqual([0, null]);
  await release();
  await portal.stop();
});
