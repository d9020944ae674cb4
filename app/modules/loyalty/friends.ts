/** Pure: who may bring whom, and when it is due. */

export type BringRefusal = 'own_code' | 'brought_already' | 'brought_by_friend' | 'member_too_long';

const dayMs = 86_400_000;
/** So long after joining somebody may say who brought them. */
export const claimDays = 14;
export const thirtiethDayMs = 30 * dayMs;
/** Who has bought nothing by then was not brought for good. */
export const lapseMs = 180 * dayMs;

/** The mailbox behind an address: what stands after a plus is the same one. */
export function mailboxOf(email: string | null): string | null {
  return email === null ? null : email.toLowerCase().replace(/\+[^@]*(?=@)/, '');
}

export interface Claim {
  referrer: { id: string; email: string | null };
  friend: { id: string; email: string | null; createdAt: Date };
  /** Whether somebody has brought the friend already. */
  brought: boolean;
  /** Who brought the referrer, who brought those, and so on. */
  ancestors: readonly string[];
  at: Date;
}

/** Why somebody cannot be the one who brought a friend; null when they can. */
export function refuseClaim({ referrer, friend, brought, ancestors, at }: Claim): BringRefusal | null {
  const mailbox = mailboxOf(friend.email);
  if (referrer.id === friend.id || (mailbox !== null && mailbox === mailboxOf(referrer.email)))
    return 'own_code';
  if (brought) return 'brought_already';
  if (ancestors.includes(friend.id)) return 'brought_by_friend';
  return at.getTime() - friend.createdAt.getTime() > claimDays * dayMs ? 'member_too_long' : null;
}
