/** Pure rules of points: which lots are spent. Points are whole numbers. */

export interface SpendableLot {
  id: string;
  remaining: number;
  expiresAt: Date | null;
  createdAt: Date;
}

/**
 * Which lots a spend takes, the earliest expiry first, then the oldest; lots that never end come last.
 * @returns undefined when all of them together are too little
 */
export function pickLots(
  lots: readonly SpendableLot[],
  points: number,
): { lotId: string; points: number }[] | undefined {
  const ends = (lot: SpendableLot) => lot.expiresAt?.getTime() ?? Infinity;
  const order = lots.toSorted(
    (a, b) =>
      (ends(a) === ends(b) ? 0 : ends(a) - ends(b)) ||
      a.createdAt.getTime() - b.createdAt.getTime() ||
      (a.id < b.id ? -1 : 1),
  );
  const picked: { lotId: string; points: number }[] = [];
  let wanted = points;
  for (const lot of order) {
    if (wanted === 0) break;
    const part = Math.min(lot.remaining, wanted);
    if (part <= 0) continue;
    picked.push({ lotId: lot.id, points: part });
    wanted -= part;
  }
  return wanted === 0 ? picked : undefined;
}
