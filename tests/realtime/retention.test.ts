import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shiftClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { maintainUpdates } from '~/platform/updates/maintain-updates.server';
import { useDatabase } from '../support/database';

let database: Awaited<ReturnType<typeof useDatabase>>;
const dayMs = 86_400_000;

const partitions = async () =>
  (
    await database.sql<{ name: string }>(
      `SELECT c.relname AS "name" FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = '"Update"'::regclass ORDER BY 1`,
    )
  ).map(({ name }) => name);
const nameOf = (offset: number) =>
  `Update_${new Date(Date.now() + offset * dayMs).toISOString().slice(0, 10).replaceAll('-', '')}`;
const append = (stream: string, at: Date) =>
  database.sql(`SELECT append_updates(ARRAY[$1], ARRAY['x'], ARRAY['{}'::jsonb], $2)`, [stream, at]);
const placeOf = async (stream: string) =>
  (
    await database.sql<{ place: string }>(
      `SELECT tableoid::regclass::text AS "place" FROM "Update" WHERE "stream" = $1`,
      [stream],
    )
  ).map(({ place }) => place);

beforeAll(async () => {
  database = await useDatabase();
});
afterAll(() => database.release());

describe('the upkeep of updates', () => {
  test('makes the days ahead, and moves what was written before they were there', async () => {
    await append('early', new Date());
    expect(await placeOf('early')).toEqual(['"Update_default"']);
    // Several nodes start at once.
    await Promise.all([maintainUpdates(), maintainUpdates(), maintainUpdates()]);
    expect(await placeOf('early')).toEqual([`"${nameOf(0)}"`]);
    expect(await partitions()).toHaveLength(16);
    expect(await partitions()).toEqual(expect.arrayContaining([nameOf(0), nameOf(14), 'Update_default']));
    await append('ahead', new Date(Date.now() + 3 * dayMs));
    expect(await placeOf('ahead')).toEqual([`"${nameOf(3)}"`]);
  });

  test('drops days older than a week, with old rows that had no day, and keeps the rest', async () => {
    await append('strange', new Date(Date.now() - 30 * dayMs));
    await maintainUpdates();
    expect(await placeOf('strange')).toEqual([]);
    shiftClock(9 * dayMs);
    try {
      await maintainUpdates();
    } finally {
      shiftClock(-9 * dayMs);
    }
    expect(await placeOf('early')).toEqual([]);
    expect(await placeOf('ahead')).toHaveLength(1);
    const names = await partitions();
    expect(names).not.toContain(nameOf(1));
    expect(names).toEqual(expect.arrayContaining([nameOf(2), nameOf(23)]));
  });

  test('goes beside those who write', async () => {
    shiftClock(40 * dayMs);
    try {
      const writing = (async () => {
        for (let n = 0; n < 50; n++) await append('busy', new Date());
      })();
      await Promise.all([writing, maintainUpdates()]);
    } finally {
      shiftClock(-40 * dayMs);
    }
    expect(await database.sql(`SELECT 1 FROM "Stream" WHERE "key" = 'busy' AND "head" = 50`)).toHaveLength(1);
  });

  test('removes idempotency keys after 48 hours', async () => {
    const key = (name: string, hours: number) =>
      db.idempotencyKey.create({
        data: {
          scope: 's',
          key: name,
          inputHash: '',
          createdAt: new Date(Date.now() - hours * 3_600_000),
        },
      });
    await key('old', 49);
    await key('young', 47);
    await maintainUpdates();
    expect((await db.idempotencyKey.findMany()).map((row) => row.key)).toEqual(['young']);
  });
});
