import type { DryRunInput } from './rule-schema';

/** A situation that somebody thought up, as rules look at it: it has never happened, so no rule has paid for it. */
export function occasionOf({ sku, amount, currency, name, at, ...situation }: DryRunInput) {
  return {
    ...situation,
    cause: 'dry-run',
    ...(amount === null ? {} : { amount }),
    ...(currency === null ? {} : { currency }),
    ...(sku === null ? {} : { lines: [{ sku, amount: amount ?? 0 }] }),
    ...(name === null ? {} : { name }),
    ...(at === null ? {} : { happenedAt: at }),
  };
}
