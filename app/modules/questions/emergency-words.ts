import { fold, segment, toExact } from '~/platform/text/search-text';
import { cutThai, isPiece } from '~/platform/text/thai-words';

/** One of a club's words, as it was written. */
export interface EmergencyMatch {
  word: string;
}

const thai = /[\u0E00-\u0E7F]/;
const thaiMark = /[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E\u0E32\u0E33\u0E45]/;
const leadingVowel = /[\u0E40-\u0E44]/;
const hasMarks = /[\u0300-\u036F]|đ/;

function wordsIn(exact: string): string[] {
  return exact.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
}

interface Cut {
  word: string;
  from: number;
  to: number;
}

/** The dictionary's words in folded Thai, and where they stand. */
function cutsOf(exact: string, folded: string): Cut[] {
  const cuts: Cut[] = [];
  let at = 0;
  for (const word of segment(exact)) {
    const part = fold(word);
    const from = part ? folded.indexOf(part, at) : -1;
    if (from < 0) continue;
    at = from + part.length;
    cuts.push({ word, from, to: at });
  }
  return cuts;
}

/** A word of the dictionary, and no leftover of a name that was cut wrongly. */
function isRealWord(word: string): boolean {
  return !isPiece(word) && cutThai(word).length === 1;
}

/**
 * Whether what was found is more than a part of another word: no vowel or mark of another syllable touches it, and no real word reaches
 * over one of its ends. A wrong cut around a name hides nothing: a false alarm costs less than a missed one.
 */
function standsAlone(folded: string, from: number, to: number, cuts: readonly Cut[]): boolean {
  if (thaiMark.test(folded[to] ?? ' ') || leadingVowel.test(folded[from - 1] ?? ' ')) return false;
  return !cuts.some(
    (cut) => ((cut.from < from && cut.to > from) || (cut.from < to && cut.to > to)) && isRealWord(cut.word),
  );
}

function findThai(exact: string, folded: string, needle: string): boolean {
  let cuts: Cut[] | undefined;
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + 1)) {
    cuts ??= cutsOf(exact, folded);
    if (standsAlone(folded, at, at + needle.length, cuts)) return true;
  }
  return false;
}

function withoutExceptions(exact: string, words: readonly string[]): string {
  let rest = exact;
  for (const word of words)
    if (word.startsWith('-') && word.length > 1) rest = rest.replaceAll(toExact(word.slice(1)), ' ');
  return rest;
}

function isMarked(word: string): boolean {
  return hasMarks.test(word.normalize('NFD'));
}

/** A word that was typed without marks may be any; one with marks is meant as it stands. */
function isSame(written: string, wanted: string): boolean {
  return written === wanted || (!isMarked(written) && written === fold(wanted));
}

/** Whether these words stand in the text, one after the other. */
function findWords(written: readonly string[], wanted: readonly string[]): boolean {
  for (let at = 0; at + wanted.length <= written.length; at++)
    if (wanted.every((word, index) => isSame(written[at + index]!, word))) return true;
  return false;
}

/**
 * The club's emergency words that a text holds, in the order of the list. Thai is found without spaces, Vietnamese with or without its
 * marks, Latin in whole words only: "rắn cắn" also as "ran can", and "fit" not in "benefit". A word with a minus before it is an
 * exception: in "-ลิ้นชัก" (drawer) no ชัก (fit) is looked for.
 */
export function findEmergencyWords(text: string, words: readonly string[]): EmergencyMatch[] {
  const exact = withoutExceptions(toExact(text), words);
  const folded = fold(exact);
  const written = wordsIn(exact);
  return words.flatMap((word) => {
    const wanted = toExact(word);
    if (!fold(word) || word.startsWith('-')) return [];
    const found = thai.test(wanted)
      ? findThai(exact, folded, fold(word))
      : wordsIn(wanted).length > 0 && findWords(written, wordsIn(wanted));
    return found ? [{ word }] : [];
  });
}
