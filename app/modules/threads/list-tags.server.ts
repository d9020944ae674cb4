import { db } from '~/platform/db/client.server';
import type { TagView } from './post';

/** A club's topics in the order the club gives them. */
export async function listTags(slug: string): Promise<TagView[]> {
  const tags = await db.clubTag.findMany({
    where: { club: { slug } },
    orderBy: [{ position: 'asc' }, { key: 'asc' }],
    select: { key: true, label: true },
  });
  return tags as TagView[];
}
