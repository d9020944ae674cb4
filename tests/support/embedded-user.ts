// A process of its own that uses the embedded PostgreSQL of one DATA_DIR, told what to do by lines on stdin.
import { createInterface } from 'node:readline';
import { startEmbeddedPostgres } from '../../app/platform/db/embedded.server.ts';

function tell(message: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

try {
  const log = (sentence: string) => tell({ log: sentence });
  const database = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', log });
  tell({ url: database.url });
  createInterface({ input: process.stdin }).once('line', async () => {
    await database.release();
    tell({ released: true });
    process.exit(0);
  });
} catch (error) {
  tell({ error: (error as Error).name, message: (error as Error).message });
  process.exit(1);
}
