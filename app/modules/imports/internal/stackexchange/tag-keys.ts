import { createHash } from 'node:crypto';
import { fold } from '~/platform/text/search-text';

const longestKey = 40;
const shortHash = 6;

/**
 * The key of a club's tag for a tag as the dump names it. Clubs take small letters, digits and hyphens; names that lose more
 * than that (other scripts) get a piece of their hash, so that two names never share a key.
 */
export function tagKey(name: string): string {
  const words = fold(name)
    .replace(/#/g, '-sharp')
    .replace(/\+/g, '-plus')
    .replace(/^\./, 'dot-')
    .replace(/[.\s]+/g, '-');
  const key = words
    .replace(/[^a-z0-9_-]+/g, '')
    .replace(/[-_]{2,}/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '');
  const whole = !/[^a-z0-9_-]/.test(words) && key !== '' && key.length <= longestKey;
  if (whole) return key;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, shortHash);
  return `${key.slice(0, longestKey - shortHash - 1)}-${hash}`.replace(/^-+/, 't-').replace(/-{2,}/g, '-');
}

/** The tags of a question: `<a><b>` in older dumps, `|a|b|` in newer ones. */
export function tagNames(tags: string | undefined): string[] {
  return [...new Set((tags ?? '').split(/[<>|]+/).filter(Boolean))];
}
