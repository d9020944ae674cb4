import { createRequire } from 'node:module';
import ipaddr from 'ipaddr.js';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

import { env } from './env.server.ts';
import { PortalError } from './errors.ts';
import { log } from './log.server.ts';

// Limits of frequency. Counters stand in this process, or in Redis when there is one, so that several nodes share them;
// a Redis that is lost or slow never stops a request: this process counts until it is back.

export type LimitAnswer = {
  allowed: boolean;
  /** Whole seconds until there is room again; 0 when allowed. */
  retryAfterSeconds: number;
};

export type Limiter = {
  /** Counts `cost` (1) against `key`. A refused attempt counts too, but never lengthens the wait. */
  consume(key: string, cost?: number): Promise<LimitAnswer>;
  /** Takes back what was counted, for limits on failures: count first, give back on success. */
  giveBack(key: string, cost?: number): Promise<void>;
};

export type LimiterOptions = {
  /** Unique among limiters; part of the key in Redis. */
  name: string;
  /** How much may be consumed within `durationSeconds`, counted from the first. */
  points: number;
  durationSeconds: number;
};

export type LimiterBackend = {
  enabled: () => boolean;
  redis: RedisClient | null;
  /** Keys that one limiter remembers in this process at once. */
  maxKeys: number;
};

export type RedisClient = ReturnType<typeof openClient>;

const MAX_KEYS = 20_000;
const OVERFLOW_BUCKETS = 1024;
const REDIS_PATIENCE_MS = 250;

export function createLimiter(options: LimiterOptions, backend: LimiterBackend = standardBackend()): Limiter {
  const memory = boundedMemory(options, backend.maxKeys);
  const shared = backend.redis && sharedCounter(options, backend.redis);
  const consume = async (key: string, cost: number): Promise<RateLimiterRes> => {
    if (!shared) return memory.consume(key, cost);
    return settle(withinPatience(shared.consume(key, cost)), () => memory.consume(key, cost));
  };
  return {
    async consume(key, cost = 1) {
      if (!backend.enabled()) return { allowed: true, retryAfterSeconds: 0 };
      const counted = await consume(key, cost);
      if (counted.consumedPoints <= options.points) return { allowed: true, retryAfterSeconds: 0 };
      return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(counted.msBeforeNext / 1000)) };
    },
    async giveBack(key, cost = 1) {
      if (!backend.enabled()) return;
      if (shared) await settle(withinPatience(shared.reward(key, cost)), () => memory.reward(key, cost));
      else await memory.reward(key, cost);
    },
  };
}

/** @throws PortalError rate_limited, with when to try again */
export async function requireWithinLimit(limiter: Limiter, key: string, cost = 1): Promise<void> {
  const { allowed, retryAfterSeconds } = await limiter.consume(key, cost);
  if (allowed) return;
  throw new PortalError('rate_limited', { retryAfterSeconds, params: { seconds: retryAfterSeconds } });
}

/** What of a caller's address counts as one caller: of IPv6 the /64, which one connection owns whole. */
export function addressKey(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${parsed.toNormalizedString().split(':').slice(0, 4).join(':')}::/64`;
}

/** Ends the connection to Redis, when there is one. */
export async function closeLimiters(): Promise<void> {
  const redis = standard?.redis;
  standard = undefined;
  if (redis?.isOpen) redis.destroy();
}

let standard: LimiterBackend | undefined;

function standardBackend(): LimiterBackend {
  const { REDIS_URL } = env();
  standard ??= {
    enabled: () => env().RATE_LIMITS === 'on',
    redis: REDIS_URL === undefined ? null : connectRedis(REDIS_URL),
    maxKeys: MAX_KEYS,
  };
  return standard;
}

function openClient(url: string) {
  // Loaded where it is used: without a Redis it would only take memory.
  const { createClient } = createRequire(import.meta.url)('redis') as typeof import('redis');
  return createClient({ url, disableOfflineQueue: true });
}

/** A client that keeps trying to connect, and refuses commands meanwhile instead of queueing them. */
export function connectRedis(url: string): RedisClient {
  const client = openClient(url);
  let lost = false;
  client.on('ready', () => {
    if (lost) log.info('redis is back: rate limits are shared again');
    lost = false;
  });
  client.on('error', (error: Error) => {
    if (!lost) log.warn({ error: error.message }, 'redis is lost: each node counts rate limits by itself');
    lost = true;
  });
  client.connect().catch(() => undefined);
  return client;
}

function sharedCounter(options: LimiterOptions, storeClient: RedisClient): RateLimiterRedis {
  const { name, points, durationSeconds } = options;
  return new RateLimiterRedis({
    storeClient,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    keyPrefix: `chomrom:limit:${name}`,
    points,
    duration: durationSeconds,
  });
}

/** The library refuses by throwing its result, and fails by throwing an error: the first is an answer. */
async function settle(
  counting: Promise<RateLimiterRes>,
  otherwise: () => Promise<RateLimiterRes>,
): Promise<RateLimiterRes> {
  try {
    return await counting;
  } catch (thrown) {
    return thrown instanceof RateLimiterRes ? thrown : otherwise();
  }
}

async function withinPatience<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('redis does not answer')), REDIS_PATIENCE_MS);
  });
  try {
    return await Promise.race([work, impatience]);
  } finally {
    clearTimeout(timer);
  }
}

type Counter = Record<'consume' | 'reward', (key: string, cost: number) => Promise<RateLimiterRes>>;

/**
 * Counters of this process. Once `maxKeys` are remembered, further keys share a fixed number of counters: somebody with
 * many addresses can neither fill the memory nor push out the counters of others.
 */
function boundedMemory({ points, durationSeconds }: LimiterOptions, maxKeys: number): Counter {
  const memory = new RateLimiterMemory({ points, duration: durationSeconds });
  const expiries: number[] = [];
  let oldest = 0;

  const countKeys = (): number => {
    const nowMs = Date.now();
    while (oldest < expiries.length && (expiries[oldest] ?? 0) <= nowMs) oldest++;
    if (oldest > maxKeys) {
      expiries.splice(0, oldest);
      oldest = 0;
    }
    return expiries.length - oldest;
  };
  const boundedKey = async (key: string): Promise<string> => {
    if (countKeys() < maxKeys || (await memory.get(key)) !== null) return key;
    return `overflow ${hash(key) % OVERFLOW_BUCKETS}`;
  };
  return {
    consume: async (key, cost) => {
      const counted = await settle(memory.consume(await boundedKey(key), cost), neverFails);
      if (counted.isFirstInDuration) expiries.push(Date.now() + counted.msBeforeNext);
      return counted;
    },
    reward: async (key, cost) => {
      const boundKey = await boundedKey(key);
      const counted = (await memory.get(boundKey))?.consumedPoints ?? 0;
      // Never below nothing: giving back twice must not buy attempts.
      return counted > 0 ? memory.reward(boundKey, Math.min(cost, counted)) : new RateLimiterRes();
    },
  };
}

async function neverFails(): Promise<never> {
  throw new Error('counting in memory failed');
}

function hash(key: string): number {
  let value = 5381;
  for (let index = 0; index < key.length; index++) value = (value * 33 + key.charCodeAt(index)) >>> 0;
  return value;
}
