// What members type is stored in one form: NFC, so that equal words have equal bytes, and without
// characters that nobody sees but that reorder, hide or break what others read.

const LINE_ENDS = /\r\n?|[\u2028\u2029\u0085]/g;
// Controls (line feed and tab excepted), bidirectional overrides and isolates, byte order mark,
// interlinear annotations.
const UNSEEN = /(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/gu;
// Thai stacks at most three marks on a consonant; what piles up more paints over its neighbours.
const PILED_MARKS = /(\p{M}{6})\p{M}+/gu;
const MARK = /\p{M}{7}/u;
// In one line (a name, a title) these only serve to make two equal-looking names differ.
const INVISIBLE_IN_LINE = /[\u200B\u200E\u200F\u2060-\u2064]/g;
const BLANKS = /\s+/g;

/** Drops what is never to be shown, from text that already is NFC (after entities were decoded). */
export function dropUnseen(text: string): string {
  return text.replace(UNSEEN, '');
}

/** Text of several lines as it is stored: NFC, `\n` only, no controls, no overrides, no piled-up marks. */
export function cleanText(text: string): string {
  const seen = dropUnseen(text.toWellFormed().replace(LINE_ENDS, '\n')).normalize('NFC');
  return MARK.test(seen) ? seen.replace(PILED_MARKS, '$1') : seen;
}

/** Text of one line (title, name): as `cleanText`, blanks gathered to one space, trimmed. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(INVISIBLE_IN_LINE, '').replace(BLANKS, ' ').trim();
}
