import { useEffect, useRef, useState } from 'react';
import type { SearchHit, SearchPage } from '../views';

export interface Suggested {
  /** What the hits were found for; typing goes on while they are looked for. */
  q: string;
  hits: SearchHit[];
  failed: boolean;
}

const debounceMs = 130;
const timeoutMs = 6_000;
const shown = 6;
/** From here on a beginning says something. */
const shortest = 2;

const nothing: Suggested = { q: '', hits: [], failed: false };

/** Looks for what is being typed: a moment after the last key, never for what is no longer typed, each words once. */
export function useSuggestions(typed: string): Suggested {
  const [found, setFound] = useState<Suggested>(nothing);
  const known = useRef(new Map<string, SearchHit[]>());
  const q = typed.trim();
  useEffect(() => {
    if (q.length < shortest) return setFound(nothing);
    const hits = known.current.get(q);
    if (hits) return setFound({ q, hits, failed: false });
    const controller = new AbortController();
    const timer = setTimeout(() => {
      void ask(q, AbortSignal.any([controller.signal, AbortSignal.timeout(timeoutMs)])).then(
        (answer) => {
          known.current.set(q, answer);
          setFound({ q, hits: answer, failed: false });
        },
        () => {
          if (!controller.signal.aborted) setFound({ q, hits: [], failed: true });
        },
      );
    }, debounceMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [q]);
  return found;
}

async function ask(q: string, signal: AbortSignal): Promise<SearchHit[]> {
  const params = new URLSearchParams({ q, group: 'thread', limit: String(shown) });
  const answer = await fetch(`/api/v1/search?${params}`, { signal, headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`The search answers ${answer.status}.`);
  return ((await answer.json()) as SearchPage).items;
}
