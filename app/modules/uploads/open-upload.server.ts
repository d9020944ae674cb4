import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { mayRead } from '~/modules/clubs/policy';
import { type Actor, isAdmin, memberIdOf } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { isPortalError, PortalError } from '~/platform/errors';
import { fileStore, type StoredFile } from '~/platform/files.server';
import { isId } from '~/platform/ids';
import { maySeePicture, type PictureStanding } from './policy';

export interface OpenedUpload extends StoredFile {
  mime: string;
  /** For everybody: then what stands between may keep it too. */
  forEverybody: boolean;
  /** Nothing keeps it. */
  confidential: boolean;
}

/** Whether something that the uploads know nothing of shows a confidential picture to the actor at this moment. */
export type ShowsPicture = (actor: Actor, uploadId: string) => Promise<boolean>;

interface ClubStanding {
  club: PictureStanding['club'];
  isPublic: boolean;
}

async function standingIn(actor: Actor, clubId: string | null): Promise<ClubStanding> {
  if (!clubId) return { club: 'none', isPublic: true };
  try {
    const access = await loadClubAccess(actor, { clubId });
    const isPublic = access.club.visibility === 'public' && access.club.status !== 'draft';
    return { club: mayRead(access) ? 'readable' : 'closed', isPublic };
  } catch (error) {
    if (isPortalError(error) && error.code === 'not_found') return { club: 'closed', isPublic: false };
    throw error;
  }
}

async function isShown(actor: Actor, id: string, showing: readonly ShowsPicture[]): Promise<boolean> {
  for (const shows of showing) if (await shows(actor, id)) return true;
  return false;
}

/**
 * A picture's file, for who may see it. The caller reads the stream to its end or destroys it. `showing`: who else may see a
 * record's photo. @throws not_found
 */
export async function openUpload(
  actor: Actor,
  id: string,
  size: 'whole' | 'thumb',
  showing: readonly ShowsPicture[] = [],
): Promise<OpenedUpload> {
  const row = isId(id)
    ? await db.upload.findUnique({
        where: { id },
        select: {
          uploaderId: true,
          attachedAt: true,
          clubId: true,
          file: true,
          thumbFile: true,
          mime: true,
          confidential: true,
          recordId: true,
        },
      })
    : null;
  if (!row) throw new PortalError('not_found');
  const { club, isPublic } = await standingIn(actor, row.clubId);
  const attached = row.attachedAt !== null;
  const { uploaderId, confidential } = row;
  const ofRecord = row.recordId !== null;
  const standing = { uploaderId, attached, club, confidential, ofRecord };
  const may =
    maySeePicture(standing, memberIdOf(actor), isAdmin(actor)) ||
    (ofRecord && (await isShown(actor, id, showing)));
  if (!may) throw new PortalError('not_found');
  const stored = await fileStore().open(size === 'thumb' ? row.thumbFile : row.file);
  if (!stored) throw new PortalError('not_found');
  return { ...stored, mime: row.mime, forEverybody: attached && isPublic && !confidential, confidential };
}
