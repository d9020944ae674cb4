import type { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { fillLots } from '../fill-lots';
import { roomOf } from '../rules';
import { type OptionRow, priceTerms } from './view-offer.server';

/**
 * Which of some held pledges get nothing as it stands, since what there can be of their options is taken by others. Only options on which
 * more is promised at least than there can be are looked into. `options` as they are by now.
 */
export async function readInLine(
  tx: Tx | typeof db,
  options: readonly OptionRow[],
  pledges: readonly { id: string; optionId: string; state: string }[],
): Promise<Set<string>> {
  const held = pledges.filter(({ state }) => state === 'held');
  const asked = new Set(held.map(({ id }) => id));
  const waiting = new Set<string>();
  for (const option of options) {
    const room = roomOf(option);
    const concerned = held.some(({ optionId }) => optionId === option.id);
    if (!concerned || room === null || option.pledgedMin <= room) continue;
    const all = await tx.offerPledge.findMany({
      where: { optionId: option.id, state: 'held' },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { id: true, min: true, max: true },
    });
    for (const { id, quantity } of fillLots(all, priceTerms(option)).shares)
      if (quantity === 0 && asked.has(id)) waiting.add(id);
  }
  return waiting;
}
