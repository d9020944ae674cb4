/** What a reward costs somebody of a tier: its own price where it has one, else the price for all. */
export function priceFor(
  { costPoints, tierPrices }: { costPoints: number; tierPrices: unknown },
  tierKey: string | null,
): number {
  const prices = (tierPrices ?? {}) as Record<string, number>;
  return tierKey !== null && Object.hasOwn(prices, tierKey) ? prices[tierKey]! : costPoints;
}
