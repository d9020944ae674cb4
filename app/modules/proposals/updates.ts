import type { StreamUpdate } from '~/platform/updates/update';
import type { AmendmentView, DesignView, PersonView, ProposalView } from './views';

/** What a proposal's stream tells. */
export interface ProposalUpdates {
  /** All of it as it is now. */
  'proposal.changed': { proposal: ProposalView };
  'support.changed': { supportCount: number; supporters: PersonView[] };
  'amendment.changed': { amendment: AmendmentView };
  'design.changed': { question: DesignView };
  /** A moderator has hidden it: what is on the page is to be loaded again. */
  'proposal.hidden': Record<string, never>;
}

/** A proposal on a screen. */
export interface ProposalState {
  proposal: ProposalView;
  /** The oldest first. */
  amendments: AmendmentView[];
  questions: DesignView[];
  /** It was hidden meanwhile. */
  gone?: boolean;
}

function put<Item extends { id: string }>(items: readonly Item[], item: Item): Item[] {
  const at = items.findIndex(({ id }) => id === item.id);
  return at < 0 ? [...items, item] : items.with(at, item);
}

/** Pure: the proposal after an update. State + updates = freshly loaded state, for every type. */
export function applyProposalUpdate(
  state: ProposalState,
  { type, data }: Pick<StreamUpdate, 'type' | 'data'>,
): ProposalState {
  switch (type as keyof ProposalUpdates) {
    case 'proposal.changed':
      return { ...state, proposal: (data as ProposalUpdates['proposal.changed']).proposal };
    case 'support.changed':
      return {
        ...state,
        proposal: { ...state.proposal, ...(data as ProposalUpdates['support.changed']) },
      };
    case 'amendment.changed':
      return {
        ...state,
        amendments: put(state.amendments, (data as ProposalUpdates['amendment.changed']).amendment),
      };
    case 'design.changed':
      return {
        ...state,
        questions: put(state.questions, (data as ProposalUpdates['design.changed']).question),
      };
    case 'proposal.hidden':
      return { ...state, gone: true };
    default:
      // A newer server may tell what this page does not know yet.
      return state;
  }
}
