import { now } from './clock.server';
import { db } from './db/client.server';

const kept = new Map<string, string>();

/**
 * A key of the portal's own, made by the first node that needs it and shared by all: it stands in the database, so that a backup
 * carries it along and what was signed with it stays good. `make` runs at most once a node.
 */
export async function portalKey(name: string, make: () => string): Promise<string> {
  const known = kept.get(name);
  if (known !== undefined) return known;
  await db.portalKey.createMany({ data: [{ name, value: make(), createdAt: now() }], skipDuplicates: true });
  const { value } = await db.portalKey.findUniqueOrThrow({ where: { name }, select: { value: true } });
  kept.set(name, value);
  return value;
}

/** For tests, which move from one database to another. */
export function forgetPortalKeys(): void {
  kept.clear();
}
