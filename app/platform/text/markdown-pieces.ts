import { codeSpan, escapeLabel, escapeLineStarts, escapeWords } from './markdown-escape.ts';

// A paragraph in pieces, and what they are in Markdown. Whether a star opens or closes depends on what stands beside it:
// blanks go outside, and a pair that could not be read as one is left out.

export type Mark = 'strong' | 'em' | 'del';

/** `words` and `code` mean nothing but themselves; `fixed` is Markdown already. */
export type Piece =
  | { kind: 'words'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'fixed'; text: string }
  | { kind: 'break' }
  | { kind: 'open'; mark: Mark }
  | { kind: 'close'; mark: Mark };

/** What is written: text, or a sign with its partner. */
type Sign = { mark: Mark; opens: boolean; partner?: Sign; left: boolean };
type Written = string | Sign;
type Code = { at: number; code: string };

const BLANK = /\s/;
const PUNCTUATION = /[\p{P}\p{S}]/u;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
// As in markdown-rules: beside these a sign stands as beside a space.
const UNSPACED = /[\u0E00-\u0EFF]/;

/** `place`: whether other links may stand in it. */
export function writePieces(pieces: readonly Piece[], place: 'text' | 'link' = 'text'): string {
  const written = new Writer(place === 'link' ? escapeLabel : escapeWords);
  for (const piece of pieces) written.add(piece);
  const parts = written.finish();
  dropUnreadable(parts);
  let text = '';
  for (const [index, part] of parts.entries()) {
    const next = textOfPart(parts, index, part);
    // Two codes between which a mark was left out.
    const ticksMeet = next.startsWith('`') && text.endsWith('`') && !text.endsWith('\\`');
    text += ticksMeet ? ` ${next}` : next;
  }
  return escapeLineStarts(text);
}

/** Puts blanks and breaks outside of marks, and leaves out marks that hold nothing, repeat or continue one another. */
class Writer {
  private readonly parts: Written[] = [];
  private readonly open: (Sign | undefined)[] = [];
  private waiting: Sign[] = [];
  private blank: '' | ' ' | '\n' | '\n\n' = '';
  private code: Code | undefined;
  private readonly escape: (text: string) => string;

  constructor(escape: (text: string) => string) {
    this.escape = escape;
  }

  add(piece: Piece): void {
    if (piece.kind === 'break') this.addBreak();
    else if (piece.kind === 'open') this.addOpen(piece.mark);
    else if (piece.kind === 'close') this.addClose();
    else if (piece.kind === 'fixed') this.addVisible(piece.text);
    else if (piece.kind === 'code') this.addCode(piece.text);
    else this.addWords(piece.text);
  }

  finish(): Written[] {
    return this.parts;
  }

  private addWords(text: string): void {
    const seen = text.trim();
    if (text.startsWith(' ') && this.blank === '') this.blank = ' ';
    if (seen !== '') this.addVisible(this.escape(seen));
    if (text.endsWith(' ') && this.blank === '') this.blank = ' ';
  }

  /** Code right after code would run its ticks together: it is one. */
  private addCode(text: string): void {
    if (text.trim() === '') return;
    const { code, parts } = this;
    const goesOn = code && code.at === parts.length - 1 && this.blank === '' && this.waiting.length === 0;
    if (goesOn) parts.pop();
    const whole = goesOn ? code.code + text : text;
    this.addVisible(codeSpan(whole));
    if (parts.length > 0) this.code = { at: parts.length - 1, code: whole };
  }

  private addVisible(text: string): void {
    if (text === '') return;
    if (this.parts.length > 0 && this.blank !== '') this.parts.push(this.blank);
    this.blank = '';
    for (const sign of this.waiting) this.pushOpen(sign);
    this.waiting = [];
    this.parts.push(text);
  }

  private addBreak(): void {
    const apart = this.blank.startsWith('\n') && this.open.length === 0;
    this.blank = apart ? '\n\n' : '\n';
  }

  private addOpen(mark: Mark): void {
    const within = this.open.some((sign) => sign?.mark === mark);
    const sign = within ? undefined : { mark, opens: true, left: false };
    this.open.push(sign);
    if (sign) this.waiting.push(sign);
  }

  private addClose(): void {
    const sign = this.open.pop();
    if (!sign) return;
    if (this.waiting.includes(sign)) this.waiting = this.waiting.filter((other) => other !== sign);
    else this.parts.push({ mark: sign.mark, opens: false, partner: sign, left: false });
  }

  private pushOpen(sign: Sign): void {
    const last = this.parts.at(-1);
    if (typeof last === 'object' && !last.opens && last.mark === sign.mark && last.partner) {
      // One ends where the same begins again: it goes on.
      this.parts.pop();
      const index = this.open.indexOf(sign);
      if (index >= 0) this.open[index] = last.partner;
    } else this.parts.push(sign);
  }
}

function dropUnreadable(parts: Written[]): void {
  for (let changed = true; changed;) {
    changed = false;
    for (const [index, part] of parts.entries()) {
      if (typeof part === 'string' || part.left || part.opens || !part.partner) continue;
      const from = parts.indexOf(part.partner);
      if (canOpen(parts, from) && canClose(parts, index) && !runsTogether(parts, from, index)) continue;
      part.left = part.partner.left = changed = true;
    }
  }
}

function canOpen(parts: Written[], index: number): boolean {
  const [before, after] = [letterBefore(parts, index), letterAfter(parts, index)];
  return isInside(after) && (!PUNCTUATION.test(after) || isOutside(before));
}

function canClose(parts: Written[], index: number): boolean {
  const [before, after] = [letterBefore(parts, index), letterAfter(parts, index)];
  return isInside(before) && (!PUNCTUATION.test(before) || isOutside(after));
}

function isInside(letter: string): boolean {
  return letter !== '' && !BLANK.test(letter);
}

function isOutside(letter: string): boolean {
  return letter === '' || BLANK.test(letter) || PUNCTUATION.test(letter) || UNSPACED.test(letter);
}

function letterBefore(parts: Written[], index: number): string {
  for (let at = index - 1; at >= 0; at--) {
    const part = parts[at]!;
    if (typeof part === 'string') return [...part.slice(-2)].at(-1) ?? '';
    if (!part.left) return '*';
  }
  return '';
}

function letterAfter(parts: Written[], index: number): string {
  for (let at = index + 1; at < parts.length; at++) {
    const part = parts[at]!;
    if (typeof part === 'string') return [...part.slice(0, 2)][0] ?? '';
    if (!part.left) return '*';
  }
  return '';
}

function textOfPart(parts: Written[], index: number, part: Written): string {
  if (typeof part === 'string') return part;
  if (part.left) return '';
  if (part.mark === 'strong') return '**';
  return part.mark === 'del' ? '~~' : emphasisSign(parts, index, part);
}

/** `_` beside `**` cannot be misread; within a word only `*` marks anything. */
function emphasisSign(parts: Written[], index: number, sign: Sign): string {
  const opening = sign.opens ? index : parts.indexOf(sign.partner!);
  const closing = sign.opens
    ? parts.findIndex((part) => typeof part === 'object' && part.partner === sign)
    : index;
  return isWithinWord(parts, opening, closing) ? '*' : '_';
}

function isWithinWord(parts: Written[], opening: number, closing: number): boolean {
  return LETTER.test(letterBefore(parts, opening)) || LETTER.test(letterAfter(parts, closing));
}

/** A star that opens right behind one that closes: nobody could tell them apart. */
function runsTogether(parts: Written[], opening: number, closing: number): boolean {
  const sign = parts[opening];
  if (typeof sign !== 'object' || sign.mark !== 'em' || !isWithinWord(parts, opening, closing)) return false;
  const [before, after] = [parts[opening - 1], parts[closing + 1]];
  return (typeof before === 'object' && !before.opens) || (typeof after === 'object' && after.opens);
}
