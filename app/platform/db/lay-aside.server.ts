import type pg from 'pg';

const indexes = `
  SELECT format('DROP INDEX %I.%I', n.nspname, c.relname) AS "drop", pg_get_indexdef(i.indexrelid) AS "make"
  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE i.indrelid = ANY ($1::regclass[]) AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)
  ORDER BY c.relname`;

const foreignKeys = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', k.conrelid::regclass, k.conname) AS "drop",
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) AS "make"
  FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = ANY ($1::regclass[]) ORDER BY k.conname`;

/**
 * Runs `work`, which fills the tables, without their indexes and foreign keys, and makes these again as they were: for millions of
 * rows that takes a fraction of the time. Primary keys stay. Only within a transaction, so that whatever goes wrong leaves all as it
 * was; until it ends nobody else can use the tables. `onMake` hears of each index before it is made.
 */
export async function withIndexesLaidAside(
  client: pg.Client,
  tables: readonly string[],
  work: () => Promise<void>,
  onMake: (made: number, of: number) => void,
): Promise<void> {
  const quoted = tables.map((table) => `"${table}"`);
  const found: { drop: string; make: string }[] = [];
  for (const query of [foreignKeys, indexes]) {
    const { rows } = await client.query<{ drop: string; make: string }>(query, [quoted]);
    found.push(...rows);
  }
  for (const { drop } of found) await client.query(drop);
  await work();
  // Indexes before the foreign keys, of which some are checked by them.
  const again = found.toReversed();
  for (const [index, { make }] of again.entries()) {
    onMake(index, again.length);
    await client.query(make);
  }
  onMake(again.length, again.length);
}
