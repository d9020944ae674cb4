import { Parser } from 'htmlparser2';

import { cleanLine } from './text/clean-text.ts';
import { excerptOf } from './text/excerpt.ts';

export type PageHead = { title: string; description: string | null; siteName: string | null };

const MAX_TITLE = 200;
const MAX_DESCRIPTION = 300;
const MAX_SITE_NAME = 80;
// The part of a page in which its own declaration of its encoding must stand.
const DECLARATION_BYTES = 1024;
const CHARSET = /charset\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})/i;

/** What a page says of itself (Open Graph before plain HTML), or null when it names no title. */
export function readPageHead(page: Buffer, contentType: string): PageHead | null {
  const { meta, title } = collect(decode(page, contentType));
  const pick = (max: number, ...names: string[]): string | null => {
    for (const name of names) {
      const line = cleanLine(meta.get(name) ?? '');
      if (line) return excerptOf(line, max);
    }
    return null;
  };
  const named = pick(MAX_TITLE, 'og:title', 'twitter:title') ?? excerptOf(cleanLine(title), MAX_TITLE);
  if (!named) return null;
  return {
    title: named,
    description: pick(MAX_DESCRIPTION, 'og:description', 'twitter:description', 'description'),
    siteName: pick(MAX_SITE_NAME, 'og:site_name', 'application-name'),
  };
}

/** A byte order mark, else what the server says, else what the page says, else UTF-8. */
function decode(page: Buffer, contentType: string): string {
  const declared = () => CHARSET.exec(page.toString('latin1', 0, DECLARATION_BYTES))?.[1];
  const label = markedEncoding(page) ?? CHARSET.exec(contentType)?.[1] ?? declared() ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(page);
  } catch {
    return new TextDecoder('utf-8').decode(page);
  }
}

function markedEncoding(page: Buffer): string | null {
  if (page[0] === 0xef && page[1] === 0xbb && page[2] === 0xbf) return 'utf-8';
  if (page[0] === 0xfe && page[1] === 0xff) return 'utf-16be';
  if (page[0] === 0xff && page[1] === 0xfe) return 'utf-16le';
  return null;
}

function collect(html: string): { meta: Map<string, string>; title: string } {
  const meta = new Map<string, string>();
  let title: string | null = null;
  let inTitle = false;
  let inDrawing = 0;
  const parser = new Parser({
    onopentag(tag, { property, name, content }) {
      const key = (property ?? name ?? '').toLowerCase();
      if (tag === 'meta' && key && content && !meta.has(key)) meta.set(key, content);
      else if (tag === 'svg') inDrawing++;
      else if (tag === 'title' && inDrawing === 0 && title === null) {
        inTitle = true;
        title = '';
      }
    },
    ontext(text) {
      if (inTitle) title += text;
    },
    onclosetag(tag) {
      if (tag === 'title') inTitle = false;
      else if (tag === 'svg') inDrawing--;
    },
  });
  parser.end(html);
  return { meta, title: title ?? '' };
}
