import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

const NowContext = createContext<Date | undefined>(undefined);
const tickMs = 30_000;

/** The time as the page knows it. It begins with the server's, so that both draw the same, and then follows the clock. */
export function NowProvider({ start, children }: { start: string | undefined; children: ReactNode }) {
  const [now, setNow] = useState(() => (start ? new Date(start) : new Date()));
  useEffect(() => {
    const tick = () => setNow(new Date());
    // The page may have been kept for a while before it was sent.
    if (start && Math.abs(Date.now() - Date.parse(start)) > tickMs / 6) tick();
    const timer = setInterval(tick, tickMs);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [start]);
  return <NowContext.Provider value={now}>{children}</NowContext.Provider>;
}

/** Follows the clock in steps of half a minute; for showing, never for deciding. */
export function useNow(): Date {
  const now = useContext(NowContext);
  if (!now) throw new Error('useNow needs a NowProvider above it.');
  return now;
}
