import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestLine {
  url: string;
  token: string;
  /** Messages that were taken, each key once. */
  pushed: { to: string; text: string; key: string }[];
  replied: string[];
  /** Answers to the next messages, the first first; without one they are taken. `taken, no answer`: the connection breaks after. */
  moods: (number | 'taken, no answer')[];
  stop(): Promise<void>;
}

/** LINE's Messaging API on this machine, as far as the portal speaks it. */
export async function startLine(): Promise<TestLine> {
  const token = 'a token of a test channel';
  const keys = new Set<string>();
  const line: TestLine = { url: '', token, pushed: [], replied: [], moods: [], stop: async () => undefined };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const answer = (status: number, headers: Record<string, string> = {}) =>
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end('{}');
      if (request.headers.authorization !== `Bearer ${token}`) return answer(401);
      const body = JSON.parse(Buffer.concat(chunks).toString()) as {
        to?: string;
        messages: { type: string; text: string }[];
      };
      const { text } = body.messages[0]!;
      if (request.url === '/v2/bot/message/reply') {
        line.replied.push(text);
        return answer(200);
      }
      const mood = line.moods.shift();
      if (typeof mood === 'number') return answer(mood, mood === 429 ? { 'retry-after': '120' } : {});
      const key = String(request.headers['x-line-retry-key']);
      if (keys.has(key)) return answer(409);
      keys.add(key);
      line.pushed.push({ to: body.to!, text, key });
      if (mood === 'taken, no answer') return request.socket.destroy();
      answer(200);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  line.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  line.stop = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return line;
}
