import { useMemo } from 'react';
import { useStream } from '~/platform/realtime/client/use-stream';
import { eventStream } from '../streams';
import { applyEventUpdate, type EventState } from '../updates';

/** An event on this screen, live: seats, questions, votes and how the room feels. `loaded` is the loader's. */
export function useEvent(loaded: EventState & { seq: number }): EventState {
  const initial = useMemo<EventState>(
    () => ({ event: loaded.event, questions: loaded.questions, reactions: loaded.reactions }),
    [loaded],
  );
  const streams = useMemo(() => ({ [eventStream(loaded.event.id)]: loaded.seq }), [loaded]);
  return useStream<EventState>({ streams, initial, reduce: applyEventUpdate }).state;
}
