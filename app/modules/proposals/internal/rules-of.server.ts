import type { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import { type GatheringRules, usualRules } from '../rules';

/** How a club gathers support: as it chose, else as usual. */
export async function gatheringRulesOf(tx: Tx | typeof db, clubId: string): Promise<GatheringRules> {
  const row = await tx.proposalSettings.findUnique({ where: { clubId } });
  if (!row) return usualRules;
  const { threshold, gatheringDays, answerDays, mergeUndoHours } = row;
  return { threshold, gatheringDays, answerDays, mergeUndoHours };
}
