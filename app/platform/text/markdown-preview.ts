import { cleanText, dropUnseen } from './clean-text.ts';
import { createMarkdown, renderPost, startGathering } from './markdown-rules.ts';
import type { MarkdownOptions } from './markdown-rules.ts';

// For the browser, loaded when a member first asks for the preview:
// `const { previewMarkdown } = await import('~/platform/text/markdown-preview')`.

let markdown: ReturnType<typeof createMarkdown> | undefined;

/**
 * HTML of what is being typed, by the rules of the server. Only for showing writers their own words: what others
 * see went through the server's sanitiser. Raw HTML is off and every link is checked, so nothing here runs.
 */
export function previewMarkdown(source: string, options: MarkdownOptions = {}): string {
  markdown ??= createMarkdown();
  return dropUnseen(renderPost(markdown, cleanText(source), startGathering(options))).trim();
}
