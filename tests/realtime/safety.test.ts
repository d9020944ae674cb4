import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { changePassword } from '~/modules/accounts/change-password.server';
import { endOtherSessions } from '~/modules/accounts/end-session.server';
import { signOut } from '~/modules/accounts/sign-out.server';
import { revokeRole } from '~/modules/clubs/decide-role.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { suspendMember } from '~/modules/clubs/suspend-member.server';
import { createPost } from '~/modules/threads/create-post.server';
import { system } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { transact } from '~/platform/db/transact.server';
import { createApiToken } from '~/platform/session/api-tokens.server';
import { createSession } from '~/platform/session/sessions.server';
import type { StreamUpdate } from '~/platform/updates/update';
import {
  enterClub,
  giveRole,
  makeClub,
  makePerson,
  makeThread,
  type SignedInPerson,
  type TestClub,
} from '../support/club';
import { useDatabase } from '../support/database';
import { type SocketNode, startSocketNode } from '../support/node';
import {
  connect,
  connected,
  listen,
  openSocket,
  type SocketOptions,
  type TestSocket,
  until,
  watch,
} from '../support/sockets';

let database: Awaited<ReturnType<typeof useDatabase>>;
let node: SocketNode;
let open: TestClub;
let closed: TestClub;
let ann: SignedInPerson;
let threadId: string;
let closedThreadId: string;
const sockets: TestSocket[] = [];

async function join(person?: { secret: string }): Promise<TestSocket> {
  const socket = await connect(node.origin, { token: person?.secret });
  sockets.push(socket);
  return socket;
}

async function refusal(options: SocketOptions): Promise<string | undefined> {
  const socket = openSocket(node.origin, options);
  sockets.push(socket);
  const refused = await connected(socket);
  return refused && (refused.data?.code ?? refused.message);
}

const reply = (thread: string, audience: 'everyone' | 'professionals' = 'everyone') =>
  createPost(ann.actor, thread, { body: 'Woof', audience });
const cookieOf = (person: { secret: string }) => `chomrom=${person.secret}`;
const ended = (socket: TestSocket) => new Promise<string>((resolve) => socket.once('disconnect', resolve));

/** Two replies reach a watcher who stays, the second after the first has gone out to all. */
async function afterTwoReplies(thread: string, witness: StreamUpdate[]): Promise<void> {
  const before = witness.length;
  await reply(thread);
  await reply(thread);
  await until(() => witness.length === before + 2);
}

beforeAll(async () => {
  database = await useDatabase();
  node = await startSocketNode();
  open = await makeClub('dogs');
  closed = await makeClub('vets', 'members');
  ann = await makePerson('Ann', open);
  await giveRole(ann, 'moderator', open);
  await giveRole(ann, 'moderator', closed);
  await enterClub(ann, closed);
  threadId = await makeThread(ann, open);
  closedThreadId = await makeThread(ann, closed);
});
afterEach(() => sockets.splice(0).forEach((socket) => socket.close()));
afterAll(async () => {
  await node.stop();
  await database.release();
});

describe('who may connect', () => {
  test('an invalid token is refused, never taken for a visitor', async () => {
    const gone = await makePerson('Gone');
    await signOut(gone.actor, gone.secret);
    for (const token of ['x', '', 'a'.repeat(34), 'chm_'.padEnd(47, 'x'), gone.secret, 7, {}])
      expect(await refusal({ token })).toBe('unauthenticated');
    expect(await refusal({ token: null })).toBeUndefined();
    expect(await refusal({ token: ann.secret })).toBeUndefined();
  });

  test('a token of an application is as good as a session', async () => {
    const { secret } = await transact((tx) =>
      createApiToken(tx, { memberId: ann.memberId, name: 'feed', scopes: ['*'] }),
    );
    const socket = await connect(node.origin, { token: secret });
    sockets.push(socket);
    expect(await watch(socket, `member:${ann.memberId}`)).toMatchObject({ ok: true });
  });

  test('a cookie counts beside our own Origin only, and a forged one is refused', async () => {
    const from = node.origin;
    const mine = await connect(node.origin, { cookie: cookieOf(ann), from });
    const nobodys = await connect(node.origin, { cookie: cookieOf(ann) });
    sockets.push(mine, nobodys);
    expect(await watch(mine, `member:${ann.memberId}`)).toMatchObject({ ok: true });
    expect(await watch(nobodys, `member:${ann.memberId}`)).toEqual({ ok: false, code: 'unauthenticated' });
    expect(await refusal({ cookie: `chomrom=${'f'.repeat(34)}`, from })).toBe('unauthenticated');
    expect(await refusal({ cookie: 'chomrom=; chomrom_language=th', from })).toBeUndefined();
    expect(await refusal({ cookie: cookieOf(ann), token: 'x'.repeat(34), from })).toBe('unauthenticated');
  });

  test.each(['websocket', 'polling'] as const)('a page of elsewhere is refused by %s', async (transport) => {
    for (const from of ['https://evil.example', 'null', `${node.origin}.evil.example`]) {
      const socket = openSocket(node.origin, { token: ann.secret, from, transports: [transport] });
      sockets.push(socket);
      expect(await connected(socket)).toBeDefined();
    }
    const own = openSocket(node.origin, { token: ann.secret, from: node.origin, transports: [transport] });
    sockets.push(own);
    expect(await connected(own)).toBeUndefined();
  });

  test('a frame of 2 MB ends its socket, and no other', async () => {
    const [big, small] = [await join(ann), await join(ann)];
    const heard = listen(small);
    await watch(small, `thread:${threadId}`);
    const end = ended(big);
    big.emit('unwatch', { stream: 'x'.repeat(2 * 1024 * 1024) });
    expect(await end).toMatch(/transport/);
    await reply(threadId);
    await until(() => heard.length === 1);
    expect(small.connected).toBe(true);
  });
});

describe('who may watch', () => {
  test('a visitor watches what is public, and nothing else', async () => {
    const socket = await join();
    expect(await watch(socket, `thread:${threadId}`)).toMatchObject({ ok: true });
    expect(await watch(socket, `club:${open.id}`)).toMatchObject({ ok: true });
    for (const stream of [
      `thread:${closedThreadId}`,
      `club:${closed.id}`,
      `member:${ann.memberId}`,
      `thread:${threadId}:professionals`,
      `thread:${threadId}:experts`,
    ])
      expect(await watch(socket, stream)).toMatchObject({ ok: false });
  });

  test('a stranger, and a member of another club, hear nothing of a closed club', async () => {
    for (const person of [await makePerson('Stranger'), await makePerson('Other', open)]) {
      const socket = await join(person);
      const heard = listen(socket);
      for (const stream of [
        `thread:${closedThreadId}`,
        `thread:${closedThreadId}:experts`,
        `club:${closed.id}`,
        `member:${ann.memberId}`,
      ])
        expect(await watch(socket, stream, 0)).toMatchObject({ ok: false });
      const witness = await join(ann);
      const seen = listen(witness);
      await watch(witness, `thread:${closedThreadId}`);
      await afterTwoReplies(closedThreadId, seen);
      expect(heard).toEqual([]);
    }
  });

  test('professionals hear what is for professionals, others do not', async () => {
    const expert = await makePerson('Vera', open);
    await giveRole(expert, 'expert', open);
    const [vera, bob] = [await join(expert), await join(await makePerson('Bob', open))];
    const [veras, bobs] = [listen(vera), listen(bob)];
    expect(await watch(vera, `thread:${threadId}:professionals`)).toMatchObject({ ok: true });
    expect(await watch(bob, `thread:${threadId}:professionals`)).toEqual({ ok: false, code: 'forbidden' });
    await watch(bob, `thread:${threadId}`);
    await reply(threadId, 'professionals');
    await until(() => veras.length === 1);
    await reply(threadId);
    await until(() => bobs.length === 1);
    expect(bobs[0]).toMatchObject({ stream: `thread:${threadId}` });
  });
});

describe('whose right ends', () => {
  /** A person's socket that watches, beside one of Ann's that stays. */
  async function watching(person: SignedInPerson, thread = threadId) {
    const [socket, other] = [await join(person), await join(ann)];
    const [heard, witness] = [listen(socket), listen(other)];
    expect(await watch(socket, `thread:${thread}`)).toMatchObject({ ok: true });
    await watch(other, `thread:${thread}`);
    await reply(thread);
    await until(() => heard.length === 1 && witness.length === 1);
    return { socket, heard, witness };
  }

  test('signing out ends the sockets of that session at once, and of no other', async () => {
    const person = await makePerson('Otto', open);
    const { socket, heard, witness } = await watching(person);
    const second = await transact((tx) => createSession(tx, { memberId: person.memberId, kind: 'browser' }));
    const stays = await join(second);
    const end = ended(socket);
    await signOut(person.actor, person.secret);
    await end;
    await afterTwoReplies(threadId, witness);
    expect(heard.length).toBe(1);
    expect(stays.connected).toBe(true);
    expect(await refusal({ token: person.secret })).toBe('unauthenticated');
  });

  test('a change of the password, and ending the others, leave only the session that did it', async () => {
    const person = await makePerson('Pim', open);
    for (const act of [
      () =>
        changePassword(
          person.actor,
          { currentPassword: person.password, password: 'another quiet meadow' },
          { address: '127.0.0.1' },
        ),
      () => endOtherSessions(person.actor, {}),
    ]) {
      const second = await transact((tx) =>
        createSession(tx, { memberId: person.memberId, kind: 'browser' }),
      );
      const [mine, other] = [await join(person), await join(second)];
      const end = ended(other);
      await act();
      await end;
      expect(await watch(mine, `member:${person.memberId}`)).toMatchObject({ ok: true });
    }
  });

  test.each(['public', 'closed'])('who leaves a %s club hears nothing more', async (kind) => {
    const club = kind === 'public' ? open : closed;
    const thread = kind === 'public' ? threadId : closedThreadId;
    const person = await makePerson('Leo', club);
    const { socket, heard, witness } = await watching(person, thread);
    await watch(socket, `member:${person.memberId}`);
    const told: string[] = [];
    socket.on('unwatched', ({ stream }) => told.push(stream));
    await leaveClub(person.actor, { slug: club.slug });
    await afterTwoReplies(thread, witness);
    await until(() => told.length === 1 && heard.some(({ type }) => type === 'membership.changed'));
    expect(heard.filter(({ stream }) => stream === `thread:${thread}`).length).toBe(1);
    expect(told).toEqual([`thread:${thread}`]);
    // A stranger may ask for what is public.
    expect((await watch(socket, `thread:${thread}`)).ok).toBe(kind === 'public');
  });

  test('who is suspended hears nothing more, and cannot ask for it', async () => {
    const person = await makePerson('Sue', open);
    const { socket, heard, witness } = await watching(person);
    await suspendMember(ann.actor, {
      slug: open.slug,
      memberId: person.memberId,
      until: new Date(Date.now() + 60_000),
      reason: 'Rude',
    });
    await afterTwoReplies(threadId, witness);
    expect(heard.length).toBe(1);
    expect(await watch(socket, `thread:${threadId}`)).toEqual({ ok: false, code: 'forbidden' });
  });

  test('a revoked role loses its streams and keeps the others, without losing an update', async () => {
    const person = await makePerson('Rex', open);
    const roleId = await giveRole(person, 'expert', open);
    const { socket, heard, witness } = await watching(person);
    await watch(socket, `thread:${threadId}:professionals`);
    await Promise.all([
      revokeRole(system, { roleId, reason: 'Expired' }),
      reply(threadId),
      reply(threadId),
      reply(threadId),
    ]);
    await until(() => witness.length === 4);
    await reply(threadId, 'professionals');
    await afterTwoReplies(threadId, witness);
    await until(() => heard.length === 6);
    expect(heard.map(({ seq }) => seq)).toEqual(witness.map(({ seq }) => seq));
    expect(heard.every(({ stream }) => stream === `thread:${threadId}`)).toBe(true);
  });

  test('a session, a token and a membership that end by SQL alone are noticed within seconds', async () => {
    const person = await makePerson('Quinn', closed);
    const { socket, heard, witness } = await watching(person, closedThreadId);
    const { id, secret } = await transact((tx) =>
      createApiToken(tx, { memberId: ann.memberId, name: 'feed', scopes: ['*'] }),
    );
    const byToken = await connect(node.origin, { token: secret });
    sockets.push(byToken);
    const unwatched = new Promise((resolve) => socket.once('unwatched', resolve));
    const end = ended(byToken);
    await db.membership.updateMany({ where: { memberId: person.memberId }, data: { status: 'left' } });
    await db.apiToken.update({ where: { id }, data: { revokedAt: new Date() } });
    await end;
    await unwatched;
    await afterTwoReplies(closedThreadId, witness);
    expect(heard.length).toBe(1);
    const over = ended(socket);
    await db.session.delete({ where: { id: person.sessionId } });
    await over;
  }, 30_000);
});
