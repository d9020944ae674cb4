/** A watcher that costs its core next to nothing: it looks at a message only as far as its seq. */
export interface RawWatcher {
  /** `seq` of each update in the order of coming, and when, in ms of `performance.now()`. */
  seen: { seq: number; at: number }[];
  close(): void;
}

const seqPattern = /"seq":(\d+)/;

/** Connects over WebSocket (Engine.IO 4, Socket.IO 5) and watches a stream. */
export function openRawWatcher(
  origin: string,
  stream: string,
  token: string | undefined,
): Promise<RawWatcher> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  const watcher: RawWatcher = { seen: [], close: () => socket.close() };
  return new Promise((resolve, reject) => {
    socket.onerror = () => reject(new Error('A watcher could not connect.'));
    socket.onmessage = ({ data }) => {
      const at = performance.now();
      const text = String(data);
      if (text === '2') return socket.send('3');
      if (text.startsWith('0')) return socket.send(`40${token ? JSON.stringify({ token }) : ''}`);
      if (text.startsWith('44')) return reject(new Error(text));
      if (text.startsWith('40')) return socket.send(`420${JSON.stringify(['watch', { stream }])}`);
      if (text.startsWith('430')) {
        if (text.includes('"ok":true')) resolve(watcher);
        else reject(new Error(text));
        return;
      }
      if (!text.startsWith('42["update"')) return;
      const seq = seqPattern.exec(text);
      if (seq) watcher.seen.push({ seq: Number(seq[1]), at });
    };
  });
}
