import type { Tx } from '~/platform/db/transact.server';
import { invalidField } from '~/platform/errors';

async function keysOf(tx: Tx, clubId: string, tags: readonly string[]): Promise<Set<string>> {
  const known = await tx.clubTag.findMany({
    where: { clubId, key: { in: [...tags] } },
    select: { key: true },
  });
  return new Set(known.map(({ key }) => key));
}

/** Each of these topics once, as far as the club has them still. */
export async function knownTags(tx: Tx, clubId: string, tags: readonly string[]): Promise<string[]> {
  const known = await keysOf(tx, clubId, tags);
  return [...new Set(tags)].filter((tag) => known.has(tag));
}

/** Each of these topics once. @throws invalid at `field` when the club does not have one, naming it */
export async function requireTags(
  tx: Tx,
  clubId: string,
  tags: readonly string[],
  field = 'tags',
): Promise<string[]> {
  const known = await keysOf(tx, clubId, tags);
  const strange = tags.filter((tag) => !known.has(tag));
  if (strange.length > 0) throw invalidField(field, 'unknown_tags', { tags: strange.join(', ') });
  return [...new Set(tags)];
}
