import pg from 'pg';

/** Holds the lock that every reply to a thread needs, until it is told to let go. */
export async function holdThread(url: string, threadId: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT 1 FROM "Stream" WHERE "key" = $1 FOR UPDATE', [`thread:${threadId}`]);
  return async () => {
    await client.query('COMMIT');
    await client.end();
  };
}
