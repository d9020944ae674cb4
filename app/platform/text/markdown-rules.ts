import MarkdownIt from 'markdown-it';
import type { MarkdownIt as Markdown, StateInline, Token } from 'markdown-it';

import { gatherPost } from './markdown-gather.ts';
import { setLinkRules } from './markdown-links.ts';
import { addMentionRule } from './markdown-mentions.ts';
import type { MentionLookups } from './markdown-mentions.ts';

// The one description of what members may write, shared by the server, which sanitises the result, and by the
// preview in the browser, which relies on raw HTML being off and on the links being checked here.

export type PictureSize = { width: number; height: number };

export type MarkdownOptions = MentionLookups & {
  /** Origin of this site, such as `https://club.example`; links to it become paths. */
  origin?: string;
  /** Path of a member's page for a mention; without it a mention is not a link. */
  memberPath?: (memberId: string) => string;
  /** Sizes in pixels of the pictures that may be shown; others show their description. Absent: all may. */
  uploads?: ReadonlyMap<string, PictureSize>;
};

/** What is collected while a post is rendered. */
export type Gathered = {
  options: MarkdownOptions;
  mentions: Set<string>;
  links: Set<string>;
  uploadIds: Set<string>;
  text: string;
  /** Plain names tried as mentions so far. */
  plainTried: number;
};

/** What `render` and `parse` of the instance want as their environment. */
export type PostEnv = { gathered: Gathered };

export function startGathering(options: MarkdownOptions): PostEnv {
  const gathered = {
    options,
    mentions: new Set<string>(),
    links: new Set<string>(),
    uploadIds: new Set<string>(),
  };
  return { gathered: { ...gathered, text: '', plainTried: 0 } };
}

// Twelve quotes or six lists within each other; deeper blocks are left out, deeper marks stay text.
const MAX_NESTING = 24;
// markdown-it fills short rows up: a few thousand bytes would else become tens of thousands of cells.
const MAX_TABLE_CELLS = 1000;
// Beyond these nobody writes: signs and lines that must be weighed, elements that must be sanitised and laid out.
const MAX_SIGNS = 6000;
const MAX_ELEMENTS = 2000;
const LINE_FEED = 0x0a;
const UNSPACED_SCRIPT_FROM = 0x0e00;
const UNSPACED_SCRIPT_TO = 0x0eff;

type TableRule = Parameters<Markdown['block']['ruler']['at']>[1];

/** A markdown-it with the rules of posts. Made once for each process or page: making it costs milliseconds. */
export function createMarkdown(): Markdown {
  const md = new MarkdownIt({
    html: false,
    linkify: true,
    breaks: true,
    typographer: false,
    maxNesting: MAX_NESTING,
  });
  // Indented text and text over a line of dashes are seldom meant as code and heading where people chat.
  // References repeat one long address at no cost to the writer.
  md.disable(['code', 'lheading', 'reference', 'html_block', 'html_inline']);
  md.inline.State = unspacedStateOf(md.inline.State);
  md.block.ruler.at('table', boundedTable(tableRule()), { alt: ['paragraph', 'reference'] });
  setLinkRules(md);
  addMentionRule(md, (state) => (state.env as PostEnv).gathered);
  addMentionRenderer(md);
  md.core.ruler.push('gather', (state) => gatherPost(state, (state.env as PostEnv).gathered));
  return md;
}

/**
 * HTML of `source`, filling what `env` gathers. Text with thousands of marks costs as much as it has marks and means
 * none of them: it is shown as it was typed.
 */
export function renderPost(md: Markdown, source: string, env: PostEnv): string {
  if (countSigns(source) <= MAX_SIGNS) {
    const tokens = md.parse(source, env);
    if (countElements(tokens) <= MAX_ELEMENTS) return md.renderer.render(tokens, md.options, env);
  }
  env.gathered = { ...startGathering(env.gathered.options).gathered, text: source.trim() };
  return `<pre><code>${md.utils.escapeHtml(source)}</code></pre>`;
}

function countSigns(source: string): number {
  let signs = 0;
  for (let index = 0; index < source.length; index++) {
    const code = source.charCodeAt(index);
    if (code === LINE_FEED || (code > 0x20 && code < 0x7f && !isLetterOrDigit(code))) signs++;
  }
  return signs;
}

function isLetterOrDigit(code: number): boolean {
  return code >= 0x30 && (code <= 0x39 || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a));
}

function countElements(tokens: Token[]): number {
  let elements = 0;
  for (const token of tokens) {
    if (token.children) elements += countElements(token.children);
    else if (token.nesting >= 0 && token.type !== 'text' && !token.hidden) elements++;
  }
  return elements;
}

function isUnspacedLetter(code: number): boolean {
  return code >= UNSPACED_SCRIPT_FROM && code <= UNSPACED_SCRIPT_TO;
}

/**
 * Marks next to Thai letters. CommonMark takes `**` before a sign for an opening only after a space or a sign;
 * Thai writes no spaces, so that `ราคา**"200"**นะ` would keep its stars. A Thai letter outside counts as a space.
 */
function unspacedStateOf(base: typeof StateInline): typeof StateInline {
  return class extends base {
    override scanDelims(start: number, canSplitWord: boolean) {
      const scanned = super.scanDelims(start, canSplitWord);
      if (!canSplitWord || (scanned.can_open && scanned.can_close)) return scanned;
      const end = start + scanned.length;
      if (start === 0 || end >= this.posMax) return scanned;
      const before = this.src.charCodeAt(start - 1);
      const after = this.src.charCodeAt(end);
      const { isWhiteSpace } = this.md.utils;
      if (isUnspacedLetter(before) && !isWhiteSpace(after)) scanned.can_open = true;
      if (isUnspacedLetter(after) && !isWhiteSpace(before)) scanned.can_close = true;
      return scanned;
    }
  };
}

function tableRule(): TableRule {
  const { ruler } = new MarkdownIt().block;
  ruler.enableOnly(['table']);
  const [rule] = ruler.getRules('');
  if (!rule) throw new Error('markdown-it has no rule named "table"');
  return rule;
}

function boundedTable(rule: TableRule): TableRule {
  return (state, startLine, endLine, silent) => {
    const delimiterLine = startLine + 1;
    if (delimiterLine >= endLine) return false;
    const delimiters = state.src.slice(state.bMarks[delimiterLine], state.eMarks[delimiterLine]);
    if (!delimiters.includes('-')) return false;
    const maxRows = MAX_TABLE_CELLS / delimiters.split('|').length;
    const rowLimit = startLine + maxRows;
    for (let line = delimiterLine; line < endLine && !state.isEmpty(line); line++)
      if (line > rowLimit) return false;
    return rule(state, startLine, endLine, silent);
  };
}

function addMentionRenderer(md: Markdown): void {
  const { escapeHtml } = md.utils;
  md.renderer.rules.mention = (tokens, index, _options, env) => {
    const token = tokens[index];
    if (!token) return '';
    const { memberPath } = (env as unknown as PostEnv).gathered.options;
    const name = escapeHtml(token.content);
    if (!memberPath) return `<span class="mention">${name}</span>`;
    const { id } = token.meta as { id: string };
    return `<a class="mention" href="${escapeHtml(memberPath(id))}">${name}</a>`;
  };
}
