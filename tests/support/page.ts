import { io } from 'socket.io-client';
import { type ClientSocket, StreamClient } from '~/platform/realtime/client/stream-client';
import { StreamStore } from '~/platform/realtime/client/stream-store';
import type { StreamUpdate } from '~/platform/updates/update';

/** What a live page holds, without a browser: the real client and store over a real connection. */
export interface TestPage {
  client: StreamClient;
  /** The updates that were applied, in that order. */
  store: StreamStore<readonly StreamUpdate[]>;
  /** Streams whose right to watch is gone. */
  refused: string[];
  renewed: number;
  close(): void;
}

export interface TestPageOptions {
  token?: string;
  stream: string;
  seq: number;
  /** Fetches fresh state when updates are gone; by default there is none to fetch. */
  renew?(): Promise<{ state: readonly StreamUpdate[]; seq: number }>;
}

export function openPage(origin: string, options: TestPageOptions): TestPage {
  const { token, stream, seq, renew } = options;
  const client = new StreamClient({
    open: async () =>
      io(origin, {
        transports: ['websocket'],
        forceNew: true,
        autoConnect: false,
        auth: token ? { token } : {},
        reconnectionDelay: 50,
        reconnectionDelayMax: 500,
        timeout: 2_000,
      }) as ClientSocket,
  });
  const page: TestPage = {
    client,
    store: new StreamStore<readonly StreamUpdate[]>({
      state: [],
      seqs: { [stream]: seq },
      reduce: (state, update) => [...state, update],
      renew: () => {
        page.renewed++;
        void renew?.().then(
          (fresh) => page.store.adopt({ state: fresh.state, seqs: { [stream]: fresh.seq } }),
          () => undefined,
        );
      },
      refused: (name, code) => page.refused.push(`${name} ${code}`),
    }),
    refused: [],
    renewed: 0,
    close: () => client.close(),
  };
  page.store.follow(client);
  return page;
}
