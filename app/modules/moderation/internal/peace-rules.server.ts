import type { db } from '~/platform/db/client.server';
import type { Tx } from '~/platform/db/transact.server';
import type { PeaceRulesView } from '../views';

/** What a club without rules of its own has; the same as the defaults of the table. */
export const usualRules: PeaceRulesView = {
  flagThreshold: 3,
  firstDayThreads: 3,
  firstDayReplies: 10,
  firstDayPictures: 1,
  firstDayLinks: 2,
  blockedWords: [],
  heldWords: [],
};

export async function readPeaceRules(tx: Tx | typeof db, clubId: string): Promise<PeaceRulesView> {
  const row = await tx.peaceRules.findUnique({ where: { clubId } });
  if (!row) return usualRules;
  const { version: _version, updatedAt: _updatedAt, clubId: _clubId, ...rules } = row;
  return rules;
}
