import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';

type Announce = (words: string, urgency?: 'polite' | 'assertive') => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/** Says something to a screen reader without showing it. The same words twice are said twice. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}

interface Said {
  words: string;
  count: number;
}

/** Holds the two regions that screen readers listen to; once a page. */
export function LiveRegionProvider({ children }: { children: ReactNode }) {
  const count = useRef(0);
  const [said, setSaid] = useState<Record<'polite' | 'assertive', Said>>({
    polite: { words: '', count: 0 },
    assertive: { words: '', count: 0 },
  });
  const announce = useCallback<Announce>((words, urgency = 'polite') => {
    count.current += 1;
    const now = { words, count: count.current };
    setSaid((before) => ({ ...before, [urgency]: now }));
  }, []);
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div className="sr-only" role="status" aria-live="polite">
        <span key={said.polite.count}>{said.polite.words}</span>
      </div>
      <div className="sr-only" role="alert" aria-live="assertive">
        <span key={said.assertive.count}>{said.assertive.words}</span>
      </div>
    </AnnounceContext.Provider>
  );
}
