import { fold, toSearchTokens } from '~/platform/text/search-text';

/** PostgreSQL holds at most a megabyte of words for one entry; what stands further back is not looked for. */
const longestSearched = 60_000;

/** How a text is found: its folded form for substrings, its words for `to_tsvector('simple', …)`. */
export function searchFormsOf(text: string): { folded: string; tokens: string } {
  const searched = text.length > longestSearched ? text.slice(0, longestSearched).toWellFormed() : text;
  return { folded: fold(searched), tokens: toSearchTokens(searched) };
}
