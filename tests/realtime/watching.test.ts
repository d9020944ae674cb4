import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createPost } from '~/modules/threads/create-post.server';
import { editPost } from '~/modules/threads/edit-post.server';
import { removePost } from '~/modules/threads/remove-post.server';
import { db } from '~/platform/db/client.server';
import { announceCommitted } from '~/platform/updates/committed.server';
import type { StreamUpdate } from '~/platform/updates/update';
import { makeClub, makePerson, makeThread, type SignedInPerson, type TestClub } from '../support/club';
import { useDatabase } from '../support/database';
import { type SocketNode, startSocketNode } from '../support/node';
import { connect, listen, openSocket, type TestSocket, until, watch } from '../support/sockets';

let database: Awaited<ReturnType<typeof useDatabase>>;
let node: SocketNode;
let club: TestClub;
let ann: SignedInPerson;
let bob: SignedInPerson;
const sockets: TestSocket[] = [];

async function join(member?: SignedInPerson): Promise<TestSocket> {
  const socket = await connect(node.origin, { token: member?.secret });
  sockets.push(socket);
  return socket;
}

const reply = (threadId: string, body: string) =>
  createPost(bob.actor, threadId, { body, audience: 'everyone' });
const seqs = (updates: StreamUpdate[]) => updates.map(({ seq }) => seq);
const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** As the command line appends: nobody is told. */
async function appendSilently(stream: string, data: object): Promise<number> {
  const [row] = await database.sql<{ seq: string }>(
    `SELECT "seq" FROM append_updates(ARRAY[$1], ARRAY['post.created'], ARRAY[$2::jsonb], now())`,
    [stream, JSON.stringify(data)],
  );
  return Number(row!.seq);
}

beforeAll(async () => {
  database = await useDatabase();
  node = await startSocketNode();
  club = await makeClub('dogs');
  ann = await makePerson('Ann', club);
  bob = await makePerson('Bob', club);
});
afterEach(() => sockets.splice(0).forEach((socket) => socket.close()));
afterAll(async () => {
  await node.stop();
  await database.release();
});

describe('watching a thread', () => {
  test('without after it begins now, and each reply comes once and in order', async () => {
    const threadId = await makeThread(ann, club);
    const socket = await join(ann);
    const heard = listen(socket);
    const answer = await watch(socket, `thread:${threadId}`);
    expect(answer).toEqual({ ok: true, head: 1, updates: [] });
    for (let n = 0; n < 5; n++) await reply(threadId, `Reply ${n}`);
    await until(() => heard.length >= 5);
    expect(seqs(heard)).toEqual([2, 3, 4, 5, 6]);
    expect(heard[0]).toMatchObject({
      stream: `thread:${threadId}`,
      type: 'post.created',
      data: { post: { number: 2, body: 'Reply 0', author: { name: 'Bob' } } },
    });
    expect(heard[0]!.at).toMatch(/^\d{4}-.*Z$/);
  });

  test('what came live and what is caught up later is the same', async () => {
    const threadId = await makeThread(ann, club);
    const stream = `thread:${threadId}`;
    const socket = await join(ann);
    const heard = listen(socket);
    await watch(socket, stream, 0);
    await reply(threadId, 'Hello');
    await until(() => heard.length === 1);
    const held = await watch(socket, stream, 1);
    expect(held).toEqual({ ok: true, head: 2, updates: heard });
    await node.stop();
    node = await startSocketNode();
    const other = await join(ann);
    expect(await watch(other, stream, 1)).toEqual({ ok: true, head: 2, updates: heard });
  });

  test('a long absence is answered in portions without a gap', async () => {
    const threadId = await makeThread(ann, club);
    const stream = `thread:${threadId}`;
    await database.sql(
      `SELECT append_updates(array_fill($1::text, ARRAY[450]), array_fill('post.created'::text, ARRAY[450]), array_fill('{}'::jsonb, ARRAY[450]), now())`,
      [stream],
    );
    const socket = await join(ann);
    const heard = listen(socket);
    const got: number[] = [];
    for (let after = 0, more = true; more;) {
      const answer = await watch(socket, stream, after);
      if (!answer.ok || !('updates' in answer)) throw new Error('refused');
      expect(answer.updates.length).toBeLessThanOrEqual(200);
      expect(answer.head).toBe(451);
      got.push(...seqs(answer.updates));
      after = got.at(-1)!;
      more = answer.more ?? false;
    }
    expect(got).toEqual(upTo(1, 451));
    await reply(threadId, 'Last');
    await until(() => heard.length > 0);
    expect(seqs(heard)).toEqual([452]);
  });

  test('an answer stays below 256 KB', async () => {
    const stream = `thread:${await makeThread(ann, club)}`;
    for (let n = 0; n < 10; n++) await appendSilently(stream, { text: 'x'.repeat(60_000) });
    const answer = await watch(await join(ann), stream, 0);
    expect(answer).toMatchObject({ ok: true, head: 11, more: true });
    expect(JSON.stringify(answer).length).toBeLessThan(257 * 1024);
  });

  test('what retention took, and what never was, means starting anew', async () => {
    const stream = `thread:${await makeThread(ann, club)}`;
    for (let n = 0; n < 5; n++) await appendSilently(stream, { n });
    await database.sql(`DELETE FROM "Update" WHERE "stream" = $1 AND "seq" <= 3`, [stream]);
    const socket = await join(ann);
    expect(await watch(socket, stream, 1)).toEqual({ ok: true, head: 6, reset: true });
    expect(await watch(socket, stream, 99)).toEqual({ ok: true, head: 6, reset: true });
    expect(await watch(socket, stream, 3)).toMatchObject({ ok: true, head: 6, updates: { length: 3 } });
  });

  test('updates that arrive early, late or twice leave in order, once', async () => {
    const threadId = await makeThread(ann, club);
    const stream = `thread:${threadId}`;
    const socket = await join(ann);
    const heard = listen(socket);
    await watch(socket, stream);
    const updates: StreamUpdate[] = [];
    for (let n = 0; n < 4; n++) {
      const seq = await appendSilently(stream, { n });
      updates.push({ stream, seq, type: 'post.created', at: new Date().toISOString(), data: { n } });
    }
    for (const index of [3, 1, 1, 0, 0, 1, 3]) announceCommitted([updates[index]!]);
    // The one that nobody announces is read from the database.
    await until(() => heard.length >= 4, 1_000);
    expect(seqs(heard)).toEqual([2, 3, 4, 5]);
  });

  test('what was committed without a word is told within three seconds', async () => {
    const stream = `thread:${await makeThread(ann, club)}`;
    const socket = await join(ann);
    const heard = listen(socket);
    await watch(socket, stream);
    await appendSilently(stream, { n: 1 });
    await until(() => heard.length === 1, 3_000);
  });

  test('watchers who come while many write miss nothing and hear nothing twice', async () => {
    const threadId = await makeThread(ann, club);
    const stream = `thread:${threadId}`;
    const total = 120;
    const writing = (async () => {
      for (let n = 0; n < total / 4; n++)
        await Promise.all([1, 2, 3, 4].map((by) => reply(threadId, `${n} by ${by}`)));
    })();
    const readers = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        await until(async () => {
          const [row] = await database.sql<{ head: string }>(`SELECT head FROM "Stream" WHERE "key" = $1`, [
            stream,
          ]);
          return Number(row!.head) > index * 9;
        });
        const socket = await join(index % 2 ? ann : undefined);
        const events: (number | 'answer')[] = [];
        socket.on('update', ({ seq }) => events.push(seq));
        const after = Math.max(0, index * 9 - 5);
        const answer = await watch(socket, stream, after);
        if (!answer.ok || !('updates' in answer)) throw new Error('refused');
        return { socket, after, answered: seqs(answer.updates), events };
      }),
    );
    await writing;
    for (const { after, answered, events } of readers) {
      await until(() => answered.length + events.length >= total + 1 - after);
      expect([...answered, ...events]).toEqual(upTo(after + 1, total + 1));
    }
  });
});

describe('what is gone', () => {
  test('a post that was edited or removed is not replayed with its old words', async () => {
    const threadId = await makeThread(ann, club);
    const stream = `thread:${threadId}`;
    const socket = await join(ann);
    const heard = listen(socket);
    await watch(socket, stream, 0);
    const { post: first } = await reply(threadId, 'My number is 0812345678');
    const { post: second } = await reply(threadId, 'A secret of mine');
    await editPost(bob.actor, { postId: first.id, body: 'My number is with the vet' });
    await removePost(bob.actor, { postId: second.id });
    await until(() => heard.length === 4);
    expect(JSON.stringify(heard)).toContain('0812345678');
    const answer = await watch(socket, stream, 0);
    expect(answer).toMatchObject({ ok: true, head: 5, updates: { length: 5 } });
    expect(JSON.stringify(answer)).not.toMatch(/0812345678|A secret of mine/);
    expect(JSON.stringify(answer)).toContain('with the vet');
    const stored = await db.update.findMany({ where: { stream } });
    expect(JSON.stringify(stored.map(({ data }) => data))).not.toMatch(/0812345678|A secret of mine/);
  });
});

describe('the connection', () => {
  test('a socket that watches no more hears no more', async () => {
    const threadId = await makeThread(ann, club);
    const [one, other] = [await join(ann), await join(ann)];
    const [heard, control] = [listen(one), listen(other)];
    await watch(one, `thread:${threadId}`);
    await watch(other, `thread:${threadId}`);
    one.emit('unwatch', { stream: `thread:${threadId}` });
    await watch(one, `thread:${threadId}x`);
    await reply(threadId, 'Still here?');
    await until(() => control.length === 1);
    expect(heard).toEqual([]);
  });

  test('what is not a stream is refused by name, and what is not a request does no harm', async () => {
    const socket = await join(ann);
    for (const stream of ['nodes', 'thread:', 'thread:1', `thread:${ann.memberId}`, 'x:y', 'thread:a:b:c'])
      expect(await watch(socket, stream)).toEqual({ ok: false, code: 'not_found' });
    const threadId = await makeThread(ann, club);
    expect(await watch(socket, `thread:${threadId}:moderators`)).toEqual({ ok: false, code: 'not_found' });
    const raw = socket as unknown as { emitWithAck(event: string, ...args: unknown[]): Promise<unknown> };
    for (const request of [
      undefined,
      null,
      7,
      {},
      { stream: 7 },
      { stream: `thread:${threadId}`, after: -1 },
    ])
      expect(await raw.emitWithAck('watch', request)).toEqual({ ok: false, code: 'invalid' });
    for (const event of ['watch', 'unwatch', 'typing', 'presence', 'post.created'])
      socket.emit(event as 'unwatch', null as never);
    expect(await watch(socket, `thread:${threadId}`)).toMatchObject({ ok: true });
  });

  test('a node that stops says so, and closes so that clients connect again', async () => {
    const socket = openSocket(node.origin, { token: ann.secret });
    sockets.push(socket);
    await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
    const said = new Promise<void>((resolve) => socket.once('server.closing', () => resolve()));
    const closed = new Promise<string>((resolve) => socket.once('disconnect', resolve));
    const startedAt = Date.now();
    await node.stop();
    await said;
    expect(await closed).toBe('transport close');
    expect(Date.now() - startedAt).toBeLessThan(1_500);
    node = await startSocketNode();
  });
});
