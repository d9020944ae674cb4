import { cleanLine, cleanText } from '~/platform/text/clean-text';
import { excerptOf } from '~/platform/text/excerpt';
import { htmlToMarkdown } from '~/platform/text/html-to-markdown';
import { escapeLineStarts } from '~/platform/text/markdown-escape';

/** A post to be written, as the temporary tables tell it. Ids of the dump come as text, because they are bigints. */
export interface Entry {
  kind: 'question' | 'answer' | 'comment';
  external: string;
  /** Of the question. */
  thread: string;
  /** Of what a comment comments on. */
  reply: string | null;
  createdAt: Date;
  editedAt: Date | null;
  title: string | null;
  tags: string | null;
  accepted: string | null;
  closed: boolean | null;
  body: string;
  authorId: string | null;
  /** Set when an earlier run made the thread. */
  threadId: string | null;
  /** Set when an earlier run wrote what is commented on. */
  replyToId: string | null;
  likes: number | null;
}

/**
 * Posts are HTML; comments are what was typed: one line with a few marks of Markdown, where a `#` or a number in front means
 * nothing.
 */
export function bodyOf(entry: Pick<Entry, 'kind' | 'body'>): string {
  const markdown =
    entry.kind === 'comment'
      ? escapeLineStarts(cleanLine(entry.body))
      : htmlToMarkdown(cleanText(entry.body));
  return cleanText(markdown).trim();
}

export function titleOf(entry: Pick<Entry, 'title' | 'external'>, text: string): string {
  return cleanLine(entry.title ?? '') || excerptOf(text, 80) || `#${entry.external}`;
}
