// Thai has no spaces between words. The dictionary of `Intl.Segmenter` cuts about nine boundaries of ten rightly; names
// of breeds, brands and dishes are not in it and make it cut through their neighbours: โกลเด้|นท้|อง|เสีย.

const words = new Intl.Segmenter('th', { granularity: 'word' });

const CONSONANT = '[\\u0E01-\\u0E2E]';
const TONE = '[\\u0E48-\\u0E4B]';
const LEADING_VOWEL = '[\\u0E40-\\u0E44]';
// No Thai word is one bare consonant, two with a tone but no vowel, begins with a sign that hangs on a consonant,
// or ends in a vowel that stands before its consonant.
const PIECE = new RegExp(
  `^(?:${CONSONANT}${TONE}?|${CONSONANT}{2}${TONE}|(?!${CONSONANT}|${LEADING_VOWEL}).*|.*${LEADING_VOWEL})$`,
);
const WORD_START = new RegExp(`^(?:${CONSONANT}|${LEADING_VOWEL})`);
const SHORTEST_REAL_WORD = 3;

/** The words of a run of Thai letters, as the dictionary cuts them. */
export function cutThai(run: string): string[] {
  return Array.from(words.segment(run), ({ segment }) => segment);
}

/** Whether a part of a run of Thai letters can be no word by itself, so that a cut beside it is wrong. */
export function isPiece(part: string): boolean {
  return PIECE.test(part);
}

/**
 * What `cutThai` made of a run, where each piece that is no word is given to its neighbours: its end to the next word
 * when the two make one known word (นท้|อง is น + ท้อง), else all of it to the word before.
 */
export function mendThai(cut: string[]): string[] {
  const mended: string[] = [];
  for (let index = 0; index < cut.length; index++) {
    const part = cut[index] ?? '';
    if (cut.length === 1 || !isPiece(part)) {
      mended.push(part);
      continue;
    }
    const before = mended.pop() ?? '';
    const next = cut[index + 1] ?? '';
    const start = next === '' ? -1 : startOfKnownWord(part, next);
    if (start < 0) mended.push(before + part);
    else {
      mended.push(before + part.slice(0, start), part.slice(start) + next);
      index++;
    }
  }
  return mended;
}

function startOfKnownWord(piece: string, next: string): number {
  for (let start = 1; start < piece.length; start++) {
    const word = piece.slice(start) + next;
    if (word.length >= SHORTEST_REAL_WORD && WORD_START.test(word) && cutThai(word).length === 1)
      return start;
  }
  return -1;
}
