import type { ClubAccess } from '~/modules/clubs/access';
import { mayModerate } from '~/modules/clubs/policy';
import { findListed, type WordList } from '~/platform/text/word-list';

export const firstDayMs = 86_400_000;

/** What a club asks of newcomers; see `PeaceRules` in the schema. */
export interface FirstDayLimits {
  threads: number;
  replies: number;
  pictures: number;
  links: number;
}

export const usualLimits: FirstDayLimits = { threads: 3, replies: 10, pictures: 1, links: 2 };

/** A club's rules of writing, ready to be used. */
export interface WritingRules {
  limits: FirstDayLimits;
  blocked: WordList;
  held: WordList;
}

/**
 * Pure: until when somebody is new in a club, or null. The first day begins with coming in; whoever has a role there is nobody
 * new.
 */
export function newUntil(access: ClubAccess, at: Date): Date | null {
  const joinedAt = access.membership?.joinedAt;
  if (!joinedAt || access.membership?.status !== 'active' || access.badge.roles.length > 0) return null;
  const until = new Date(joinedAt.getTime() + firstDayMs);
  return until > at ? until : null;
}

export interface Verdict {
  /** This word is not taken here. */
  blocked?: string;
  /** The post waits for a moderator because of this word. */
  held?: string;
}

/** Pure: what a club's lists say to a text. Moderators are free, because they may have to quote. */
export function judgeWords(access: ClubAccess, rules: WritingRules, text: string): Verdict {
  if (mayModerate(access)) return {};
  const blocked = findListed(rules.blocked, text);
  return blocked === undefined ? { held: findListed(rules.held, text) } : { blocked };
}

/** What a newcomer may still write, for telling them before they write it. */
export interface FirstDay {
  /** ISO 8601. */
  until: string;
  threads: { limit: number; left: number };
  replies: { limit: number; left: number };
  pictures: number;
  links: number;
}
