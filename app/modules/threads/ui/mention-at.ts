import { mentionsToResolve, startsMention } from '~/platform/text/markdown-mentions';
import type { Edit } from './markdown-edit';

/** A name that is being typed: where its `@` stands, and what of the name is there. */
export interface TypedMention {
  from: number;
  query: string;
}

export interface Mentionable {
  memberId: string;
  name: string;
  pictureId: string | null;
}

const longest = 40;

/** What the writer types after an `@` just before the caret; null where no name is being typed. */
export function mentionAt(text: string, caret: number): TypedMention | null {
  const from = text.lastIndexOf('@', caret - 1);
  if (from < 0 || caret - from > longest || !startsMention(text, from)) return null;
  const query = text.slice(from + 1, caret);
  // A name has at most three words, and a sentence that goes on is none.
  if (/[\n@[\](){}:;,!?]/.test(query) || /^\s|\s\s/.test(query) || query.split(' ').length > 3) return null;
  return { from, query };
}

function words(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Those whose names hold what was typed, names that begin with it first; nobody twice. */
export function rankMentionable(people: readonly Mentionable[], query: string, limit: number): Mentionable[] {
  const typed = words(query);
  const ranks = new Map<Mentionable, number>();
  const seen = new Set<string>();
  for (const person of people) {
    const at = words(person.name).indexOf(typed);
    if (at < 0 || seen.has(person.memberId)) continue;
    seen.add(person.memberId);
    ranks.set(person, at === 0 ? 0 : words(person.name)[at - 1] === ' ' ? 1 : 2);
  }
  return [...ranks.keys()].toSorted((a, b) => ranks.get(a)! - ranks.get(b)!).slice(0, limit);
}

/**
 * Writes the name as people do (`@Ann`), where that says who is meant; else with the member's id, as for one of two who
 * bear the same name.
 */
export function insertMention(
  text: string,
  { from, query }: TypedMention,
  person: Mentionable,
  others: readonly Mentionable[],
): Edit {
  const namesake = others.some(({ memberId, name }) => memberId !== person.memberId && name === person.name);
  const plain = `@${person.name}`;
  const resolvable = mentionsToResolve(plain).names.includes(person.name);
  const written =
    resolvable && !namesake
      ? plain
      : `@[${person.name.replace(/[\\[\]]/g, '\\$&')}](member:${person.memberId})`;
  const rest = text.slice(from + 1 + query.length);
  const before = text.slice(0, from) + written + (rest.startsWith(' ') ? '' : ' ');
  const caret = before.length + (rest.startsWith(' ') ? 1 : 0);
  return { text: before + rest, start: caret, end: caret };
}
