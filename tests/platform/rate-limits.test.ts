import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { addressKey, connectRedis, createLimiter, requireWithinLimit } from '~/platform/rate-limits.server';
import type { LimiterBackend, RedisClient } from '~/platform/rate-limits.server';

const inMemory: LimiterBackend = { enabled: () => true, redis: null, maxKeys: 1000 };
const options = { name: 'posts', points: 3, durationSeconds: 60 };

describe('in this process', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('lets through what the limit allows, then says when to try again', async () => {
    const limiter = createLimiter(options, inMemory);
    for (let post = 0; post < 3; post++) expect((await limiter.consume('ann')).allowed).toBe(true);
    vi.advanceTimersByTime(20_000);
    expect(await limiter.consume('ann')).toEqual({ allowed: false, retryAfterSeconds: 40 });
    expect((await limiter.consume('bob')).allowed).toBe(true);
  });

  test('refused attempts do not lengthen the wait', async () => {
    const limiter = createLimiter(options, inMemory);
    for (let attempt = 0; attempt < 50; attempt++) await limiter.consume('ann');
    vi.advanceTimersByTime(60_000);
    expect((await limiter.consume('ann')).allowed).toBe(true);
  });

  test('something may cost more than one', async () => {
    const limiter = createLimiter(options, inMemory);
    expect((await limiter.consume('ann', 3)).allowed).toBe(true);
    expect((await limiter.consume('ann')).allowed).toBe(false);
    expect((await limiter.consume('bob', 4)).allowed).toBe(false);
  });

  test('limits failures only, when success gives back', async () => {
    const limiter = createLimiter(options, inMemory);
    for (let signIn = 0; signIn < 20; signIn++) {
      expect((await limiter.consume('ann')).allowed).toBe(true);
      await limiter.giveBack('ann');
    }
    await limiter.giveBack('ann');
    for (let failure = 0; failure < 3; failure++) await limiter.consume('ann');
    expect((await limiter.consume('ann')).allowed).toBe(false);
  });

  test('fifty at once get through no more than one after the other', async () => {
    const limiter = createLimiter(options, inMemory);
    const answers = await Promise.all(Array.from({ length: 50 }, () => limiter.consume('ann')));
    expect(answers.filter((answer) => answer.allowed)).toHaveLength(3);
  });

  test('remembers no more keys than it may, and keeps those it has', async () => {
    const limiter = createLimiter({ ...options, points: 1 }, { ...inMemory, maxKeys: 100 });
    for (let member = 0; member < 100; member++) await limiter.consume(`member ${member}`);
    const strangers = await Promise.all(
      Array.from({ length: 5000 }, (_, key) => limiter.consume(`stranger ${key}`)),
    );
    expect(strangers.filter((answer) => answer.allowed).length).toBeLessThanOrEqual(1024);
    expect((await limiter.consume('member 7')).allowed).toBe(false);
    vi.advanceTimersByTime(60_001);
    for (let key = 0; key < 100; key++) expect((await limiter.consume(`new ${key}`)).allowed).toBe(true);
  });

  test('the switch lifts every limit', async () => {
    const limiter = createLimiter(options, { ...inMemory, enabled: () => false });
    for (let post = 0; post < 20; post++) expect((await limiter.consume('ann')).allowed).toBe(true);
  });

  test('a refusal is an error by name, with when to try again', async () => {
    const limiter = createLimiter({ ...options, points: 1 }, inMemory);
    await requireWithinLimit(limiter, 'ann');
    await expect(requireWithinLimit(limiter, 'ann')).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfterSeconds: 60,
    });
  });
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
  ['nonsense', 'nonsense'],
])('%s counts as %s', (address, key) => expect(addressKey(address)).toBe(key));

/** The few commands of Redis that limits use, over its wire protocol; `mute` takes commands and answers nothing. */
function startRedis(): Promise<{
  url: string;
  keys: Map<string, number>;
  mute: () => void;
  stop: () => Promise<void>;
}> {
  const keys = new Map<string, number>();
  const sockets = new Set<Socket>();
  let muted = false;
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    let buffer = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1');
      for (let command = takeCommand(); command; command = takeCommand())
        if (!muted) socket.write(answer(command));
    });
    function takeCommand(): string[] | null {
      const head = /^\*(\d+)\r\n/.exec(buffer);
      if (!head) return null;
      const words: string[] = [];
      let at = head[0].length;
      for (let count = Number(head[1]); count > 0; count--) {
        const size = /^\$(\d+)\r\n/.exec(buffer.slice(at));
        if (!size) return null;
        const start = at + size[0].length;
        at = start + Number(size[1]) + 2;
        if (buffer.length < at) return null;
        words.push(buffer.slice(start, at - 2));
      }
      buffer = buffer.slice(at);
      return words;
    }
  });
  function answer([name, , , key = '', cost]: string[]): string {
    if (name?.toUpperCase() === 'HELLO') return '%1\r\n$6\r\nserver\r\n$5\r\nredis\r\n';
    if (name?.toUpperCase() !== 'EVAL') return '+OK\r\n';
    keys.set(key, (keys.get(key) ?? 0) + Number(cost));
    return `*2\r\n:${keys.get(key)}\r\n:30000\r\n`;
  }
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        url: `redis://127.0.0.1:${port}`,
        keys,
        mute: () => (muted = true),
        stop: () =>
          new Promise((stopped) => {
            server.close(() => stopped());
            for (const socket of sockets) socket.destroy();
          }),
      });
    });
  });
}

describe('with Redis', () => {
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let clients: RedisClient[];
  const nodeOf = async (url: string): Promise<LimiterBackend> => {
    const client = connectRedis(url);
    clients.push(client);
    await vi.waitFor(() => expect(client.isReady).toBe(true));
    return { ...inMemory, redis: client };
  };

  beforeEach(async () => {
    redis = await startRedis();
    clients = [];
  });
  afterEach(async () => {
    for (const client of clients) client.destroy();
    await redis.stop();
  });

  test('several nodes count together', async () => {
    const [one, other] = [await nodeOf(redis.url), await nodeOf(redis.url)];
    const limiters = [createLimiter(options, one), createLimiter(options, other)];
    const allowed = [];
    for (let post = 0; post < 6; post++) allowed.push((await limiters[post % 2]!.consume('ann')).allowed);
    expect(allowed).toEqual([true, true, true, false, false, false]);
    expect((await limiters[0]!.consume('ann')).retryAfterSeconds).toBe(30);
    expect([...redis.keys.keys()]).toEqual(['chomrom:limit:posts:ann']);
  });

  test('when it is lost each node counts by itself', async () => {
    const limiter = createLimiter(options, await nodeOf(redis.url));
    await redis.stop();
    const answers = await Promise.all(Array.from({ length: 5 }, () => limiter.consume('ann')));
    expect(answers.filter((answer) => answer.allowed)).toHaveLength(3);
  });

  test('when it does not answer nobody waits long for it', async () => {
    const limiter = createLimiter(options, await nodeOf(redis.url));
    redis.mute();
    const start = performance.now();
    expect((await limiter.consume('ann')).allowed).toBe(true);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('when it was never there the limits hold all the same', async () => {
    const client = connectRedis('redis://127.0.0.1:1');
    clients.push(client);
    const limiter = createLimiter({ ...options, points: 1 }, { ...inMemory, redis: client });
    expect((await limiter.consume('ann')).allowed).toBe(true);
    expect((await limiter.consume('ann')).allowed).toBe(false);
  });
});
