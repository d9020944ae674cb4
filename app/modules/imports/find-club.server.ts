import { db } from '~/platform/db/client.server';
import { ImportError } from './import-error';

/** The club that something is imported into. @throws ImportError when there is none */
export async function findClub(slug: string): Promise<{ id: string; slug: string }> {
  const club = await db.club.findUnique({ where: { slug }, select: { id: true, slug: true } });
  if (!club)
    throw new ImportError(
      `There is no club "${slug}": make it first in /studio, or check how it is written.`,
    );
  return club;
}
