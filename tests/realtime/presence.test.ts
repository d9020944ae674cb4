import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Presence, Typing } from '~/platform/realtime/events';
import { makeClub, makePerson, makeThread, type SignedInPerson, type TestClub } from '../support/club';
import { useDatabase } from '../support/database';
import { type SocketNode, startSocketNode } from '../support/node';
import { connect, type TestSocket, until, watch } from '../support/sockets';

let database: Awaited<ReturnType<typeof useDatabase>>;
let node: SocketNode;
let club: TestClub;
let ann: SignedInPerson;
let bob: SignedInPerson;
let stream: string;
const sockets: TestSocket[] = [];

interface Seen {
  socket: TestSocket;
  presences: Presence[];
  typings: Typing[];
}

async function enter(person?: SignedInPerson): Promise<Seen> {
  const socket = await connect(node.origin, { token: person?.secret });
  sockets.push(socket);
  const seen: Seen = { socket, presences: [], typings: [] };
  socket.on('presence', (presence) => seen.presences.push(presence));
  socket.on('typing', (typing) => seen.typings.push(typing));
  await watch(socket, stream);
  return seen;
}

const last = ({ presences }: Seen) => {
  const { people = [], count, visitors } = presences.at(-1) ?? {};
  return { names: people.map(({ name }) => name).sort(), count, visitors };
};

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

describe('presence', () => {
  test('tells who is there, each once over all tabs, and how many only read', async () => {
    stream = `thread:${await makeThread(ann, club)}`;
    const first = await enter(ann);
    expect(last(first)).toEqual({ names: ['Ann'], count: 1, visitors: 0 });
    const tab = await enter(ann);
    const bobs = await enter(bob);
    await enter();
    await enter(await makePerson('Stranger'));
    await until(() => last(first).visitors === 2);
    expect(last(first)).toEqual({ names: ['Ann', 'Bob'], count: 2, visitors: 2 });
    tab.socket.close();
    bobs.socket.emit('unwatch', { stream });
    await until(() => last(first).count === 1);
    expect(last(first)).toEqual({ names: ['Ann'], count: 1, visitors: 2 });
  });

  test('is told at most once a second', async () => {
    stream = `thread:${await makeThread(ann, club)}`;
    const first = await enter(ann);
    const before = first.presences.length;
    const startedAt = Date.now();
    for (let n = 0; n < 8; n++) (await enter()).socket.close();
    await enter(bob);
    await until(() => last(first).count === 2);
    const seconds = Math.ceil((Date.now() - startedAt) / 1000) + 1;
    expect(first.presences.length - before).toBeLessThanOrEqual(seconds);
  });
});

describe('typing', () => {
  test('is seen by the others, throttled, and only from members who watch', async () => {
    stream = `thread:${await makeThread(ann, club)}`;
    const [anns, bobs, visitor] = [await enter(ann), await enter(bob), await enter()];
    const outside = await connect(node.origin, { token: bob.secret });
    sockets.push(outside);
    outside.emit('typing', { stream });
    visitor.socket.emit('typing', { stream });
    for (let n = 0; n < 20; n++) bobs.socket.emit('typing', { stream });
    await until(() => anns.typings.length > 0);
    expect(await watch(bobs.socket, stream)).toMatchObject({ ok: true });
    expect(await watch(anns.socket, stream)).toMatchObject({ ok: true });
    expect(anns.typings).toEqual([{ stream, member: { id: bob.memberId, name: 'Bob' } }]);
    expect(visitor.typings).toHaveLength(1);
    expect(bobs.typings).toEqual([]);
  });
});
