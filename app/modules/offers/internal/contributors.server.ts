import type { Tx } from '~/platform/db/transact.server';

/** Who had a hand in the proposal that an offer comes from, and how much of one. An offer of the brand's own has none. */
export async function contributorsTo(
  _tx: Tx,
  _offer: { proposalId: string | null },
): Promise<{ memberId: string; weight: number }[]> {
  return [];
}
