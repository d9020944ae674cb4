import { parseDocument } from 'htmlparser2';

type Parent = ReturnType<typeof parseDocument>;
export type HtmlNode = Parent['children'][number];
export type HtmlElement = Extract<HtmlNode, { attribs: object }>;

const UNSEEN = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'svg', 'object']);
const BLANKS = /[ \t\n\r\f]+/g;

export function parseHtml(html: string): HtmlNode[] {
  return parseDocument(html).children;
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'attribs' in node;
}

export function isUnseen(node: HtmlNode): boolean {
  return isElement(node) && UNSEEN.has(node.name);
}

/** As a browser shows it outside `pre`: a run of blanks is one space. */
export function gatherBlanks(text: string): string {
  return text.replace(BLANKS, ' ');
}

/** All text below, as it is in the HTML. Not recursive: what others wrote may be nested thousands deep. */
export function textOf(nodes: readonly HtmlNode[]): string {
  const left = nodes.toReversed();
  let text = '';
  for (let node = left.pop(); node; node = left.pop()) {
    if (node.type === 'text' && 'data' in node) text += node.data;
    else if (isElement(node) && node.name === 'br') text += '\n';
    else if ('children' in node && !isUnseen(node)) left.push(...node.children.toReversed());
  }
  return text;
}
