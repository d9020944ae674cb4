import { inlineMarkdown } from './html-inline.ts';
import { gatherBlanks, isElement, isUnseen, parseHtml, textOf } from './html-nodes.ts';
import type { HtmlElement, HtmlNode } from './html-nodes.ts';
import { codeBlock, escapeLineStarts, escapeWords } from './markdown-escape.ts';

const BLOCKS = new Set(
  (
    'p div section article header footer main nav aside center address figure figcaption details summary fieldset form ' +
    'h1 h2 h3 h4 h5 h6 ul ol li dl dt dd pre blockquote hr table caption thead tbody tfoot tr td th'
  ).split(' '),
);
const MAX_DEPTH = 40;

type Block = { kind: 'text' | 'list' | 'other'; markdown: string; bullet?: string };

/**
 * HTML that another site made (posts of an import) as Markdown of ours that says the same. Keeps paragraphs, headings,
 * lists, quotes, code, tables, links and emphasis; pictures become links; whatever else there is keeps its words.
 * Any input gives a result, none throws.
 */
export function htmlToMarkdown(html: string): string {
  return joinBlocks(blocksOf(parseHtml(html), 0)).trim();
}

/** The words of HTML in one line. */
export function htmlToText(html: string): string {
  return gatherBlanks(textOf(parseHtml(html))).trim();
}

function blocksOf(nodes: readonly HtmlNode[], depth: number): Block[] {
  const blocks: Block[] = [];
  let inline: HtmlNode[] = [];
  const endParagraph = () => {
    const markdown = inlineMarkdown(inline);
    inline = [];
    if (markdown !== '') blocks.push({ kind: 'text', markdown });
  };
  for (const node of nodes) {
    if (isUnseen(node)) continue;
    if (!isElement(node) || !holdsBlocks(node, depth)) inline.push(node);
    else {
      endParagraph();
      for (const block of blocksOfElement(node, depth, blocks.at(-1))) blocks.push(block);
    }
  }
  endParagraph();
  return blocks.filter(({ markdown }) => markdown !== '');
}

function holdsBlocks(element: HtmlElement, depth: number): boolean {
  if (BLOCKS.has(element.name)) return true;
  return (
    depth < MAX_DEPTH && element.children.some((child) => isElement(child) && holdsBlocks(child, depth + 1))
  );
}

function blocksOfElement(element: HtmlElement, depth: number, before: Block | undefined): Block[] {
  const { name, children } = element;
  if (depth >= MAX_DEPTH)
    return [other(escapeLineStarts(escapeWords(gatherBlanks(textOf(children)).trim())))];
  if (name === 'pre') return [other(preformatted(element))];
  if (name === 'hr') return [other('---')];
  if (name === 'ul' || name === 'ol') return [listOf(element, depth + 1, before)];
  if (name === 'table') return [other(tableOf(element, depth + 1))];
  if (name === 'blockquote') return [other(quote(joinBlocks(blocksOf(children, depth + 1))))];
  if (/^h[1-6]$/.test(name)) return [other(heading(Number(name[1]), children))];
  if (name === 'dt') return [other(`**${inlineMarkdown(children).replaceAll('\n', ' ')}**`)];
  return blocksOf(children, depth + 1);
}

function other(markdown: string): Block {
  return { kind: 'other', markdown };
}

function joinBlocks(blocks: readonly Block[]): string {
  return blocks.map(({ markdown }) => markdown).join('\n\n');
}

function heading(level: number, children: readonly HtmlNode[]): string {
  const line = inlineMarkdown(children).replace(/\n+/g, ' ').replace(/#+$/, '\\$&');
  return line === '' ? '' : `${'#'.repeat(level)} ${line}`;
}

function quote(markdown: string): string {
  return markdown.replace(/^(?=.)/gm, '> ').replace(/^$/gm, '>');
}

function preformatted(element: HtmlElement): string {
  const text = textOf(element.children);
  if (text.trim() === '') return '';
  const code = element.children.find((child) => isElement(child) && child.name === 'code');
  const classes = `${element.attribs.class ?? ''} ${(code && isElement(code) && code.attribs.class) || ''}`;
  return codeBlock(text, /\blang(?:uage)?-([\w+#.-]+)/.exec(classes)?.[1]?.replace(/^none$/, ''));
}

function listOf(element: HtmlElement, depth: number, before: Block | undefined): Block {
  const ordered = element.name === 'ol';
  const [first, second] = ordered ? ['.', ')'] : ['-', '*'];
  // Two lists in a row would be read as one.
  const bullet = before?.bullet === first ? second! : first!;
  const entries = element.children.filter((child) => isElement(child) || textOf([child]).trim() !== '');
  const items = entries.map((entry) => blocksOf(isListEntry(entry) ? entry.children : [entry], depth));
  const loose = entries.some(
    (entry) => isElement(entry) && entry.children.some((child) => isElement(child) && child.name === 'p'),
  );
  const start = Math.max(0, Math.trunc(Number(element.attribs.start ?? 1)) || 1);
  const lines = items
    .filter((item) => item.length > 0)
    .map((item, index) => {
      const mark = ordered ? `${(start + index) % 1_000_000_000}${bullet} ` : `${bullet} `;
      return mark + indent(joinItem(item, loose), mark.length);
    });
  return { kind: 'list', markdown: lines.join(loose ? '\n\n' : '\n'), bullet };
}

function isListEntry(node: HtmlNode): node is HtmlElement {
  return isElement(node) && node.name === 'li';
}

function joinItem(blocks: readonly Block[], loose: boolean): string {
  let item = '';
  for (const [index, block] of blocks.entries()) {
    const close = !loose && block.kind === 'list' && blocks[index - 1]?.kind === 'text';
    if (index > 0) item += close ? '\n' : '\n\n';
    item += block.markdown;
  }
  return item;
}

function indent(markdown: string, by: number): string {
  return markdown.replace(/\n(?=[^\n])/g, `\n${' '.repeat(by)}`);
}

function elementsBelow(
  nodes: readonly HtmlNode[],
  names: ReadonlySet<string>,
  within: ReadonlySet<string>,
): HtmlElement[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [];
    if (names.has(node.name)) return [node];
    return within.has(node.name) ? elementsBelow(node.children, names, within) : [];
  });
}

const ROWS = new Set(['tr']);
const ROW_GROUPS = new Set(['thead', 'tbody', 'tfoot']);
const CELLS = new Set(['td', 'th']);

function tableOf(table: HtmlElement, depth: number): string {
  const rows = elementsBelow(table.children, ROWS, ROW_GROUPS).map((row) =>
    elementsBelow(row.children, CELLS, ROWS),
  );
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  // What stands beside the cells would be lost.
  if (lengthOf(rows.flat()) !== lengthOf(table.children)) return joinBlocks(blocksOf(table.children, depth));
  if (width === 0) return '';
  const titled = rows[0]!.some((cell) => cell.name === 'th');
  const [head = [], ...body] = titled ? rows : [[], ...rows];
  return [rowOf(head, width), `|${' --- |'.repeat(width)}`, ...body.map((cells) => rowOf(cells, width))].join(
    '\n',
  );
}

function lengthOf(nodes: readonly HtmlNode[]): number {
  return textOf(nodes).replace(/\s+/g, '').length;
}

function rowOf(cells: readonly HtmlElement[], width: number): string {
  const texts = Array.from({ length: width }, (_, index) => cellText(cells[index]));
  return `| ${texts.join(' | ')} |`;
}

function cellText(cell: HtmlElement | undefined): string {
  if (!cell) return '';
  return inlineMarkdown(cell.children).replace(/\n+/g, ' ').replaceAll('|', '\\|');
}
