import { expect, test } from 'vitest';
import { makeClub, makePerson, makeThread } from '../support/club';
import { holdThread } from '../support/hold-thread';
import { useDatabaseOf } from '../support/people';
import { startPortal } from '../support/portal';
import { until } from '../support/sockets';

const crowd = 400;

interface Seen {
  status: number;
  code: string | undefined;
  retryAfter: number;
}

test('a crowd that is too large is told to come back, at once, and all that was let in is answered', async () => {
  const portal = await startPortal({ env: { DATABASE_POOL: '4' } });
  const release = await useDatabaseOf(portal);
  const club = await makeClub('dogs');
  const ann = await makePerson('Ann', club);
  const threadId = await makeThread(ann, club);
  const letGo = await holdThread(portal.database.url, threadId);
  const answers: Seen[] = [];
  const post = async (n: number): Promise<Seen> => {
    const answer = await fetch(`${portal.origin}/api/v1/threads/${threadId}/posts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ann.secret}` },
      body: JSON.stringify({ body: `Reply ${n}` }),
    });
    const { code } = (await answer.json()) as { code?: string };
    const seen = { status: answer.status, code, retryAfter: Number(answer.headers.get('retry-after')) };
    answers.push(seen);
    return seen;
  };
  const all = Promise.all(Array.from({ length: crowd }, (_, n) => post(n)));
  // 4 connections take 160 requests; none of these can be answered before the lock is let go.
  await until(() => answers.length >= crowd - 160);
  expect((await fetch(`${portal.origin}/healthz`)).status).toBe(200);
  await letGo();
  await all;

  const accepted = answers.filter(({ status }) => status === 201);
  const refused = answers.filter(({ status }) => status === 503);
  expect(accepted.length + refused.length).toBe(crowd);
  expect(accepted.length).toBeGreaterThan(0);
  expect(refused.every(({ code, retryAfter }) => code === 'busy' && retryAfter > 0)).toBe(true);
  const [row] = await portal.database.sql<{ posts: number }>(
    'SELECT count(*)::int AS "posts" FROM "Post" WHERE "threadId" = $1 AND "number" > 1',
    [threadId],
  );
  expect(row!.posts).toBe(accepted.length);
  // Nothing is left behind: the next one is let in.
  expect(await post(crowd)).toMatchObject({ status: 201 });
  await release();
  await portal.stop();
});
