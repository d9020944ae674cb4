/**
 * Prints the SQL that leads from the schema of the last commit (or from nothing) to prisma/schema.prisma:
 * `node scripts/derive-migration.ts [old-schema.prisma]`. What Prisma cannot say (partitions, checks, functions) is
 * then written into the migration by hand.
 */
import { readFile } from 'node:fs/promises';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPg } from '@prisma/adapter-pg';
import { SchemaEngine } from '@prisma/schema-engine-wasm';

const path = 'prisma/schema.prisma';
const next = { path, content: await readFile(path, 'utf8') };
const previousPath = process.argv[2];
const adapter = bindMigrationAwareSqlAdapterFactory(
  new PrismaPg({ connectionString: process.env.DATABASE_URL ?? 'postgresql://127.0.0.1:5432/none' }),
);
const engine = await SchemaEngine.new({ datamodels: [[path, next.content]] }, () => undefined, adapter);
const { stdout } = await engine.diff({
  from: previousPath
    ? { tag: 'schemaDatamodel', files: [{ path, content: await readFile(previousPath, 'utf8') }] }
    : { tag: 'empty' },
  to: { tag: 'schemaDatamodel', files: [next] },
  script: true,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
});
process.stdout.write(stdout ?? '');
