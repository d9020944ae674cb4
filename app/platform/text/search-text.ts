import { cutThai, isPiece, mendThai } from './thai-words.ts';

// Text as search compares it. Two forms: *exact* levels only how the same letters were typed (composed or not,
// marks in another order, capitals), *folded* also drops the marks that people leave out: all of Vietnamese, and in
// Thai the tones, the silencer and the short mark. Folded text finds; exact text ranks.
// Folded Thai holds only what Unicode calls alphabetic, so that PostgreSQL's parser and pg_trgm keep it whole.

const ZERO_WIDTH = /[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]/g;
const LATIN_MARKS = /[\u0300-\u036F]/g;
// Letters that Unicode does not take apart.
const WHOLE_LETTERS: Record<string, string> = {
  đ: 'd',
  ð: 'd',
  ø: 'o',
  ł: 'l',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
};
const WHOLE_LETTER = /[đðøłıæœß]/g;

const THAI = /[\u0E00-\u0E7F]/;
const TONES = '\u0E48-\u0E4B';
const DOUBLED_E = /\u0E40\u0E40/g;
// NFKC takes ำ apart into the ring and า; a tone may stand before, between or (mistyped) after them.
const AM_TONE_FIRST = new RegExp(`([${TONES}])\\u0E4D\\u0E32`, 'g');
const AM = new RegExp(`\\u0E4D([${TONES}]?)\\u0E32`, 'g');
const AM_TONE_LAST = new RegExp(`\\u0E33([${TONES}])`, 'g');
const TONE_BEFORE_VOWEL = new RegExp(`([${TONES}])([\\u0E31\\u0E34-\\u0E3A])`, 'g');
const REPEATED_MARK = /([\u0E31\u0E34-\u0E3A\u0E47-\u0E4E])\1+/g;
const THAI_DIGIT = /[\u0E50-\u0E59]/g;
const LEFT_OUT_IN_THAI = /[\u0E47-\u0E4C\u0E4E]/g;
// "มากกกก" is "มาก" said with feeling; two stay, because some words end in two ("แดด").
const STRETCHED = /([\u0E01-\u0E3A\u0E40-\u0E46])\1{2,}/g;

const BLANKS = /\s+/g;
// The repetition sign (ๆ), the abbreviation sign (ฯ) and the baht sign stand between words, not in them.
const RUN =
  /[\u0E01-\u0E2E\u0E30-\u0E3A\u0E40-\u0E45\u0E47-\u0E4E]+|(?:(?![\u0E00-\u0E7F])[\p{L}\p{M}\p{N}])+/gu;

/** The same letters in one form: compatibility composition, lower case, Thai marks in their one order. */
export function toExact(text: string): string {
  const composed = text.normalize('NFKC').toLowerCase().replace(ZERO_WIDTH, '').replace(BLANKS, ' ').trim();
  return THAI.test(composed) ? orderThai(composed) : composed;
}

function orderThai(text: string): string {
  return text
    .replace(DOUBLED_E, '\u0E41')
    .replace(TONE_BEFORE_VOWEL, '$2$1')
    .replace(AM_TONE_FIRST, '$1\u0E33')
    .replace(AM, '$1\u0E33')
    .replace(AM_TONE_LAST, '$1\u0E33')
    .replace(REPEATED_MARK, '$1')
    .replace(STRETCHED, '$1$1')
    .replace(THAI_DIGIT, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

/** The exact form without the marks that people leave out when they type; what search matches on. */
export function fold(text: string): string {
  return foldExact(toExact(text));
}

function foldExact(exact: string): string {
  const bare = exact
    .normalize('NFD')
    .replace(LATIN_MARKS, '')
    .normalize('NFC')
    .replace(WHOLE_LETTER, (letter) => WHOLE_LETTERS[letter] ?? letter);
  // Letters that a mark kept apart stand side by side without it ("กน้นน"), and are levelled like any others.
  return THAI.test(bare) ? orderThai(bare.replace(LEFT_OUT_IN_THAI, '')) : bare;
}

/** The words of `text` in their exact form, in order: Thai cut by dictionary, all else at what is no letter or digit. */
export function segment(text: string): string[] {
  return cutExact(toExact(text)).words;
}

type Cut = {
  words: string[];
  /** Words that come of mending wrong cuts; none where nothing needed it. */
  mended: string[];
};

function cutExact(exact: string): Cut {
  const cut: Cut = { words: [], mended: [] };
  for (const [run] of exact.matchAll(RUN)) {
    if (!THAI.test(run)) {
      cut.words.push(run);
      continue;
    }
    const words = cutThai(run);
    cut.words.push(...words);
    if (words.some(isPiece)) cut.mended.push(...mendThai(words));
  }
  return cut;
}

/** Folds words at once: to normalise hundreds of short strings costs many times as much as one of the same length. */
function foldWords(words: string[]): string[] {
  return words.length === 0 ? [] : foldExact(words.join(' ')).split(' ').filter(Boolean);
}

/**
 * Words for `to_tsvector('simple', …)`, separated by spaces. First the folded words in their order, so that phrases
 * match by position; then, each once, the exact forms that differ, and Thai words as they are when cuts that leave
 * a piece nobody can pronounce are mended. Holds letters, marks and digits only.
 */
export function toSearchTokens(text: string): string {
  const { words, mended } = cutExact(toExact(text));
  const inOrder = foldWords(words);
  const known = new Set(inOrder);
  const extra = new Set([...words, ...foldWords(mended)].filter((word) => !known.has(word)));
  return [...inOrder, ...extra].join(' ');
}
