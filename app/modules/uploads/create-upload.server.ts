import { createHash } from 'node:crypto';
import type { Actor } from '~/platform/actor';
import { type CommandOptions, defineCommand } from '~/platform/command.server';
import { Concealed } from '~/platform/concealed';
import { PortalError } from '~/platform/errors';
import { fileStore } from '~/platform/files.server';
import { newId } from '~/platform/ids';
import { PictureError, type ReadPicture, readPicture } from '~/platform/pictures.server';
import { createLimiter, type Limiter, requireWithinLimit } from '~/platform/rate-limits.server';
import { requireMember } from '~/platform/require-member';
import { fileNames } from './internal/file-names';
import { uploadPath } from './paths';
import type { UploadView } from './schema';

interface Insert {
  id: string;
  width: number;
  height: number;
  bytes: number;
}

/** `id` is made anew for each attempt, so the picture's own bytes say whether a repeat sends the same. */
type Input = { sha256: string; made: Concealed<Insert> };

let limiter: Limiter | undefined;

/** Decoding costs a core for a moment: thirty pictures in ten minutes are more than anybody writes about. */
function limitOf(): Limiter {
  limiter ??= createLimiter({ name: 'upload', points: 30, durationSeconds: 600 });
  return limiter;
}

const insertUpload = defineCommand<Input, UploadView>(
  'uploads.create',
  async ({ tx, actor, input: { made }, at }) => {
    const { memberId } = requireMember(actor);
    const { id, width, height, bytes } = made.reveal();
    const { whole: file, thumb: thumbFile } = fileNames(id);
    await tx.upload.create({
      data: {
        id,
        uploaderId: memberId,
        mime: 'image/webp',
        width,
        height,
        bytes,
        file,
        thumbFile,
        createdAt: at,
      },
    });
    return { id, url: uploadPath(id), width, height };
  },
);

async function decode(data: Buffer, field: string): Promise<ReadPicture> {
  try {
    return await readPicture(data);
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    const { code } = error;
    if (code === 'busy') throw new PortalError('busy', { retryAfterSeconds: 5, cause: error });
    const refusal = code === 'not_a_picture' ? 'not_a_picture' : 'too_large';
    throw new PortalError(refusal, { fields: { [field]: { code: refusal } }, cause: error });
  }
}

async function keepFiles(id: string, { main, thumb }: ReadPicture): Promise<void> {
  const names = fileNames(id);
  await fileStore().put(names.whole, main.data);
  await fileStore().put(names.thumb, thumb.data);
}

async function removeFiles(id: string): Promise<void> {
  const names = fileNames(id);
  await fileStore().remove(names.whole);
  await fileStore().remove(names.thumb);
}

/**
 * A picture is kept, decoded and encoded anew, seen by its uploader alone until something shows it; what nothing shows within
 * a day goes away. `field`: where the form names what is wrong with it. For members. @throws unauthenticated, not_a_picture, too_large, rate_limited, busy, key_reused
 */
export async function createUpload(
  actor: Actor,
  input: { data: Buffer; field?: string },
  options: CommandOptions = {},
): Promise<UploadView> {
  const { memberId } = requireMember(actor);
  await requireWithinLimit(limitOf(), memberId);
  const picture = await decode(input.data, input.field ?? 'file');
  const id = newId();
  // First the files, then the row: what is told of is there. Files without a row are swept.
  await keepFiles(id, picture);
  const { width, height } = picture.main;
  const bytes = picture.main.data.length + picture.thumb.data.length;
  const made = new Concealed({ id, width, height, bytes });
  const sha256 = createHash('sha256').update(input.data).digest('hex');
  const upload = await insertUpload(actor, { sha256, made }, options);
  if (upload.id !== id) await removeFiles(id);
  return upload;
}
