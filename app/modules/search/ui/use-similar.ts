import { useCallback, useEffect, useRef, useState } from 'react';
import type { SimilarQuestion, SimilarQuestions } from '../views';

const debounceMs = 400;
const timeoutMs = 6_000;
/** From here on a title says something; Thai says as much in fewer letters. */
const shortest = 6;

async function ask(slug: string, text: string, signal: AbortSignal): Promise<SimilarQuestion[]> {
  const end = text.indexOf('\n');
  const [title, body] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 1)];
  const params = new URLSearchParams({ title, body: body.slice(0, 1_000) });
  const answer = await fetch(`/api/v1/clubs/${slug}/similar-questions?${params}`, {
    signal,
    headers: { Accept: 'application/json' },
  });
  if (!answer.ok) throw new Error(`The search answers ${answer.status}.`);
  return ((await answer.json()) as SimilarQuestions).items;
}

/**
 * What others asked before that is like what is being written: looked for a moment after the last key. What was found stays while
 * something new is looked for, and when that fails. `look` takes the title and, below it, the text.
 */
export function useSimilar(slug: string, first: readonly SimilarQuestion[]) {
  const [found, setFound] = useState<readonly SimilarQuestion[]>(first);
  const running = useRef<{ stop: () => void } | undefined>(undefined);
  useEffect(() => () => running.current?.stop(), []);
  const look = useCallback(
    (text: string) => {
      running.current?.stop();
      if (text.trim().length < shortest) return setFound([]);
      const controller = new AbortController();
      const timer = setTimeout(() => {
        void ask(slug, text, AbortSignal.any([controller.signal, AbortSignal.timeout(timeoutMs)])).then(
          setFound,
          () => undefined,
        );
      }, debounceMs);
      running.current = {
        stop() {
          clearTimeout(timer);
          controller.abort();
        },
      };
    },
    [slug],
  );
  return { found, look };
}
