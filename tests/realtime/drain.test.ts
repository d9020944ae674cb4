import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeClub, makePerson, makeThread } from '../support/club';
import { useDatabaseOf } from '../support/people';
import { startPortal } from '../support/portal';
import { connect, until, watch } from '../support/sockets';

test('SIGTERM under load: no request in flight fails, sockets are told, and the portal ends soon', async () => {
  const portal = await startPortal();
  const release = await useDatabaseOf(portal);
  const club = await makeClub('dogs');
  const ann = await makePerson('Ann', club);
  const threadId = await makeThread(ann, club);
  const sockets = await Promise.all(
    Array.from({ length: 20 }, () => connect(portal.origin, { token: ann.secret })),
  );
  const told = new Set<number>();
  const reasons: string[] = [];
  for (const [index, socket] of sockets.entries()) {
    await watch(socket, `thread:${threadId}`);
    socket.on('server.closing', () => told.add(index));
    socket.on('disconnect', (reason) => reasons.push(reason));
  }

  let asked = false;
  let acknowledged = 0;
  const failures: unknown[] = [];
  const writers = Array.from({ length: 8 }, async () => {
    for (;;) {
      const begunBefore = !asked;
      try {
        const answer = await fetch(`${portal.origin}/api/v1/threads/${threadId}/posts`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${ann.secret}` },
          body: JSON.stringify({ body: randomUUID() }),
        });
        if (answer.status !== 201) failures.push(answer.status);
        acknowledged++;
      } catch (error) {
        // Once it was asked to stop nobody is let in any more; what had begun is answered.
        if (begunBefore && !asked) failures.push(error);
        return;
      }
    }
  });
  await until(() => acknowledged > 40);
  const startedAt = Date.now();
  const exited = new Promise<number | null>((resolve) => portal.process.once('exit', resolve));
  asked = true;
  portal.process.kill('SIGTERM');
  expect(await exited).toBe(0);
  expect(Date.now() - startedAt).toBeLessThan(8_000);
  await Promise.all(writers);
  expect(failures).toEqual([]);
  await until(() => reasons.length === sockets.length);
  expect(told.size).toBe(sockets.length);
  expect(new Set(reasons)).toEqual(new Set(['transport close']));
  const [row] = await portal.database.sql<{ posts: string }>(
    'SELECT count(*) AS "posts" FROM "Post" WHERE "threadId" = $1 AND "number" > 1',
    [threadId],
  );
  expect(Number(row!.posts)).toBe(acknowledged);
  sockets.forEach((socket) => socket.close());
  await release();
  await portal.stop();
});
