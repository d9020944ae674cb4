// The baseline of replies: bare pg, which writes the same rows by the same database function, and nothing else. Reads lines of
// JSON on stdin, `{ threads, writers, seconds }`, and answers each with a line: how many were committed, and how long one took.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import pg from 'pg';

interface Order {
  threads: string[];
  writers: number;
  seconds: number;
  authorId: string;
  body: string;
}

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
pool.on('error', () => undefined);

const statement = {
  name: 'append',
  text: `SELECT "number", "seq" FROM append_post($1, $2, $3, $4, $5, 'everyone', 'en', NULL, '{}', '{}', '{}', NULL, 'A thread',
    $6, $7, $8, $9, $10, false, $11, $12, 'hash')`,
};

async function append({ authorId, body }: Order, threadId: string): Promise<void> {
  const [id, at] = [randomUUID(), new Date()];
  const post = {
    id,
    threadId,
    body,
    html: `<p>${body}</p>`,
    author: { id: authorId, name: 'Reader' },
    createdAt: at,
  };
  const values = [
    id,
    threadId,
    authorId,
    body,
    post.html,
    body,
    body,
    body,
    JSON.stringify(post),
    at,
    authorId,
    id,
  ];
  await pool.query({ ...statement, values });
}

async function carryOut(order: Order): Promise<{ appended: number; tookMs: number[] }> {
  const end = performance.now() + order.seconds * 1000;
  const tookMs: number[] = [];
  const writers = Array.from({ length: order.writers }, async (_, index) => {
    const threadId = order.threads[index % order.threads.length]!;
    while (performance.now() < end) {
      const at = performance.now();
      await append(order, threadId);
      tookMs.push(performance.now() - at);
    }
  });
  await Promise.all(writers);
  return { appended: tookMs.length, tookMs };
}

createInterface({ input: process.stdin }).on('line', (line) => {
  void carryOut(JSON.parse(line) as Order).then((done) => process.stdout.write(`${JSON.stringify(done)}\n`));
});
process.stdout.write('ready at http://127.0.0.1\n');
process.once('SIGTERM', () => process.exit(0));
