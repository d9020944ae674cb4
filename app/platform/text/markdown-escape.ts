import { targetOf } from './markdown-links.ts';

// Plain text as Markdown that shows exactly that text, in the dialect of markdown-rules.ts: no raw HTML, no indented
// code, no headings by underlining, one line break is a line break.

// Addresses become links by themselves, up to the next blank or thereabouts, and a backslash would be part of them.
const ADDRESS_RUN = /(?<![a-z0-9+.-])https?:\/\/\S+/gi;
const ADDRESS = /^https?:\/\/[^\s<>"'`()\\]*[^\s<>"'`()\\.,;:!?[\]*_~]/i;
const RISKY_IN_ADDRESS = /[\\*_~[\]&<`]/;
const ALWAYS = /[\\`*[\]]/g;
const UNDERSCORE_AT_EDGE = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const DOUBLED_TILDE = /~(?=~)|(?<=~)~/g;
// Also in front of a digit or a sign: <1@a> would be an address of mail.
const LIKE_A_TAG = /<(?=\S|$)/g;
const LIKE_AN_ENTITY = /&(?=#?\w+;)/g;

const LIST_MARK = /^(\s*)([-+])(?=\s|$)/;
const NUMBER_MARK = /^(\s*\d{1,9})([.)])(?=\s|$)/;
const HEADING_OR_QUOTE = /^(\s*)(#{1,6}(?=\s|$)|>)/;
// Under a line with bars it would make a table, alone a rule.
const DASHES = /^[\s|:-]*-[\s|:-]*$/;

/** Takes the meaning from all signs within a line. The start of a line is `escapeLineStarts`' part. */
export function escapeWords(text: string): string {
  let escaped = '';
  let from = 0;
  for (const { index, 0: run } of text.matchAll(ADDRESS_RUN)) {
    escaped += escapeLabel(text.slice(from, index)) + escapeAddressRun(run);
    from = index + run.length;
  }
  return escaped + escapeLabel(text.slice(from));
}

function escapeAddressRun(run: string): string {
  if (!RISKY_IN_ADDRESS.test(run)) return run;
  const address = ADDRESS.exec(run)?.[0];
  if (!address || !targetOf(address)) return escapeLabel(run).replaceAll('://', '\\://');
  return `<${address}>${escapeWords(run.slice(address.length))}`;
}

/** The same for the words of a link, in which no other link may stand. */
export function escapeLabel(text: string): string {
  return text
    .replace(ALWAYS, '\\$&')
    .replace(UNDERSCORE_AT_EDGE, '\\_')
    .replace(DOUBLED_TILDE, '\\~')
    .replace(LIKE_A_TAG, '\\<')
    .replace(LIKE_AN_ENTITY, '\\&');
}

/** Takes the meaning from what would make a line a heading, a quote, a list, a rule or part of a table. */
export function escapeLineStarts(text: string): string {
  return text.split('\n').map(escapeLineStart).join('\n');
}

function escapeLineStart(line: string): string {
  if (DASHES.test(line)) return line.replace('-', '\\-');
  return line.replace(HEADING_OR_QUOTE, '$1\\$2').replace(LIST_MARK, '$1\\$2').replace(NUMBER_MARK, '$1\\$2');
}

/** Code within a line, whatever ticks it holds. */
export function codeSpan(code: string): string {
  const line = code.replace(/\s*\n\s*/g, ' ');
  if (line.trim() === '') return '';
  const ticks = '`'.repeat(longestRun(line, '`') + 1);
  const pad = /^[` ]|[` ]$/.test(line) ? ' ' : '';
  return ticks + pad + line + pad + ticks;
}

/** Code on lines of its own. `language` stands on the fence when it is a plain word. */
export function codeBlock(code: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longestRun(code, '`') + 1));
  const word = /^[\w+#.-]{1,30}$/.test(language) ? language : '';
  return `${fence}${word}\n${code.replace(/^\n+|\s+$/g, '')}\n${fence}`;
}

function longestRun(text: string, sign: string): number {
  let longest = 0;
  let run = 0;
  for (const letter of text) {
    run = letter === sign ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}
