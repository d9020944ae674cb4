import type { MarkdownIt, StateInline } from 'markdown-it';

// A member is named in a post as `@[Name](member:<uuid>)`, which the composer writes, or plainly as `@name`,
// which people type. The plain form is matched against names that the caller looks up: the longest name
// that somebody bears wins, because neither Thai nor names of several words say where a name ends.

export type MentionedMember = { id: string; name: string };

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const WRITTEN = new RegExp(`@\\[((?:\\\\.|[^\\]\\\\\\n]){1,120})\\]\\(member:(${UUID})\\)`, 'iy');
const WORD = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.'’-]{0,39}";
const PLAIN = new RegExp(`@(${WORD}(?: ${WORD}){0,2})`, 'uy');
// "me@example.com" and "example.com/@me" name nobody.
const BEFORE_NO_MENTION = /[\p{Script=Latin}\p{N}_.+@/-]/u;
const TRAILING_SIGNS = /[_.'’-]+$/;
const UNSPACED = /[\u0E00-\u0EFF]/;
const MAX_UNSPACED_PREFIXES = 24;
const MAX_PLAIN_MENTIONS = 20;
const AT = 0x40;

const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** Names that text after an `@` may mean, longest first: up to three words, and in Thai each shorter beginning. */
export function candidateNames(after: string): string[] {
  const words = after.split(' ');
  const names: string[] = [];
  for (let count = words.length; count > 0; count--) {
    names.push(words.slice(0, count).join(' ').replace(TRAILING_SIGNS, ''));
  }
  const first = words[0] ?? '';
  if (UNSPACED.test(first)) names.push(...unspacedPrefixes(first));
  return [...new Set(names)].filter((name) => name.length > 1 || !UNSPACED.test(name));
}

function unspacedPrefixes(word: string): string[] {
  const prefixes: string[] = [];
  for (const { index } of graphemes.segment(word)) if (index > 1) prefixes.push(word.slice(0, index));
  return prefixes.slice(0, MAX_UNSPACED_PREFIXES).reverse();
}

/** Whether an `@` at this place may begin a name: not within an address. */
export function startsMention(source: string, at: number): boolean {
  return at === 0 || !BEFORE_NO_MENTION.test(source[at - 1] ?? ' ');
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/**
 * What to look up before rendering a post, so that one query does: members named by id, and the names that a
 * plain `@` may mean (exact, case as typed). May hold more than the post shows (code is not left out).
 */
export function mentionsToResolve(source: string): { memberIds: string[]; names: string[] } {
  const memberIds = new Set<string>();
  const names = new Set<string>();
  let plain = 0;
  for (let at = source.indexOf('@'); at >= 0; at = source.indexOf('@', at + 1)) {
    if (!startsMention(source, at)) continue;
    const written = matchAt(WRITTEN, source, at);
    if (written?.[2]) {
      memberIds.add(written[2].toLowerCase());
      continue;
    }
    const after = matchAt(PLAIN, source, at)?.[1];
    if (after === undefined || plain++ >= MAX_PLAIN_MENTIONS) continue;
    for (const name of candidateNames(after)) names.add(name);
  }
  return { memberIds: [...memberIds], names: [...names] };
}

export type MentionLookups = {
  /** Whom a plain `@name` means; null: nobody. Without it plain names stay text. */
  resolveMention?: (name: string) => MentionedMember | null;
  /** The member of a written mention; null: unknown, shown as text. Without it the written name is believed. */
  resolveMember?: (id: string) => MentionedMember | null;
};

/** The lookups of the post that is being rendered, and how many plain names were tried in it. */
export type MentionState = { options: MentionLookups; plainTried: number };

/** Adds the inline rule. `stateOf` finds what belongs to the post that is being rendered. */
export function addMentionRule(md: MarkdownIt, stateOf: (state: StateInline) => MentionState): void {
  md.inline.ruler.before('link', 'mention', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== AT || state.linkLevel > 0) return false;
    if (!startsMention(state.src, state.pos)) return false;
    const mentions = stateOf(state);
    return writtenMention(state, silent, mentions.options) || plainMention(state, silent, mentions);
  });
}

function writtenMention(state: StateInline, silent: boolean, lookups: MentionLookups): boolean {
  const match = matchAt(WRITTEN, state.src, state.pos);
  if (!match?.[1] || !match[2] || WRITTEN.lastIndex > state.posMax) return false;
  if (!silent) {
    const id = match[2].toLowerCase();
    const name = state.md.utils.unescapeMd(match[1]).trim();
    const member = lookups.resolveMember ? lookups.resolveMember(id) : { id, name };
    if (member) pushMention(state, member);
    else state.pending += `@${name}`;
  }
  state.pos += match[0].length;
  return true;
}

function plainMention(state: StateInline, silent: boolean, mentions: MentionState): boolean {
  const { resolveMention } = mentions.options;
  if (!resolveMention || mentions.plainTried >= MAX_PLAIN_MENTIONS) return false;
  const after = matchAt(PLAIN, state.src, state.pos)?.[1];
  if (after === undefined) return false;
  if (!silent) mentions.plainTried++;
  for (const name of candidateNames(after)) {
    if (state.pos + 1 + name.length > state.posMax) continue;
    const member = resolveMention(name);
    if (!member) continue;
    if (!silent) pushMention(state, member);
    state.pos += 1 + name.length;
    return true;
  }
  return false;
}

function pushMention(state: StateInline, member: MentionedMember): void {
  const token = state.push('mention', '', 0);
  token.content = `@${member.name}`;
  token.meta = { id: member.id };
}
