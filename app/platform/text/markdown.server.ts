import sanitizeHtml from 'sanitize-html';

import { cleanText, dropUnseen } from './clean-text.ts';
import { FOREIGN_LINK_REL, targetOf, uploadIdOf } from './markdown-links.ts';
import { createMarkdown, renderPost, startGathering } from './markdown-rules.ts';
import type { MarkdownOptions } from './markdown-rules.ts';

export type { MarkdownOptions, PictureSize } from './markdown-rules.ts';
export { mentionsToResolve } from './markdown-mentions.ts';
export { excerptOf } from './excerpt.ts';

export type RenderedPost = {
  /** Safe to show as it is. */
  html: string;
  /** The words, one line a block, without marks and without words quoted from other posts. */
  text: string;
  /** Ids of members named outside quotes, each once. */
  mentions: string[];
  /** Addresses on other sites, as they stand in the HTML, each once, in order. */
  links: string[];
  /** Ids of our pictures that the HTML shows, each once, in order. */
  uploadIds: string[];
};

const SANITIZER: sanitizeHtml.IOptions = {
  allowedTags: (
    'p br strong em del code pre blockquote ul ol li a img h3 h4 h5 hr span ' + 'table thead tbody tr th td'
  ).split(' '),
  allowedAttributes: {
    a: ['href', 'rel', { name: 'class', values: ['mention'] }],
    img: ['src', 'alt', 'width', 'height', { name: 'loading', values: ['lazy'] }],
    ol: ['start'],
    span: [{ name: 'class', values: ['mention'] }],
    th: [{ name: 'align', values: ['left', 'center', 'right'] }],
    td: [{ name: 'align', values: ['left', 'center', 'right'] }],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nestingLimit: 60,
  parseStyleAttributes: false,
  // A second lock on what the rules decide: where a link leads says its `rel`, and only our pictures pass.
  transformTags: { a: lockedLink },
  exclusiveFilter: (frame) => frame.tag === 'img' && uploadIdOf(frame.attribs.src ?? '') === null,
};

function lockedLink(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const target = targetOf(attribs.href ?? '');
  const locked: sanitizeHtml.Attributes = {};
  if (attribs.class) locked.class = attribs.class;
  if (target) locked.href = target.href;
  if (target && target.kind !== 'own') locked.rel = FOREIGN_LINK_REL;
  return { tagName, attribs: locked };
}

const markdown = createMarkdown();

/**
 * Turns what a member wrote into what is stored and shown. Pure and quick (well under a millisecond for a post of
 * usual length), so that posting can call it; any input gives a result, none throws. `source` should be within
 * the limit of a body (20,000 characters).
 */
export function renderMarkdown(source: string, options: MarkdownOptions = {}): RenderedPost {
  const env = startGathering(options);
  const html = dropUnseen(sanitizeHtml(renderPost(markdown, cleanText(source), env), SANITIZER)).trim();
  const { text, mentions, links, uploadIds } = env.gathered;
  return {
    html,
    text: dropUnseen(text),
    mentions: [...mentions],
    links: [...links],
    uploadIds: [...uploadIds],
  };
}
