import { fold, segment, toExact } from './search-text.ts';

export type SearchTerm = {
  /** As typed, in exact form; where a text holds it, the text ranks higher. */
  exact: string;
  /** What the folded text must hold, or `tokens` among its words. */
  folded: string;
  /** Its words in folded form, in order; at least one. */
  tokens: string[];
};

export type SearchQuery = {
  terms: SearchTerm[];
  /** What stood in quotes: its words next to each other. */
  phrases: SearchTerm[];
  /** What stood behind a minus: in no result. */
  excluded: SearchTerm[];
};

const MAX_QUERY_LENGTH = 200;
const MAX_TERMS = 12;
const PART = /(?<minus>-)?(?:"(?<straight>[^"]*)"|[“”](?<curly>[^“”]*)[“”]|(?<word>\S+))/g;
const OUTER_SIGNS = /^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu;
const LIKE_SIGNS = /[\\%_]/g;

/**
 * What somebody typed into a search field: words, "phrases" and -exclusions. Anything may be typed; what holds no letter
 * or digit counts for nothing, words beyond the twelfth and characters beyond the 200th neither.
 */
export function parseSearchQuery(typed: string): SearchQuery {
  const query: SearchQuery = { terms: [], phrases: [], excluded: [] };
  const seen = new Set<string>();
  for (const { groups } of typed.toWellFormed().slice(0, MAX_QUERY_LENGTH).matchAll(PART)) {
    const phrase = groups?.straight ?? groups?.curly;
    const term = termOf(phrase ?? groups?.word ?? '');
    const kind = groups?.minus ? 'excluded' : phrase === undefined ? 'terms' : 'phrases';
    if (!term || seen.has(`${kind} ${term.exact}`)) continue;
    seen.add(`${kind} ${term.exact}`);
    query[kind].push(term);
    if (seen.size === MAX_TERMS) break;
  }
  return query;
}

function termOf(words: string): SearchTerm | null {
  const exact = toExact(words).replace(OUTER_SIGNS, '');
  const tokens = segment(exact).map(fold).filter(Boolean);
  return tokens.length === 0 ? null : { exact, folded: fold(exact), tokens };
}

/**
 * The query for `to_tsquery('simple', …)` against `toSearchTokens`: all terms, phrases by position, the last term also as
 * the beginning of a word (people search while they type). Empty where there is nothing to find.
 */
export function toTsQuery(query: SearchQuery): string {
  const last = query.terms.at(-1);
  const wanted = [
    ...query.terms.map((term) => allOf(term.tokens, term === last ? ':*' : '')),
    ...query.phrases.map((phrase) => inOrder(phrase.tokens)),
  ];
  if (wanted.length === 0) return '';
  return [...wanted, ...query.excluded.map((term) => `!${inOrder(term.tokens)}`)].join(' & ');
}

// Tokens hold letters, marks and digits only, so that quotes need no escaping.
function allOf(tokens: string[], lastSuffix: string): string {
  const lexemes = tokens.map((token, index) => `'${token}'${index === tokens.length - 1 ? lastSuffix : ''}`);
  return `(${lexemes.join(' & ')})`;
}

function inOrder(tokens: string[]): string {
  return `(${tokens.map((token) => `'${token}'`).join(' <-> ')})`;
}

/** A pattern for `LIKE` that finds `folded` anywhere in folded text (served by a trigram index from three letters on). */
export function likePattern(folded: string): string {
  return `%${folded.replace(LIKE_SIGNS, '\\$&')}%`;
}
