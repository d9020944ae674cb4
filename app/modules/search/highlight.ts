import type { SearchQuery, SearchTerm } from '~/platform/text/search-query';
import { loosePattern } from './internal/loose-pattern';

/** A part of a text, in UTF-16 units; `end` is the first that no longer belongs to it. */
export interface Span {
  start: number;
  end: number;
}

/** Part of a text in one line, and what of it was searched for. */
export interface Snippet {
  text: string;
  hits: Span[];
}

export interface Highlighter {
  /** What of a text was searched for, in order, none overlapping, no letter cut from its marks. */
  hits(text: string): Span[];
  /**
   * The part of a text that says most of what was searched for; its beginning where nothing of it stands there. At most
   * `maxChars` long with its "…"; cut at words, else between letters with their marks.
   */
  snippet(text: string, maxChars: number, begunBefore?: boolean): Snippet;
}

const ELLIPSIS = '…';
/** How much is shown before the first match. */
const leadChars = 48;
const maxHits = 60;
/** Shorter terms stand within too many words. */
const shortestWithin = 3;
const THAI = /[\u0E00-\u0E7F]/;
const NOT_IN_WORD = '(?<![\\p{L}\\p{N}\\p{M}])';
const NO_LONGER_WORD = '(?![\\p{L}\\p{N}\\p{M}])';

const words = new Intl.Segmenter('th', { granularity: 'word' });
const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

type TermHit = Span & { term: number };

/** Finds again, in what is shown, what `query` asked for. */
export function createHighlighter(query: SearchQuery): Highlighter {
  const last = query.terms.at(-1);
  const searches = [...query.terms, ...query.phrases].map((term) => termPatterns(term, term === last));
  const find = (text: string): TermHit[] =>
    searches.flatMap((patterns, term) => {
      for (const pattern of patterns) {
        const found = [...take(text.matchAll(pattern), maxHits)];
        if (found.length > 0)
          return found.map(({ index, 0: match }) => ({ start: index, end: index + match.length, term }));
      }
      return [];
    });
  return {
    hits: (text) => wholeLetters(text, merge(find(text))),
    snippet(written, maxChars, begunBefore = false) {
      const text = written.replace(/\s+/g, ' ').trim();
      const found = find(text).toSorted((a, b) => a.start - b.start);
      const { start, end } = windowOf(text, found, maxChars);
      const before = begunBefore || start > 0 ? ELLIPSIS : '';
      const after = end < text.length ? ELLIPSIS : '';
      const shown = before + text.slice(start, end) + after;
      const hits = merge(found)
        .filter((hit) => hit.start >= start && hit.end <= end)
        .map((hit) => ({ start: hit.start - start + before.length, end: hit.end - start + before.length }));
      return { text: shown, hits: wholeLetters(shown, hits) };
    },
  };
}

/** The same snippet, begun at most `leadChars` before its first hit, for where only the first words are seen. */
export function fromFirstHit({ text, hits }: Snippet, leadChars: number): Snippet {
  const first = hits[0];
  if (!first || first.start <= leadChars + ELLIPSIS.length) return { text, hits };
  const start = cutNear(text, first.start - leadChars, first.start, 'after');
  const moved = start - ELLIPSIS.length;
  return {
    text: ELLIPSIS + text.slice(start),
    hits: hits.map((hit) => ({ start: hit.start - moved, end: hit.end - moved })),
  };
}

function* take<Item>(items: Iterable<Item>, atMost: number): Generator<Item> {
  let count = 0;
  for (const item of items) {
    if (count++ >= atMost) return;
    yield item;
  }
}

/** Ways to find a term, the first that finds anything counts: in one piece as a word, word by word, anywhere. */
function termPatterns(term: SearchTerm, mayBeBeginning: boolean): RegExp[] {
  const tokens = term.tokens.filter((token) => token.length > 1);
  return [
    wordPattern([term.folded], mayBeBeginning),
    ...(term.tokens.length > 1 && tokens.length > 0 ? [wordPattern(tokens, mayBeBeginning)] : []),
    ...(term.folded.length >= shortestWithin ? [new RegExp(loosePattern(term.folded), 'giu')] : []),
  ];
}

function wordPattern(folded: string[], mayBeBeginning: boolean): RegExp {
  const parts = folded
    .toSorted((a, b) => b.length - a.length)
    .map((part) => {
      const letters = loosePattern(part);
      return THAI.test(part) ? letters : `${NOT_IN_WORD}${letters}${mayBeBeginning ? '' : NO_LONGER_WORD}`;
    });
  return new RegExp(parts.join('|'), 'giu');
}

function merge(hits: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { start, end } of hits.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** Widens spans to whole letters with their marks. */
function wholeLetters(text: string, spans: Span[]): Span[] {
  if (spans.length === 0) return spans;
  const bounds = [...Array.from(graphemes.segment(text), ({ index }) => index), text.length];
  return merge(
    spans.map(({ start, end }) => ({
      start: bounds.findLast((bound) => bound <= start) ?? 0,
      end: bounds.find((bound) => bound >= end) ?? text.length,
    })),
  );
}

/** The part to show: from a little before the match around which most different terms stand. */
function windowOf(text: string, found: readonly TermHit[], maxChars: number): Span {
  if (text.length <= maxChars) return { start: 0, end: text.length };
  const room = maxChars - 2 * ELLIPSIS.length;
  let first = found[0];
  let most = 0;
  for (const hit of found) {
    const terms = new Set(
      found
        .filter(({ start, end }) => start >= hit.start && end <= hit.start + room - leadChars)
        .map(({ term }) => term),
    );
    if (terms.size > most) [first, most] = [hit, terms.size];
  }
  const wished = Math.min(Math.max(0, (first?.start ?? 0) - leadChars), Math.max(0, text.length - room));
  const start = wished === 0 ? 0 : cutNear(text, wished, first?.start ?? wished, 'after');
  const wishedEnd = Math.min(text.length, start + room);
  const end =
    wishedEnd === text.length ? wishedEnd : cutNear(text, wishedEnd, first ? first.end : start, 'before');
  const part = text.slice(start, end);
  return { start: start + part.length - part.trimStart().length, end: start + part.trimEnd().length };
}

/** A place between words at or beyond `wished` on the given side, not passing `limit`; else between letters. */
function cutNear(text: string, wished: number, limit: number, side: 'after' | 'before'): number {
  const from = Math.max(0, Math.min(wished, limit) - 40);
  const part = text.slice(from, Math.max(wished, limit) + 40);
  const letters = new Set(Array.from(graphemes.segment(part), ({ index }) => from + index));
  const wordStarts = Array.from(words.segment(part), ({ index }) => from + index).filter((at) =>
    letters.has(at),
  );
  const inReach = (at: number) =>
    side === 'after' ? at >= wished && at <= limit : at <= wished && at >= limit;
  const pick = (places: number[]) => (side === 'after' ? places.find(inReach) : places.findLast(inReach));
  return pick(wordStarts) ?? pick([...letters]) ?? limit;
}
