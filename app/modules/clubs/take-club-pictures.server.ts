import { takePicture } from '~/modules/uploads/take-picture.server';
import type { Actor } from '~/platform/actor';
import { requireAdmin } from '~/platform/require-member';

/** The pictures that the studio's form brings, as the schemas of clubs take them. @throws forbidden, as createUpload */
export async function takeClubPictures(
  actor: Actor,
  values: Record<string, unknown>,
): Promise<{ pictureId?: string | null; coverId?: string | null }> {
  requireAdmin(actor);
  const pictureId = await takePicture(actor, values, 'picture');
  const coverId = await takePicture(actor, values, 'cover');
  return {
    ...(pictureId === undefined ? {} : { pictureId }),
    ...(coverId === undefined ? {} : { coverId }),
  };
}
