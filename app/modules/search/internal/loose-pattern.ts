import { fold } from '~/platform/text/search-text';

// Search compares folded text, people read what was written. A pattern made of folded letters finds them again in the text as
// it stands, with whatever marks they bear, so that no map between two texts has to be kept.

/** Marks that folding drops, and signs without width; bounded, so that no text makes a pattern slow. */
const MARKS = '[\\u0300-\\u036F\\u0E47-\\u0E4C\\u0E4E\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]{0,4}';
const TONES = '[\\u0E48-\\u0E4B]{0,2}';
const SARA_AM = '\u0E33';
const SARA_AE = '\u0E41';
const THAI_LETTER = /[\u0E01-\u0E3A\u0E40-\u0E46]/;
const LATIN_WITH_MARKS: readonly [number, number][] = [
  [0x00c0, 0x024f],
  [0x1e00, 0x1eff],
];

/** Letters that fold to two. */
const DIGRAPHS: Record<string, string> = { ss: 'ß', ae: 'æ', oe: 'œ' };

let written: Map<string, string> | undefined;

/** For each letter, all single letters that fold to it. */
function writtenForms(): Map<string, string> {
  if (written) return written;
  written = new Map();
  for (const [first, last] of LATIN_WITH_MARKS) {
    for (let code = first; code <= last; code++) {
      const letter = String.fromCharCode(code);
      const folded = fold(letter);
      if (folded.length === 1) written.set(folded, (written.get(folded) ?? '') + letter);
    }
  }
  for (let digit = 0; digit < 10; digit++) written.set(String(digit), String.fromCharCode(0x0e50 + digit));
  return written;
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function letterPattern(letter: string): string {
  if (/\s/.test(letter)) return '\\s+';
  if (letter === SARA_AM) return `(?:${SARA_AM}|\\u0E4D${TONES}\\u0E32)`;
  if (letter === SARA_AE) return `(?:${SARA_AE}|\\u0E40\\u0E40)`;
  // Letters drawn out for feeling fold to two at most.
  if (THAI_LETTER.test(letter)) return `${letter}(?:${letter}{2,12})?`;
  const forms = writtenForms().get(letter);
  return forms ? `[${escape(letter)}${forms}]` : escape(letter);
}

/** The source of a regular expression (flags `iu`) that finds folded text in text as people write it. */
export function loosePattern(folded: string): string {
  const letters = Array.from(folded);
  let pattern = '';
  for (let index = 0; index < letters.length; index++) {
    const [letter = '', next = ''] = letters.slice(index, index + 2);
    const digraph = DIGRAPHS[letter + next];
    if (digraph) index++;
    const single = letterPattern(letter) + MARKS;
    pattern += digraph ? `(?:${single}${letterPattern(next)}|${digraph})${MARKS}` : single;
  }
  return pattern;
}
