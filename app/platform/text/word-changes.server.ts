import { diffWords } from 'diff';
import type { WordChange } from './word-change';

/** What changed from one text to another, word by word; of Thai too, which writes no spaces between its words. */
export function wordChanges(before: string, after: string, language: string | null): WordChange[] {
  const intlSegmenter = new Intl.Segmenter(language ?? 'th', { granularity: 'word' });
  return diffWords(before, after, { intlSegmenter }).map(({ value, added, removed }) => ({
    value,
    added,
    removed,
  }));
}
