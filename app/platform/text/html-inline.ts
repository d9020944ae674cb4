import { gatherBlanks, isElement, isUnseen, textOf } from './html-nodes.ts';
import type { HtmlElement, HtmlNode } from './html-nodes.ts';
import { escapeLabel } from './markdown-escape.ts';
import { writePieces } from './markdown-pieces.ts';
import type { Mark, Piece } from './markdown-pieces.ts';

// What stands within a paragraph of HTML, as Markdown.

const MARKS: Record<string, Mark> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  s: 'del',
  strike: 'del',
  del: 'del',
};
const CODE = new Set(['code', 'kbd', 'tt', 'samp']);
const MAX_DEPTH = 60;
const MAX_ADDRESS = 2_000;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉';

type Place = { depth: number; inLink: boolean };

/** One or more lines of Markdown, without blanks at either end; empty when there is nothing to see. */
export function inlineMarkdown(nodes: readonly HtmlNode[]): string {
  return writePieces(piecesOf(nodes, { depth: 0, inLink: false }));
}

function piecesOf(nodes: readonly HtmlNode[], place: Place): Piece[] {
  return nodes.flatMap((node): Piece[] => {
    if (isElement(node)) return isUnseen(node) ? [] : piecesOfElement(node, place);
    return node.type === 'text' && 'data' in node ? [words(node.data)] : [];
  });
}

function words(text: string): Piece {
  return { kind: 'words', text: gatherBlanks(text) };
}

function piecesOfElement(element: HtmlElement, place: Place): Piece[] {
  const { name, children, attribs } = element;
  if (place.depth > MAX_DEPTH) return [words(textOf(children))];
  const inside = { ...place, depth: place.depth + 1 };
  if (name === 'br') return [{ kind: 'break' }];
  if (name === 'img') return [picture(attribs, place)];
  if (name === 'a') return linkPieces(element, inside);
  if (CODE.has(name)) return [{ kind: 'code', text: textOf(children) }];
  if (name === 'sup' || name === 'sub') return [shifted(textOf(children), name)];
  const mark = MARKS[name];
  if (!mark) return piecesOf(children, inside);
  return [{ kind: 'open', mark }, ...piecesOf(children, inside), { kind: 'close', mark }];
}

function shifted(text: string, name: 'sup' | 'sub'): Piece {
  const digits = name === 'sup' ? RAISED : LOWERED;
  return words(/^\d+$/.test(text) ? text.replace(/\d/g, (digit) => digits[Number(digit)] ?? digit) : text);
}

function linkPieces({ attribs, children }: HtmlElement, place: Place): Piece[] {
  const target = place.inLink ? undefined : addressOf(attribs.href);
  if (!target) return piecesOf(children, place);
  if (textOf(children).trim() === attribs.href) return [{ kind: 'fixed', text: `<${target}>` }];
  const inner = writePieces(piecesOf(children, { ...place, inLink: true }), 'link').replaceAll('\n', ' ');
  return inner === '' ? [] : [{ kind: 'fixed', text: `[${inner}](${target})` }];
}

/** Only whole addresses: a path would lead to a page of ours. */
function addressOf(href: string | undefined): string | undefined {
  const trimmed = href?.trim() ?? '';
  const whole = trimmed.startsWith('//') ? `https:${trimmed}` : trimmed;
  if (!/^(https?:\/\/|mailto:)/i.test(whole) || whole.length > MAX_ADDRESS) return undefined;
  return whole.replace(/[\s()<>[\]\\`"]/g, percentEncode);
}

function percentEncode(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

function lastPart(address: string): string {
  const path = address.replace(/[?#].*$/, '').replace(/\/$/, '');
  return path.slice(path.lastIndexOf('/') + 1).slice(0, 80);
}

/** A picture of another site is not shown, so that nobody is watched through it: it becomes a link. */
function picture({ src, alt }: Record<string, string | undefined>, place: Place): Piece {
  const target = addressOf(src);
  const described = gatherBlanks(alt ?? '').trim();
  const name = /^(enter )?image description/i.test(described) ? '' : described;
  const label = name || (target ? lastPart(target) : '');
  if (!target || place.inLink) return words(label);
  return { kind: 'fixed', text: `[${escapeLabel(label)}](${target})` };
}
