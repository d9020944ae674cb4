import { diffArrays } from 'diff';

/** A text as amendments see it: its paragraphs, blank lines gathered. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n(?:[ \t]*\n)+/)
    .map((paragraph) => paragraph.replace(/\s+$/, ''))
    .filter((paragraph) => paragraph.trim() !== '');
}

/** Pure: a text in the one form in which its paragraphs can be told apart. */
export function tidyText(text: string): string {
  return paragraphsOf(text).join('\n\n');
}

/** Paragraphs `from` to `to` (not included) of the base become these; where both are equal they are put in there. */
interface Hunk {
  from: number;
  to: number;
  paragraphs: string[];
}

function hunksOf(base: readonly string[], other: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  let open: Hunk | undefined;
  for (const { value, added, removed } of diffArrays([...base], [...other])) {
    if (!added && !removed) {
      at += value.length;
      open = undefined;
      continue;
    }
    if (!open) hunks.push((open = { from: at, to: at, paragraphs: [] }));
    if (removed) open.to = at += value.length;
    else open.paragraphs.push(...value);
  }
  return hunks.flatMap(apart);
}

/** As many paragraphs for as many: each stands for the one in its place, so that changes of neighbours do not collide. */
function apart(hunk: Hunk): Hunk[] {
  const { from, to, paragraphs } = hunk;
  if (to - from !== paragraphs.length) return [hunk];
  return paragraphs.map((paragraph, at) => ({
    from: from + at,
    to: from + at + 1,
    paragraphs: [paragraph],
  }));
}

const isEqual = (a: Hunk, b: Hunk) =>
  a.from === b.from && a.to === b.to && a.paragraphs.join('\0') === b.paragraphs.join('\0');

/** Whether two changes of one base are about the same place, so that only people can say what is meant. */
function collide(a: Hunk, b: Hunk): boolean {
  if (isEqual(a, b)) return false;
  const bothInsert = a.from === a.to && b.from === b.to;
  return bothInsert ? a.from === b.from : a.from < b.to && b.from < a.to;
}

/** One place where an amendment and the text as it is now say different things. */
export interface Conflict {
  before: string;
  now: string;
  amended: string;
}

export type Merged = { text: string } | { conflicts: Conflict[] };

const words = (paragraphs: readonly string[]) => paragraphs.join('\n\n');

/** What stands now at a hunk's place, for showing it. */
function nowAt(base: readonly string[], hunk: Hunk, others: readonly Hunk[]): string {
  const there = others.filter((other) => collide(hunk, other));
  const from = Math.min(hunk.from, ...there.map((other) => other.from));
  const to = Math.max(hunk.to, ...there.map((other) => other.to));
  return words(apply(base.slice(from, to), shift(there, -from)));
}

const shift = (hunks: readonly Hunk[], by: number) =>
  hunks.map((hunk) => ({ ...hunk, from: hunk.from + by, to: hunk.to + by }));

/** Hunks that do not collide, laid over the base; of equal ones, one. */
function apply(base: readonly string[], hunks: readonly Hunk[]): string[] {
  const sorted = hunks
    .filter((hunk, index) => hunks.findIndex((other) => isEqual(hunk, other)) === index)
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
  const result: string[] = [];
  let at = 0;
  for (const { from, to, paragraphs } of sorted) {
    result.push(...base.slice(at, from), ...paragraphs);
    at = to;
  }
  return [...result, ...base.slice(at)];
}

/**
 * Pure: an amendment that was written on `base`, laid over the text as it is now. Changes of different paragraphs stand both; where
 * a paragraph that the amendment changes was changed otherwise meanwhile, nothing is guessed: the conflicts are answered.
 */
export function mergeTexts(base: string, amended: string, now: string): Merged {
  const paragraphs = paragraphsOf(base);
  const mine = hunksOf(paragraphs, paragraphsOf(amended));
  const theirs = hunksOf(paragraphs, paragraphsOf(now));
  const colliding = mine.filter((hunk) => theirs.some((other) => collide(hunk, other)));
  if (colliding.length > 0)
    return {
      conflicts: colliding.map((hunk) => ({
        before: words(paragraphs.slice(hunk.from, hunk.to)),
        now: nowAt(paragraphs, hunk, theirs),
        amended: words(hunk.paragraphs),
      })),
    };
  return { text: words(apply(paragraphs, [...theirs, ...mine])) };
}

/** Pure: the same for a title, which is one piece. */
export function mergeTitles(base: string, amended: string, now: string): Merged {
  if (amended === base || amended === now) return { text: now };
  if (now === base) return { text: amended };
  return { conflicts: [{ before: base, now, amended }] };
}

/** Pure: the places that a text changes, for showing them without the rest. */
export function changedPlaces(base: string, amended: string): { before: string; after: string }[] {
  const paragraphs = paragraphsOf(base);
  return hunksOf(paragraphs, paragraphsOf(amended)).map(({ from, to, paragraphs: after }) => ({
    before: words(paragraphs.slice(from, to)),
    after: words(after),
  }));
}
