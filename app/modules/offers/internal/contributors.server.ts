import { votersOf } from '~/modules/proposals/design-questions.server';
import { acceptedProposal, contributorsOf, supportersOf } from '~/modules/proposals/contributors.server';
import type { Tx } from '~/platform/db/transact.server';
import { invalidField, isPortalError } from '~/platform/errors';
import { offerStream } from '../streams';

/** What a hand in a proposal counts when points are shared. */
const weights = { author: 3, amender: 2, voter: 1 };

/**
 * Who had a hand in the proposal that an offer comes from, before the offer was made of it, or voted about the offer itself, and how
 * much of one. An offer of the brand's own has none.
 */
export async function contributorsTo(
  tx: Tx,
  { id, proposalId, createdAt }: { id: string; proposalId: string | null; createdAt: Date },
): Promise<{ memberId: string; weight: number }[]> {
  if (proposalId === null) return [];
  const hands = await contributorsOf(tx, proposalId, createdAt);
  const known = new Set(hands.map(({ memberId }) => memberId));
  const voters = (await votersOf(tx, offerStream(id))).filter((memberId) => !known.has(memberId));
  return [
    ...hands.map(({ memberId, part }) => ({ memberId, weight: weights[part] })),
    ...voters.map((memberId) => ({ memberId, weight: weights.voter })),
  ];
}

/**
 * Whoever wished for an offer, wrote, amended, voted or stood behind it, follows it from its beginning.
 * @throws invalid (`proposalId`) where there is no such proposal in the club, or the brand has not accepted it
 */
export async function followersFrom(tx: Tx, proposalId: string, clubId: string): Promise<string[]> {
  try {
    await acceptedProposal(tx, proposalId, clubId);
  } catch (error) {
    if (!isPortalError(error)) throw error;
    throw invalidField('proposalId', error.code === 'not_open' ? 'not_accepted' : 'not_found');
  }
  const hands = await contributorsOf(tx, proposalId);
  const ids = [...hands.map(({ memberId }) => memberId), ...(await supportersOf(tx, proposalId))];
  return [...new Set(ids)].sort();
}
