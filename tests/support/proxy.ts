import { createServer, connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface CutProxy {
  origin: string;
  /** Where new connections lead from now on; undefined refuses them. */
  target: string | undefined;
  /** Ends all connections, at once and without a word. */
  cut(): void;
  /** Connections stay open and nothing passes any more, in either direction; so do new ones. */
  swallow(): void;
  /** Lets through again what is open, with all that has waited. */
  release(): void;
  close(): Promise<void>;
}

/** A wire that can be cut, between one client and a portal. */
export async function openProxy(target: string): Promise<CutProxy> {
  const pairs = new Set<[Socket, Socket]>();
  let swallowing = false;
  const server = createServer((near) => {
    near.on('error', () => undefined);
    if (!proxy.target) return void near.destroy();
    const { hostname, port } = new URL(proxy.target);
    const far = connect({ host: hostname, port: Number(port) });
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of pair)
      socket
        .setNoDelay(true)
        .on('error', () => undefined)
        .on('close', end);
    near.on('data', (chunk) => void far.write(chunk));
    far.on('data', (chunk) => void near.write(chunk));
    if (swallowing) pair.forEach((socket) => socket.pause());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: CutProxy = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target,
    cut() {
      for (const pair of pairs) pair.forEach((socket) => socket.destroy());
    },
    swallow() {
      swallowing = true;
      for (const pair of pairs) pair.forEach((socket) => socket.pause());
    },
    release() {
      swallowing = false;
      for (const pair of pairs) pair.forEach((socket) => socket.resume());
    },
    async close() {
      proxy.cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}
