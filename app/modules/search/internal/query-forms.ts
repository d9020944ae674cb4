import { likePattern, type SearchQuery, type SearchTerm } from '~/platform/text/search-query';
import { fold, segment } from '~/platform/text/search-text';
import { cutThai, mendThai } from '~/platform/text/thai-words';

const THAI_RUN = /([\u0E00-\u0E7F]+)/;
const THAI = /[\u0E00-\u0E7F]/;
/** What a trigram index can look up. */
const SHORTEST_INDEXED = 3;
/** From here on a typed beginning says enough to look for all words that begin so among all posts. */
const SHORTEST_BEGINNING = 3;

/** A search as the database asks it; every text may stand in a parameter as it is. */
export interface QueryForms {
  /** For `to_tsquery('simple', …)`: each word whole. */
  whole: string;
  /** The same with the last word as the beginning of one; equal to `whole` where that is too short for posts. */
  beginning: string;
  /** The last word as the beginning of one, however short: for names and titles, of which there are few. */
  shortBeginning: string;
  /** All of it within a title, the last word as a beginning; titles have the weight A. */
  inTitle: string;
  /** Any word of it within a title. */
  someInTitle: string;
  /** Patterns for `LIKE` against folded text: what must stand somewhere in it. */
  substrings: string[];
  /** Whether a trigram index can look at least one of the substrings up. */
  indexed: boolean;
  /** What no substring stands for: phrases of spaced languages and excluded words, for `to_tsquery`; null: none. */
  rest: string | null;
  /** Folded letters of the first match that stands in one piece, to find the place in a long text. */
  anchor: string;
  /** Each term in one piece; for `LIKE` against folded text. */
  pieces: string[];
  /** For `LIKE` against the lower-case text as it was written: whether its marks are as typed. */
  exact: string[];
  /** What must stand nowhere in the folded text; words are excluded by the other forms. */
  excludedSubstrings: string[];
}

/** The forms of a query, or null where there is nothing to find. */
export function queryForms(query: SearchQuery): QueryForms | null {
  const { terms, phrases, excluded } = query;
  const wanted = [...terms, ...phrases];
  if (wanted.length === 0) return null;
  const last = terms.at(-1);
  const long = (last?.tokens.at(-1)?.length ?? 0) >= SHORTEST_BEGINNING;
  const whole = tokensQuery(query, ['', '']);
  const shortBeginning = tokensQuery(query, ['', ':*']);
  const unspaced = [...terms, ...phrases.filter(({ folded }) => THAI.test(folded))];
  const substrings = [...new Set(unspaced.flatMap(substringsOf))];
  return {
    whole,
    beginning: long ? shortBeginning : whole,
    shortBeginning,
    inTitle: tokensQuery({ ...query, excluded: [] }, [':A', ':*A']),
    someInTitle: wanted.flatMap(({ tokens }) => tokens.map((token) => `'${token}':A`)).join(' | '),
    substrings: substrings.map(likePattern),
    indexed: substrings.some((part) => part.length >= SHORTEST_INDEXED),
    rest: restQuery(query),
    anchor: substrings[0] ?? wanted[0]!.folded,
    pieces: wanted.map(({ folded }) => likePattern(folded)),
    exact: wanted.map(({ exact }) => likePattern(exact)),
    excludedSubstrings: excluded
      .map(({ folded }) => folded)
      .filter((folded) => THAI.test(folded) && folded.length >= SHORTEST_INDEXED)
      .map(likePattern),
  };
}

/** What stands behind each word, and behind the last: it may be only the beginning of a word, as people search while they type. */
type Suffixes = [each: string, last: string];

function tokensQuery({ terms, phrases, excluded }: SearchQuery, [each, last]: Suffixes): string {
  const lastTerm = terms.at(-1);
  return [
    ...terms.map((term) => wordsOf(term, [each, term === lastTerm ? last : each])),
    ...phrases.map(({ tokens }) => inOrder(tokens, each)),
    ...excluded.map(({ tokens }) => `!${inOrder(tokens)}`),
  ].join(' & ');
}

function restQuery({ phrases, excluded }: SearchQuery): string | null {
  const spaced = phrases.filter(({ folded }) => !THAI.test(folded));
  const parts = [
    ...spaced.map(({ tokens }) => inOrder(tokens)),
    ...excluded.map(({ tokens }) => `!${inOrder(tokens)}`),
  ];
  return parts.length === 0 ? null : parts.join(' & ');
}

/** All words of a term. Where the dictionary left pieces that are no words, what they are when mended will do as well. */
function wordsOf(term: SearchTerm, suffixes: Suffixes): string {
  const mended = mendedWords(term);
  const cut = allOf(term.tokens, suffixes);
  return mended.join(' ') === term.tokens.join(' ') ? cut : `(${cut} | ${allOf(mended, suffixes)})`;
}

function mendedWords({ exact }: SearchTerm): string[] {
  return exact
    .split(THAI_RUN)
    .flatMap((run) => (THAI.test(run) ? mendThai(cutThai(run)) : segment(run)))
    .map(fold)
    .filter(Boolean);
}

/** Words that must stand in an unspaced text; in a spaced one a term is one word, found also within a longer one. */
function substringsOf(term: SearchTerm): string[] {
  return THAI.test(term.folded) ? mendedWords(term) : [term.folded];
}

// Tokens hold letters, marks and digits only, so that quotes need no escaping.
function allOf(tokens: string[], [each, last]: Suffixes): string {
  const lexemes = tokens.map((token, index) => `'${token}'${index === tokens.length - 1 ? last : each}`);
  return `(${lexemes.join(' & ')})`;
}

function inOrder(tokens: string[], suffix = ''): string {
  return `(${tokens.map((token) => `'${token}'${suffix}`).join(' <-> ')})`;
}
