import { fold, toSearchTokens } from './search-text.ts';

/** PostgreSQL holds at most a megabyte of words for one entry; what stands further back is not looked for. */
const longestSearched = 60_000;

/** How an entry of the search index is found. */
export interface SearchForms {
  /** Title and text in folded form, for substrings. */
  folded: string;
  /** Words of the title for `to_tsvector('simple', …)`, stored with the weight A. */
  titleTokens: string;
  /** Words of the text for `to_tsvector('simple', …)`. */
  tokens: string;
}

/** The forms of an entry. Without a title (posts: their thread has it) only the text is found. */
export function searchForms(title: string, text: string): SearchForms {
  const searched = text.length > longestSearched ? text.slice(0, longestSearched).toWellFormed() : text;
  return {
    folded: fold(title ? `${title}\n${searched}` : searched),
    titleTokens: toSearchTokens(title),
    tokens: toSearchTokens(searched),
  };
}
