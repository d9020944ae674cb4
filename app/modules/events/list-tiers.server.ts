import { db } from '~/platform/db/client.server';
import type { Locale } from '~/platform/i18n/locale';

/** Tiers for which seats can be kept, the lowest first. */
export async function listTierNames(): Promise<{ key: string; name: Record<Locale, string> }[]> {
  const tiers = await db.pointTier.findMany({ orderBy: { fromPoints: 'asc' } });
  return tiers.map(({ key, name }) => ({ key, name: name as Record<Locale, string> }));
}
