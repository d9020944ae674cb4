import { createAdapter } from '@socket.io/redis-streams-adapter';
import { createClient } from 'redis';
import { log } from '../log.server';
import { StartupError } from '../startup-error';
import type { LiveServer } from './live-server.server';

const connectTimeoutMs = 5_000;

function openClient(url: string) {
  return createClient({
    url,
    // The adapter reads streams in the shape of the older protocol.
    RESP: 2,
    pingInterval: 10_000,
    socket: {
      connectTimeout: connectTimeoutMs,
      reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, 3_000),
    },
  });
}

type RedisClient = ReturnType<typeof openClient>;

/**
 * What the adapter publishes while Redis is away is dropped instead of piling up: other nodes find it by the heads of the
 * streams. The adapter leaves the promise of publishing alone, so a refusal must not leave this function.
 */
function droppingWhenAway(client: RedisClient): RedisClient {
  const publish = client.publish.bind(client);
  const dropping = (...args: Parameters<typeof publish>) =>
    client.isReady ? publish(...args).catch(() => 0) : Promise.resolve(0);
  return Object.assign(client, { publish: dropping });
}

/**
 * Joins this node to the others through Redis.
 * @throws StartupError when Redis cannot be reached at the start; later losses heal by themselves
 * @returns what leaves again
 */
export async function joinCluster(io: LiveServer, url: string): Promise<() => Promise<void>> {
  let away = false;
  const client = openClient(url);
  client.on('error', (error: Error) => {
    if (!away) log.warn({ err: error.message }, 'Redis is away: updates reach other nodes with a delay');
    away = true;
  });
  client.on('ready', () => {
    if (away) log.info('Redis is back');
    away = false;
  });
  const connecting = client.connect();
  connecting.catch(() => undefined);
  const late = new Promise<never>((_resolve, reject) => setTimeout(reject, connectTimeoutMs).unref());
  await Promise.race([connecting, late]).catch(() => {
    client.destroy();
    throw new StartupError(
      'Redis at REDIS_URL does not answer: start it, correct the address, or take REDIS_URL away.',
    );
  });
  io.adapter(createAdapter(droppingWhenAway(client), { blockTimeInMs: 2_000 }));
  return async () => {
    client.destroy();
  };
}
