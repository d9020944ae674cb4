import type { StreamUpdate } from '~/platform/updates/update';
import type { LiveReaction } from './rules';
import type { EventQuestionView, EventView } from './views';

export type ReactionCounts = Partial<Record<LiveReaction, number>>;

interface DismissedQuestion {
  id: string;
  status: 'dismissed';
}

/** What each update of `event:<id>` tells. */
export interface EventUpdates {
  'event.changed': { event: EventView };
  'event.seats': Pick<EventView, 'seatsUsed' | 'registered' | 'waiting' | 'attended' | 'tickets'>;
  /** One that was put aside says no more than that. */
  'event.question': { question: EventQuestionView | DismissedQuestion };
  /** Gathered, at most once a second: votes by question, and all reactions so far. */
  'event.pulse': { votes: Record<string, number>; reactions: ReactionCounts };
}

/** A live event on a screen. */
export interface EventState {
  event: EventView;
  questions: EventQuestionView[];
  reactions: ReactionCounts;
}

const rank = { open: 0, taken: 0, answered: 1, dismissed: 2 } as const;

/** Pure: the pinned one first, then open ones by votes, then what is answered. */
export function inOrder(questions: readonly EventQuestionView[]): EventQuestionView[] {
  return questions.toSorted(
    (a, b) =>
      Number(b.pinned) - Number(a.pinned) ||
      rank[a.status] - rank[b.status] ||
      b.votes - a.votes ||
      a.number - b.number,
  );
}

/** What was put aside stays on screens that have it, for who leads; nobody gets to know of it by this. */
function withoutQuestion(state: EventState, id: string): EventState {
  const aside = { status: 'dismissed', pinned: false } as const;
  return {
    ...state,
    questions: inOrder(state.questions.map((one) => (one.id === id ? { ...one, ...aside } : one))),
  };
}

function withQuestion(state: EventState, question: EventQuestionView | DismissedQuestion): EventState {
  if (question.status === 'dismissed') return withoutQuestion(state, question.id);
  const others = state.questions
    .filter(({ id }) => id !== question.id)
    // At most one is pinned: another one makes room.
    .map((other) => (question.pinned && other.pinned ? { ...other, pinned: false } : other));
  return { ...state, questions: inOrder([...others, question]) };
}

/** Pure: the event after an update. State + updates = freshly loaded state, for every type. */
export function applyEventUpdate(state: EventState, update: Pick<StreamUpdate, 'type' | 'data'>): EventState {
  switch (update.type as keyof EventUpdates) {
    case 'event.changed':
      return { ...state, event: (update.data as EventUpdates['event.changed']).event };
    case 'event.seats':
      return { ...state, event: { ...state.event, ...(update.data as EventUpdates['event.seats']) } };
    case 'event.question':
      return withQuestion(state, (update.data as EventUpdates['event.question']).question);
    case 'event.pulse': {
      const { votes, reactions } = update.data as EventUpdates['event.pulse'];
      const questions = state.questions.map((question) => ({
        ...question,
        votes: votes[question.id] ?? question.votes,
      }));
      return { ...state, reactions, questions: inOrder(questions) };
    }
    default:
      // A newer server may tell what this page does not know yet.
      return state;
  }
}
