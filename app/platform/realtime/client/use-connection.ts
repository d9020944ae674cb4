import { useEffect, useRef, useSyncExternalStore } from 'react';
import { browserClient } from './browser-client';
import type { ConnectionStatus } from './stream-client';

const subscribe = (listener: () => void) => browserClient().onStatus(listener);
const read = () => browserClient().status;
const readOnServer = (): ConnectionStatus => 'up_to_date';

/** Whether all that the page follows is on it: `up_to_date`, `reconnecting` or `offline`. */
export function useConnectionStatus(): ConnectionStatus {
  return useSyncExternalStore(subscribe, read, readOnServer);
}

/** For the root: signing in or out makes another connection, because who watches is settled when it opens. */
export function useLiveIdentity(memberId: string | null): void {
  const known = useRef(memberId);
  useEffect(() => {
    if (known.current === memberId) return;
    known.current = memberId;
    browserClient().reconnect();
  }, [memberId]);
}
