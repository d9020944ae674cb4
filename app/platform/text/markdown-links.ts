import type { MarkdownIt } from 'markdown-it';

export const FOREIGN_LINK_REL = 'nofollow ugc noopener';

const MAX_LINK_LENGTH = 2000;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
// One slash, then neither slash nor backslash: browsers read `//host` and `/\host` as another site.
const OWN_PATH = /^\/(?![/\\])/;
const UPLOAD_PATH = /^\/uploads\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
// Every link has one of these; most paragraphs have none and need not be searched by the patterns of linkify-it.
const LINK_SIGN = /:\/\/|@|\.[a-z]{2}/i;
const UNSPACED_SCRIPTS = '[\\u0E00-\\u0EFF]';
// Endings that count without `https://`. Every two-letter one would link "ok.so" and "tell.it".
const BARE_ENDINGS =
  'com net org info biz shop store online asia app dev io co me tv gg ly be th vn uk au jp sg'.split(' ');

export type LinkTarget =
  { kind: 'own'; href: string } | { kind: 'foreign'; href: string } | { kind: 'mail'; href: string };

/**
 * Where a link leads, or null where it must not be a link: only http, https and mailto, and paths of this
 * site. An address of `origin` becomes its path, so that stored posts survive a change of domain.
 */
export function targetOf(href: string, origin?: string): LinkTarget | null {
  if (href.length === 0 || href.length > MAX_LINK_LENGTH) return null;
  if (OWN_PATH.test(href)) return { kind: 'own', href };
  if (!SCHEME.test(href)) return null;
  if (/^mailto:[^\s]+@/i.test(href)) return { kind: 'mail', href };
  if (!/^https?:\/\/[^/]/i.test(href) || !URL.canParse(href)) return null;
  const url = new URL(href);
  // `https://bank.example@evil.example` reads as the bank and leads to the other.
  if (url.username || url.password) return null;
  if (origin === undefined || url.origin !== origin) return { kind: 'foreign', href };
  const path = url.pathname + url.search + url.hash;
  return OWN_PATH.test(path) ? { kind: 'own', href: path } : { kind: 'foreign', href };
}

/** The id of the picture that `src` shows when it is one of ours, else null. */
export function uploadIdOf(src: string, origin?: string): string | null {
  const path = origin !== undefined && src.startsWith(`${origin}/`) ? src.slice(origin.length) : src;
  return UPLOAD_PATH.exec(path)?.[1]?.toLowerCase() ?? null;
}

/** Sets on `md` which addresses become links, and where a bare one in running text ends. */
export function setLinkRules(md: MarkdownIt): void {
  const encodeLink = md.normalizeLink.bind(md);
  md.normalizeLink = (url) => encodeLink(/^www\./i.test(url) ? `https://${url}` : url);
  // Host names stay as typed: decoding punycode would let one name pass for another.
  const { decode } = md.utils.lib.mdurl;
  md.normalizeLinkText = (url) => decode(url, `${decode.defaultChars}%`);
  md.validateLink = (url) => targetOf(url) !== null;

  // Thai and Lao put no space after an address: their letters end it, as punctuation would.
  const { linkify } = md;
  linkify.re.src_ZPCc = `${linkify.re.src_ZPCc}|${UNSPACED_SCRIPTS}`;
  linkify.re.src_ZCc = `${linkify.re.src_ZCc}|${UNSPACED_SCRIPTS}`;
  linkify.set({ fuzzyLink: true, tlds: BARE_ENDINGS, maxLength: MAX_LINK_LENGTH });
  linkify.add('ftp:', null).add('//', null);
  const test = linkify.test.bind(linkify);
  linkify.test = (text) => LINK_SIGN.test(text) && test(text);
  linkify.normalize = (match) => {
    if (match.schema === '') match.url = `https://${match.url}`;
    if (match.schema === 'mailto:' && !/^mailto:/i.test(match.url)) match.url = `mailto:${match.url}`;
  };
}
