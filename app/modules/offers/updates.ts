import type { DesignView } from '~/modules/proposals/views';
import type { StreamUpdate } from '~/platform/updates/update';
import type { EventView, OfferView, OptionView } from './views';

/** What `offer:<id>` tells. */
export interface OfferUpdates {
  /** Somebody pledged, changed or withdrew: where the option and the offer stand now. */
  'offer.pledged': { option: OptionView; quantity: number; pledgeCount: number };
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
