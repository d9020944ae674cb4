import { useRevalidator } from '@remix-run/react';
import { useEffect, useMemo } from 'react';
import { applyClubUpdate, type ClubState } from '~/modules/clubs/updates';
import { useStream } from '~/platform/realtime/client/use-stream';
import type { StreamUpdate } from '~/platform/updates/update';
import type { ThreadItem, ThreadView } from '../post';

/** The threads that a club's home shows. */
export interface HomeThreads {
  fresh: ThreadItem[];
  questions: ThreadItem[];
  live: ThreadItem[];
}

interface HomeState {
  people: ClubState;
  threads: HomeThreads | null;
  /** Threads that have gone on and are not on the page. */
  unseen: string[];
  /** Offers or proposals on the page are others by now. */
  changed?: boolean;
}

type Activity = Pick<ThreadView, 'id' | 'postCount' | 'lastNumber' | 'lastPostAt'>;

/** Pure: counts and times follow; the order stays, so that nothing moves under the reader. */
export function applyActivity(state: HomeState, activity: readonly Activity[]): HomeState {
  const { threads, unseen } = state;
  if (!threads) return state;
  const byId = new Map(activity.map((thread) => [thread.id, thread]));
  const follow = (list: ThreadItem[]) => list.map((thread) => ({ ...thread, ...byId.get(thread.id) }));
  const shown = new Set(threads.fresh.map(({ id }) => id));
  const others = activity.map(({ id }) => id).filter((id) => !shown.has(id));
  return {
    ...state,
    threads: {
      fresh: follow(threads.fresh),
      questions: follow(threads.questions),
      live: follow(threads.live),
    },
    unseen: [...new Set([...unseen, ...others])],
  };
}

function reduce(state: HomeState, update: StreamUpdate): HomeState {
  if (update.type === 'club.activity')
    return applyActivity(state, (update.data as { threads: Activity[] }).threads);
  if (update.type === 'offer.opened' || update.type === 'home.changed') return { ...state, changed: true };
  return { ...state, people: applyClubUpdate(state.people, update) };
}

/** A club's home, live: who comes and goes, its face, how its threads go on. `initial` is the loader's. */
export function useClubHome(
  initial: ClubState & { threads: HomeThreads | null; seqs: Record<string, number> },
): HomeState & { reload: () => void } {
  const { revalidate } = useRevalidator();
  const first = useMemo<HomeState>(() => {
    const { club, newest, team, threads } = initial;
    return { people: { club, newest, team }, threads, unseen: [] };
  }, [initial]);
  const { state } = useStream<HomeState>({ streams: initial.seqs, initial: first, reduce });
  const { changed = false } = state;
  const { incomplete = false } = state.people;
  useEffect(() => {
    if (incomplete || changed) revalidate();
  }, [incomplete, changed, revalidate]);
  return { ...state, reload: revalidate };
}
