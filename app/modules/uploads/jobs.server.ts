import { now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { fileStore } from '~/platform/files.server';
import { defineJob } from '~/platform/jobs/jobs.server';
import { fileNames, uploadIdOf } from './internal/file-names';

const dayMs = 86_400_000;
const atOnce = 500;

/** UUIDs of version 7 begin with the milliseconds of their making. */
function madeAtMs(id: string): number {
  return parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}

/** Pictures that nothing showed within a day of their upload. The row goes first: whoever attaches it later is refused. */
async function removeUnattached(before: Date): Promise<void> {
  for (;;) {
    const removed = await db.$queryRaw<{ id: string }[]>`
      DELETE FROM "Upload" WHERE "attachedAt" IS NULL AND "id" IN (
        SELECT "id" FROM "Upload" WHERE "attachedAt" IS NULL AND "createdAt" < ${before} LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
      RETURNING "id"`;
    for (const { id } of removed) {
      for (const name of Object.values(fileNames(id))) await fileStore().remove(name);
    }
    if (removed.length < atOnce) return;
  }
}

export const removeUnattachedUploads = defineJob<object>({
  name: 'uploads.remove-unattached',
  schedule: '37 * * * *',
  run: () => removeUnattached(new Date(now().getTime() - dayMs)),
});

async function withoutRow(names: readonly string[]): Promise<string[]> {
  const ids = [...new Set(names.map((name) => uploadIdOf(name)!))];
  const rows = await db.upload.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const known = new Set(rows.map(({ id }) => id));
  return names.filter((name) => !known.has(uploadIdOf(name)!));
}

/** Files whose row was never written or was removed while the machine went down; a week's worth is little. */
export const removeStrayFiles = defineJob<object>({
  name: 'uploads.remove-stray-files',
  schedule: '7 4 * * 0',
  async run() {
    const before = now().getTime() - dayMs;
    const sweep = async (names: string[]) => {
      for (const name of await withoutRow(names)) await fileStore().remove(name);
    };
    const batch: string[] = [];
    for await (const name of fileStore().names()) {
      const id = uploadIdOf(name);
      if (!id || madeAtMs(id) > before) continue;
      batch.push(name);
      if (batch.length === atOnce) await sweep(batch.splice(0));
    }
    await sweep(batch);
  },
});
