import { fold, segment, toExact } from './search-text.ts';

/** One entry of a list, ready to be found. */
interface Entry {
  /** As it stands in the list. */
  word: string;
  exact: string;
}

/** A list of words, ready to be looked for. */
export interface WordList {
  /** Folded form → the entries that fold to it. */
  entries: ReadonlyMap<string, readonly Entry[]>;
  /** Characters of the longest folded form. */
  longest: number;
}

const THAI = /[\u0E00-\u0E7F]/;

/** Words side by side in one form: Thai ones are written together, others apart. */
function joined(words: readonly string[]): string {
  let text = '';
  let last = '';
  for (const word of words) {
    text += text === '' || (THAI.test(last) && THAI.test(word)) ? word : ` ${word}`;
    last = word;
  }
  return text;
}

/** Pure: makes a list ready. Entries without a letter or digit find nothing. */
export function compileWordList(words: readonly string[]): WordList {
  const entries = new Map<string, Entry[]>();
  let longest = 0;
  for (const word of words) {
    const cut = segment(word);
    const key = joined(cut.map(fold));
    if (!key) continue;
    entries.set(key, [...(entries.get(key) ?? []), { word, exact: joined(cut) }]);
    longest = Math.max(longest, key.length);
  }
  return { entries, longest };
}

/**
 * Whether words of a text are meant by an entry that folds to the same. An entry without marks means the word with any marks;
 * one with marks means just these, or the bare letters of somebody who writes without marks altogether: "lon" among words
 * with marks is a can of beer, and nothing else.
 */
function isMeant(entry: Entry, folded: string, exact: string, bareText: boolean): boolean {
  return entry.exact === exact || entry.exact === folded || (bareText && exact === folded);
}

/**
 * Pure: the first entry of a list that stands in a text as whole words; never as a part of a longer word, in Thai either, where
 * words are cut by dictionary. Capitals, invisible characters and punctuation between words do not count.
 */
export function findListed(list: WordList, text: string): string | undefined {
  if (list.entries.size === 0) return undefined;
  const words = segment(text);
  const folds = words.map(fold);
  const exactText = toExact(text);
  const bareText = fold(text) === exactText;
  for (let start = 0; start < words.length; start++) {
    for (let end = start + 1; end <= words.length; end++) {
      const folded = joined(folds.slice(start, end));
      if (folded.length > list.longest) break;
      const exact = joined(words.slice(start, end));
      const found = list.entries.get(folded)?.find((entry) => isMeant(entry, folded, exact, bareText));
      if (found) return found.word;
    }
  }
  return undefined;
}
