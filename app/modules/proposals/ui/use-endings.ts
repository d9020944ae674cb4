import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import type { DesignView } from '../views';

const longestTimerMs = 2 ** 31 - 1;

/**
 * Loads the page again when the next of these moments comes: a result that was hidden until then, or a deadline, is there to be seen
 * at once, whenever the portal's own job says so. Screens do not ask all in the same second.
 */
export function useEndings(endings: readonly (string | null)[]): void {
  const { revalidate } = useRevalidator();
  const moments = endings.flatMap((ending) => (ending === null ? [] : [Date.parse(ending)]));
  const next = Math.min(...moments);
  useEffect(() => {
    const left = next - Date.now();
    if (left <= 0 || left > longestTimerMs) return;
    const timer = setTimeout(revalidate, left + 200 + Math.random() * 1_500);
    return () => clearTimeout(timer);
  }, [next, revalidate]);
}

/** When those that are asked still close. */
export function closingsOf(questions: readonly DesignView[]): string[] {
  return questions.flatMap(({ closed, closesAt }) => (closed ? [] : [closesAt]));
}
