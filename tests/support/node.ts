import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { env, setOrigin } from '~/platform/env.server';
import type { StreamKind } from '~/platform/module';
import { startRealtime } from '~/platform/realtime/start-realtime.server';
import { modules } from '~/registry.server';

export interface SocketNode {
  origin: string;
  stop(): Promise<void>;
}

const allKinds = () => modules.flatMap((module) => module.streams ?? []);

/** The sockets of the portal in this process, so that a test can give commands beside them. */
export async function startSocketNode(kinds: readonly StreamKind[] = allKinds()): Promise<SocketNode> {
  const server = createServer((_request, response) => void response.writeHead(404).end());
  const realtime = await startRealtime(server, { kinds });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const before = env().ORIGIN;
  setOrigin(origin);
  return {
    origin,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      await realtime.drain();
      server.closeAllConnections();
      await closed;
      setOrigin(before);
    },
  };
}
