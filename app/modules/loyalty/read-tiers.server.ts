import { db } from '~/platform/db/client.server';
import type { PointsView } from './views';

export type TierView = PointsView['tier'] & object;

/** The tiers, the lowest first. */
export async function readTiers(): Promise<TierView[]> {
  const tiers = await db.pointTier.findMany({ orderBy: { fromPoints: 'asc' } });
  return tiers.map(({ key, name, fromPoints }) => ({
    key,
    name: name as TierView['name'],
    fromPoints: Number(fromPoints),
  }));
}
