import type { DesignView } from '~/modules/proposals/views';
import type { StreamUpdate } from '~/platform/updates/update';
import { offerStream } from './streams';
import type { EventView, OfferItem, OfferView, OptionView } from './views';

/** What `offer:<id>` tells. */
export interface OfferUpdates {
  /** Somebody pledged, changed or withdrew: where the option and the offer stand now. */
  'offer.pledged': {
    option: OptionView;
    quantity: number;
    pledgeCount: number;
    /** The lowest price of its options by now. */
    fromPrice: number | null;
  };
  /** Words, prices, options, stages or the state are others than before. */
  'offer.changed': { offer: OfferView };
  /** The story goes on. */
  'offer.story': { event: EventView };
  /** A design question of it is asked, or stands otherwise. */
  'design.changed': { question: DesignView };
  /** A moderator has hidden it: what is on the page is to be loaded again. */
  'offer.hidden': Record<string, never>;
}

/** What `quick-offer:<id>` tells. */
export interface QuickUpdates {
  'quick-offer.changed': {
    id: string;
    remaining: number;
    state: 'broadcast' | 'claimed' | 'expired' | 'withdrawn';
    recovered: number;
  };
}

export interface LiveOffer {
  offer: OfferView;
  story: EventView[];
  /** Design questions, the oldest first. */
  questions: DesignView[];
}

function putQuestion(questions: readonly DesignView[], question: DesignView): DesignView[] {
  const at = questions.findIndex(({ id }) => id === question.id);
  return at < 0 ? [...questions, question] : questions.with(at, question);
}

/** Pure: an offer on a screen after an update. */
export function applyOfferUpdate(state: LiveOffer, update: Pick<StreamUpdate, 'type' | 'data'>): LiveOffer {
  switch (update.type) {
    case 'offer.pledged': {
      const { option, quantity, pledgeCount } = update.data as OfferUpdates['offer.pledged'];
      const options = state.offer.options.map((one) => (one.id === option.id ? option : one));
      return { ...state, offer: { ...state.offer, options, quantity, pledgeCount } };
    }
    case 'offer.changed':
      return { ...state, offer: (update.data as OfferUpdates['offer.changed']).offer };
    case 'offer.story': {
      const { event } = update.data as OfferUpdates['offer.story'];
      if (state.story.some(({ id }) => id === event.id)) return state;
      return { ...state, story: [...state.story, event] };
    }
    case 'design.changed': {
      const { question } = update.data as OfferUpdates['design.changed'];
      return { ...state, questions: putQuestion(state.questions, question) };
    }
    default:
      return state;
  }
}

/** Pure: the lowest price of options by now; null while prices are not decided, or where there is nothing to be had any more. */
export function fromPriceOf(
  options: readonly Pick<OptionView, 'state' | 'finalPrice' | 'currentPrice'>[],
): number | null {
  const prices = options
    .filter(({ state }) => state !== 'retired')
    .flatMap(({ finalPrice, currentPrice }) => finalPrice ?? currentPrice ?? []);
  return prices.length > 0 ? Math.min(...prices) : null;
}

/** What a list shows of an offer and goes on while it is open. */
export type ListedOffer = Pick<
  OfferItem,
  'id' | 'title' | 'quantity' | 'threshold' | 'deadline' | 'fromPrice'
>;

/** Pure: a list of offers on a screen after an update of one of them. */
export function applyToOffers<Item extends ListedOffer>(
  items: readonly Item[],
  update: Pick<StreamUpdate, 'stream' | 'type' | 'data'>,
): Item[] {
  const at = items.findIndex(({ id }) => offerStream(id) === update.stream);
  if (at < 0) return [...items];
  const item = items[at]!;
  if (update.type === 'offer.pledged') {
    const { quantity, pledgeCount, fromPrice } = update.data as OfferUpdates['offer.pledged'];
    return items.with(at, { ...item, quantity, pledgeCount, fromPrice });
  }
  if (update.type === 'offer.changed') {
    const { offer } = update.data as OfferUpdates['offer.changed'];
    const { title, language, state, quantity, pledgeCount, threshold, deadline, supplier, stages } = offer;
    return items.with(at, {
      ...item,
      ...{ title, language, state, quantity, pledgeCount, threshold, deadline, supplier, stages },
      fromPrice: fromPriceOf(offer.options),
      optionCount: offer.options.filter((option) => option.state !== 'retired').length,
    });
  }
  return [...items];
}

/** Pure: whether a list is another one after an update: an open offer is over, or is not shown any more. */
export function endsInList({ type, data }: Pick<StreamUpdate, 'type' | 'data'>): boolean {
  if (type === 'offer.hidden') return true;
  return type === 'offer.changed' && (data as OfferUpdates['offer.changed']).offer.state !== 'open';
}

interface Remaining {
  id: string;
  remaining: number;
  state: QuickUpdates['quick-offer.changed']['state'];
  recovered: number;
}

/** Pure: quick offers on a screen after an update. */
export function applyQuickUpdate<Item extends Remaining>(
  items: readonly Item[],
  update: Pick<StreamUpdate, 'type' | 'data'>,
): Item[] {
  if (update.type !== 'quick-offer.changed') return [...items];
  const change = update.data as QuickUpdates['quick-offer.changed'];
  return items.map((item) => (item.id === change.id ? { ...item, ...change } : item));
}
