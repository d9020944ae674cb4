import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { updateProfile } from '~/modules/accounts/update-profile.server';
import { createUpload } from '~/modules/uploads/create-upload.server';
import { removeStrayFiles, removeUnattachedUploads } from '~/modules/uploads/jobs.server';
import { openUpload } from '~/modules/uploads/open-upload.server';
import { freezeClock } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { fileStore } from '~/platform/files.server';
import { useDatabase } from '../../support/database';
import { makeMember } from '../../support/people';

let database: Awaited<ReturnType<typeof useDatabase>>;
let dataDir: string;
let picture: Buffer;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chomrom-uploads-'));
  // The environment is read at the first use, which is after this.
  process.env.DATA_DIR = dataDir;
  database = await useDatabase();
  picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#3f7fc0' } })
    .png()
    .toBuffer();
});
afterAll(async () => {
  await database.release();
  await rm(dataDir, { recursive: true, force: true });
});
afterEach(() => freezeClock(undefined));

const hours = (count: number) => freezeClock(new Date(Date.now() + count * 3_600_000));
async function storedNames(): Promise<string[]> {
  const names: string[] = [];
  for await (const name of fileStore().names()) names.push(name);
  return names.toSorted();
}

describe('pictures', () => {
  test('that nothing shows go after a day, with their files; those of profiles stay', async () => {
    const { actor } = await makeMember();
    const [shown, forgotten] = [
      await createUpload(actor, { data: picture }),
      await createUpload(actor, { data: picture }),
    ];
    await updateProfile(actor, { pictureId: shown.id });
    hours(23);
    await removeUnattachedUploads.run({});
    expect(await db.upload.count()).toBe(2);
    hours(25);
    await removeUnattachedUploads.run({});
    expect(await db.upload.findMany({ select: { id: true } })).toEqual([{ id: shown.id }]);
    expect(await storedNames()).toEqual([`${shown.id}-thumb.webp`, `${shown.id}.webp`]);
    await expect(openUpload(actor, forgotten.id, 'whole')).rejects.toMatchObject({ code: 'not_found' });
    await expect(updateProfile(actor, { pictureId: forgotten.id })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('whose row is gone leave no files behind', async () => {
    const { actor } = await makeMember();
    const { id } = await createUpload(actor, { data: picture });
    const before = await storedNames();
    await db.upload.delete({ where: { id } });
    await removeStrayFiles.run({});
    expect(await storedNames()).toEqual(before);
    hours(25);
    await removeStrayFiles.run({});
    expect(await storedNames()).toEqual(before.filter((name) => !name.startsWith(id)));
  });
});
