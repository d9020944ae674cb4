import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { createPost } from '~/modules/threads/create-post.server';
import type { StreamUpdate } from '~/platform/updates/update';
import { makeClub, makePerson, makeThread, type SignedInPerson, type TestClub } from '../support/club';
import { useDatabase } from '../support/database';
import { type SocketNode, startSocketNode } from '../support/node';
import { openPage, type TestPage, type TestPageOptions } from '../support/page';
import { type CutProxy, openProxy } from '../support/proxy';
import { until } from '../support/sockets';

let database: Awaited<ReturnType<typeof useDatabase>>;
let node: SocketNode;
let club: TestClub;
let ann: SignedInPerson;
let threadId: string;
let stream: string;
const ends: (() => unknown)[] = [];

const reply = (body = 'Woof') => createPost(ann.actor, threadId, { body, audience: 'everyone' });
const seqs = (updates: readonly StreamUpdate[]) => updates.map(({ seq }) => seq);
const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

async function wired(options: Partial<TestPageOptions> = {}): Promise<{ page: TestPage; proxy: CutProxy }> {
  const proxy = await openProxy(node.origin);
  const page = openPage(proxy.origin, { token: ann.secret, stream, seq: 1, ...options });
  ends.push(
    () => page.close(),
    () => proxy.close(),
  );
  return { page, proxy };
}

beforeAll(async () => {
  database = await useDatabase();
  node = await startSocketNode();
  club = await makeClub('dogs');
  ann = await makePerson('Ann', club);
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
afterAll(async () => {
  await node.stop();
  await database.release();
});

async function freshThread(): Promise<void> {
  threadId = await makeThread(ann, club);
  stream = `thread:${threadId}`;
}

describe('a page that follows a thread', () => {
  test('carries its state on from where the loader left it', async () => {
    await freshThread();
    await reply();
    const { page } = await wired({ seq: 1 });
    await until(() => page.store.getState().length === 1);
    await reply();
    await until(() => page.store.getState().length === 2);
    expect(seqs(page.store.getState())).toEqual([2, 3]);
    expect(page.client.status).toBe('up_to_date');
  });

  test('says that it reconnects while the wire is cut, and has everything once it is mended', async () => {
    await freshThread();
    const { page, proxy } = await wired();
    await until(() => page.client.isConnected() && page.client.feed(stream)?.unsureSince === undefined);
    proxy.target = undefined;
    proxy.cut();
    await until(() => page.client.status === 'reconnecting');
    await reply();
    await reply();
    proxy.target = node.origin;
    await until(() => page.store.getState().length === 2);
    await until(() => page.client.status === 'up_to_date');
    expect(seqs(page.store.getState())).toEqual([2, 3]);
  });

  test('notices a wire that swallows everything, as soon as it asks', async () => {
    await freshThread();
    const { page, proxy } = await wired();
    await until(() => page.client.isConnected() && page.client.feed(stream)?.unsureSince === undefined);
    proxy.swallow();
    await reply();
    expect(page.client.isConnected()).toBe(true);
    page.client.wake();
    await until(() => page.client.status === 'reconnecting', 8_000);
    proxy.cut();
    proxy.release();
    await until(() => page.store.getState().length === 1);
    await until(() => page.client.status === 'up_to_date');
  });

  test('follows over a stop of the node, on the one that comes after', async () => {
    await freshThread();
    const { page, proxy } = await wired();
    await until(() => page.client.isConnected());
    proxy.target = undefined;
    await node.stop();
    await reply();
    node = await startSocketNode();
    proxy.target = node.origin;
    await until(() => page.store.getState().length === 1);
    await reply();
    await until(() => page.store.getState().length === 2);
  });

  test('takes a long absence in portions', async () => {
    await freshThread();
    await database.sql(
      `SELECT append_updates(array_fill($1::text, ARRAY[530]), array_fill('post.created'::text, ARRAY[530]), array_fill('{}'::jsonb, ARRAY[530]), now())`,
      [stream],
    );
    const { page } = await wired();
    await until(() => page.store.getState().length === 530);
    expect(seqs(page.store.getState())).toEqual(upTo(2, 531));
  });

  test('fetches fresh state when updates are gone, and carries that on', async () => {
    await freshThread();
    for (let n = 0; n < 4; n++) await reply();
    await database.sql(`DELETE FROM "Update" WHERE "stream" = $1 AND "seq" < 4`, [stream]);
    await node.stop();
    node = await startSocketNode();
    let fails = 1;
    const { page } = await wired({
      async renew() {
        if (fails-- > 0) throw new Error('The fetch was lost.');
        return { state: [], seq: 5 };
      },
    });
    await until(() => page.renewed > 0);
    await reply();
    await until(() => page.store.getState().length === 1, 12_000);
    expect(page.renewed).toBe(2);
    expect(seqs(page.store.getState())).toEqual([6]);
    await until(() => page.client.status === 'up_to_date');
  });

  test('applies to state that was loaded again what that lacks, and nothing twice', async () => {
    await freshThread();
    const { page } = await wired();
    for (let n = 0; n < 5; n++) await reply();
    await until(() => page.store.getState().length === 5);
    page.store.adopt({ state: [], seqs: { [stream]: 4 } });
    expect(seqs(page.store.getState())).toEqual([5, 6]);
    page.store.adopt({ state: [], seqs: { [stream]: 6 } });
    expect(seqs(page.store.getState())).toEqual([]);
    await reply();
    await until(() => page.store.getState().length === 1);
    expect(seqs(page.store.getState())).toEqual([7]);
  });

  test('goes on as a stranger when its reader leaves a club that is public', async () => {
    await freshThread();
    const leo = await makePerson('Leo', club);
    const { page } = await wired({ token: leo.secret });
    await until(() => page.client.feed(stream)?.unsureSince === undefined);
    await leaveClub(leo.actor, { slug: club.slug });
    await reply();
    await until(() => page.store.getState().length === 1);
    expect(page.refused).toEqual([]);
    await until(() => page.client.status === 'up_to_date');
  });

  test('hears that it may not watch, and stays well', async () => {
    await freshThread();
    const closed = await makeClub('vets', 'members');
    const vet = await makePerson('Vera', closed);
    const { page } = await wired({ stream: `thread:${await makeThread(vet, closed)}` });
    await until(() => page.refused.length > 0);
    expect(page.refused[0]).toMatch(/ forbidden$/);
    expect(page.client.status).toBe('up_to_date');
  });
});
