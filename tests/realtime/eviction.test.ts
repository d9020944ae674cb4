import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '~/platform/actor';
import { system } from '~/platform/actor';
import { defineCommand } from '~/platform/command.server';
import { newId } from '~/platform/ids';
import type { StreamKind } from '~/platform/module';
import type { Eviction } from '~/platform/realtime/eviction.server';
import { makePerson, type SignedInPerson } from '../support/club';
import { useDatabase } from '../support/database';
import { type SocketNode, startSocketNode } from '../support/node';
import { connect, listen, type TestSocket, until, watch } from '../support/sockets';

let database: Awaited<ReturnType<typeof useDatabase>>;
let node: SocketNode;
let ann: SignedInPerson;
const clubId = newId();

/** Who may watch, and a gate at which a verdict waits after it has been made. */
let allowed = true;
let gate: Promise<void> = Promise.resolve();
let asked = 0;

const kind: StreamKind = {
  prefix: 'room',
  async mayWatch(_actor: Actor) {
    const verdict = allowed;
    asked++;
    await gate;
    return verdict && { clubId };
  },
};

const evict = defineCommand<Eviction, null>('test.evict', async ({ input, evict: throwOut }) => {
  throwOut(input);
  return null;
});
const tell = defineCommand<string, null>('test.tell', async ({ input, tell: say }) => {
  say(input, 'said', {});
  return null;
});

function closeGate(): () => void {
  let open!: () => void;
  gate = new Promise((resolve) => (open = resolve));
  return open;
}

async function join(): Promise<TestSocket> {
  return connect(node.origin, { token: ann.secret });
}

beforeAll(async () => {
  database = await useDatabase();
  node = await startSocketNode([kind]);
  ann = await makePerson('Ann');
});
afterAll(async () => {
  await node.stop();
  await database.release();
});

describe('a right that ends', () => {
  test('while it is being decided upon does not let the socket in', async () => {
    const stream = `room:${newId()}`;
    const [socket, witness] = [await join(), await join()];
    const [heard, seen] = [listen(socket), listen(witness)];
    await watch(witness, stream);
    const open = closeGate();
    const before = asked;
    const answering = watch(socket, stream);
    await until(() => asked > before);
    allowed = false;
    await evict(system, { memberId: ann.memberId, clubId });
    open();
    expect(await answering).toEqual({ ok: false, code: 'forbidden' });
    allowed = true;
    await watch(witness, stream);
    await tell(system, stream);
    await until(() => seen.length === 1);
    await watch(witness, stream);
    expect(heard).toEqual([]);
    [socket, witness].forEach((each) => each.close());
  });

  test('and is given anew leaves no hole in what is heard', async () => {
    const stream = `room:${newId()}`;
    const socket = await join();
    const heard = listen(socket);
    await watch(socket, stream);
    await tell(system, stream);
    const open = closeGate();
    await evict(system, { memberId: ann.memberId, clubId });
    for (let n = 0; n < 5; n++) await tell(system, stream);
    await until(() => heard.length === 1);
    open();
    await until(() => heard.length === 6);
    await tell(system, stream);
    await until(() => heard.length === 7);
    expect(heard.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    socket.close();
  });

  test('cuts all sockets of its holder but those it spares, and none that come after', async () => {
    const person = await makePerson('Otto');
    await evict(system, { memberId: person.memberId });
    const socket = await connect(node.origin, { token: person.secret });
    expect(socket.connected).toBe(true);
    const end = new Promise((resolve) => socket.once('disconnect', resolve));
    await evict(system, { memberId: person.memberId, exceptSessionId: person.sessionId });
    expect(socket.connected).toBe(true);
    await evict(system, { memberId: person.memberId });
    await end;
  });
});
