import { type PriceTerms, standingOf, type Step } from './rules';
import type { EffectView } from './views';

interface OptionSums {
  id: string;
  price: bigint | number;
  ladder: unknown;
  lotSize: number;
  capacity: number | null;
  pledgedMax: number;
}

function termsOf({ price, ladder, lotSize, capacity }: OptionSums): PriceTerms {
  return { price: Number(price), ladder: ladder as Step[], lotSize, capacity };
}

/**
 * Pure: what becomes of the option's price, and of the offer's threshold, when a pledge takes another quantity; null: when it is
 * withdrawn. So a member sees before they confirm whom it costs what.
 */
export function decideEffect(
  offer: { options: readonly OptionSums[]; threshold: number },
  pledge: { optionId: string; max: number },
  range: { max: number } | null,
): EffectView {
  const by = (range?.max ?? 0) - pledge.max;
  const standing = (shift: number) => {
    const at = offer.options.map((option) =>
      standingOf(termsOf(option), option.pledgedMax + (option.id === pledge.optionId ? shift : 0)),
    );
    const own = at[offer.options.findIndex(({ id }) => id === pledge.optionId)]!;
    const offerQuantity = at.reduce((sum, { quantity }) => sum + quantity, 0);
    return { quantity: own.quantity, price: own.currentPrice, offerQuantity };
  };
  const [before, after] = [standing(0), standing(by)];
  return {
    before,
    after,
    dropsStep: after.price > before.price,
    missesThreshold: before.offerQuantity >= offer.threshold && after.offerQuantity < offer.threshold,
  };
}
