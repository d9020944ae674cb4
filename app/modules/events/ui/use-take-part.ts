import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { callApi } from '~/platform/api/call-api';
import { comesBy } from '../rules';
import type { EventView, EventViewer } from '../views';

/** Whoever has the room open already when it begins has come, too. */
export function useTakePart(event: EventView, loaded: { event: EventView; viewer: EventViewer }): void {
  const { revalidate } = useRevalidator();
  const asked = useRef(false);
  const begins = comesBy(event, 'room') && loaded.event.status !== 'live';
  const comes = begins && loaded.viewer.registration?.status === 'registered';
  useEffect(() => {
    if (!comes || asked.current) return;
    asked.current = true;
    callApi('POST', `/events/${event.id}/presence`).then(revalidate, () => undefined);
  }, [comes, event.id, revalidate]);
}
