import type { StateCore, Token } from 'markdown-it';

import { FOREIGN_LINK_REL, targetOf, uploadIdOf } from './markdown-links.ts';
import type { Gathered } from './markdown-rules.ts';

// One walk over the parsed post that gives it the shape in which it is shown (headings below the page's own,
// links by where they lead, only our pictures) and collects what others need to know of it.

const HEADINGS: Record<string, string> = { h1: 'h3', h2: 'h4', h3: 'h5', h4: 'h5', h5: 'h5', h6: 'h5' };
// The first line that the composer writes above words of another post.
const QUOTED_POST = /^\*\*[^\n]{1,120}\*\* \[#\d+\]\(\/[^)\s]*\)/;
const BLANK_LINES = /[ \t]*\n\s*/g;

export function gatherPost(state: StateCore, gathered: Gathered): void {
  const words: string[] = [];
  let quotes = 0;
  // Level of the blockquote that holds words of another post; they are found and counted there, not here.
  let quotedPostLevel = -1;
  for (const [index, token] of state.tokens.entries()) {
    if (token.type === 'blockquote_open') {
      quotes++;
      if (quotedPostLevel < 0 && QUOTED_POST.test(state.tokens[index + 2]?.content ?? '')) {
        quotedPostLevel = token.level;
      }
    } else if (token.type === 'blockquote_close') {
      quotes--;
      if (token.level === quotedPostLevel) quotedPostLevel = -1;
    } else if (token.type === 'inline') {
      const inline = gatherInline(state, token.children ?? [], gathered, quotes === 0);
      token.children = inline.tokens;
      if (quotedPostLevel < 0) words.push(inline.text);
    } else {
      shapeBlock(token);
      if (quotedPostLevel < 0)
        words.push(token.type === 'fence' ? `${token.content}\n` : separatorAfter(token));
    }
  }
  gathered.text = words.join('').replace(BLANK_LINES, '\n').trim();
}

function shapeBlock(token: Token): void {
  if (token.type === 'heading_open' || token.type === 'heading_close')
    token.tag = HEADINGS[token.tag] ?? 'h5';
  else if (token.type === 'th_open' || token.type === 'td_open') {
    const style = attribute(token, 'style');
    // The content security policy allows no style attributes.
    token.attrs = style === '' ? null : [['align', style.replace('text-align:', '')]];
  } else if (token.type === 'fence') token.info = '';
}

function separatorAfter(token: Token): string {
  if (token.nesting >= 0 || token.hidden) return token.hidden && token.nesting < 0 ? '\n' : '';
  return token.type === 'th_close' || token.type === 'td_close' ? ' ' : '\n';
}

type Inline = { tokens: Token[]; text: string };

function gatherInline(
  state: StateCore,
  children: Token[],
  gathered: Gathered,
  mentionsCount: boolean,
): Inline {
  const tokens: Token[] = [];
  let text = '';
  let linkDepth = 0;
  for (const token of children) {
    if (token.type === 'link_open') {
      linkDepth++;
      shapeLink(token, gathered);
    } else if (token.type === 'link_close') linkDepth--;
    else if (token.type === 's_open' || token.type === 's_close') token.tag = 'del';
    else if (token.type === 'mention') {
      if (mentionsCount) gathered.mentions.add((token.meta as { id: string }).id);
    } else if (token.type === 'image') {
      const alt = state.md.renderer.renderInlineAsText(token.children ?? [], state.md.options, state.env);
      tokens.push(...shapeImage(state, token, alt, gathered, linkDepth > 0));
      text += alt;
      continue;
    }
    tokens.push(token);
    text += token.type === 'softbreak' || token.type === 'hardbreak' ? '\n' : token.content;
  }
  return { tokens, text };
}

function shapeLink(token: Token, gathered: Gathered): void {
  const target = targetOf(attribute(token, 'href'), gathered.options.origin);
  // Every href passed `validateLink`, which asks the same; without one the words stay and lead nowhere.
  if (!target) {
    token.attrs = null;
    return;
  }
  token.attrs = [['href', target.href]];
  if (target.kind !== 'own') token.attrs.push(['rel', FOREIGN_LINK_REL]);
  if (target.kind === 'foreign') gathered.links.add(target.href);
}

function shapeImage(
  state: StateCore,
  image: Token,
  alt: string,
  gathered: Gathered,
  inLink: boolean,
): Token[] {
  const { origin, uploads } = gathered.options;
  const src = attribute(image, 'src');
  const uploadId = uploadIdOf(src, origin);
  if (uploadId !== null) {
    const size = uploads?.get(uploadId);
    if (uploads && !size) return [textToken(state, alt)];
    gathered.uploadIds.add(uploadId);
    image.attrs = [
      ['src', `/uploads/${uploadId}`],
      ['alt', alt],
      ['loading', 'lazy'],
    ];
    if (size) image.attrs.push(['width', String(size.width)], ['height', String(size.height)]);
    return [image];
  }
  if (inLink || targetOf(src, origin) === null) return [textToken(state, alt)];
  const open = new state.Token('link_open', 'a', 1);
  open.attrs = [['href', src]];
  shapeLink(open, gathered);
  return [open, textToken(state, alt || src), new state.Token('link_close', 'a', -1)];
}

function textToken(state: StateCore, content: string): Token {
  const token = new state.Token('text', '', 0);
  token.content = content;
  return token;
}

function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '');
}
