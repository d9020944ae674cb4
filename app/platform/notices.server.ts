import { now } from './clock.server';
import type { Tx } from './db/transact.server';
import type { Formatter } from './i18n/format';
import type { Locale } from './i18n/locale';
import type { Translate } from './i18n/translator';
import { enqueue } from './jobs/jobs.server';

/** Where a member hears of something: the portal's own list, a mail, a push message to their devices, LINE. */
export const noticeChannels = ['inApp', 'email', 'push', 'line'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

/** `digest` is e-mail's alone: gathered, at the member's own hour. */
export const noticeModes = ['off', 'on', 'digest'] as const;
export type NoticeMode = (typeof noticeModes)[number];

/** What is chosen together on the page of preferences, in this order. */
export const noticeGroups = [
  'talk',
  'following',
  'questions',
  'clubs',
  'points',
  'moderation',
  'reminders',
] as const;
export type NoticeGroup = (typeof noticeGroups)[number];

export type NoticeRole = 'expert' | 'moderator' | 'agent';

/** What a line's words are made from. */
export interface Told<Data extends object> {
  t: Translate;
  locale: Locale;
  /** In the reader's language and time zone. */
  format: Formatter;
  /** What happened, the latest first; at least one. What no longer concerns the reader is not among it. */
  items: readonly { data: Data; actor: string | null; at: Date }[];
  /** How much was merged; may be more than `items` has. */
  count: number;
  /**
   * Who did it, as the club calls them, ready for a sentence: "Mali", "Mali and Huong", "Mali and 3 others"; "Somebody" where
   * nobody is named.
   */
  who: string;
}

/** One line. Plain words, no markup. */
export interface NoticeWords {
  /** The sentence: "Mali and 3 others replied to you". */
  line: string;
  /** What it is about, as members wrote it: a thread's title. */
  about?: string;
  /** The beginning of what was written. */
  excerpt?: string;
  /** The language of `about` and `excerpt`, where it is known. */
  language?: Locale | null;
}

/**
 * Whether something still concerns somebody. `gone`: it is neither shown nor sent (removed, of an audience that is not theirs,
 * by a person they blocked, in a club they left or a thread they muted). `read`: they have seen it: it is not sent.
 */
export type Concern = 'yes' | 'read' | 'gone';

/** An answer to whether something still concerns somebody, with what `say` needs as it is now (a title may have changed). */
export type ConcernAnswer = Concern | { concern: Concern; data: object };

/** A kind of notice; a module declares its own in `notices` of module.server.ts, beside its mails. */
export interface NoticeKind<Data extends object = object> {
  /** `module.what`. */
  name: string;
  group: NoticeGroup;
  /** Where it goes as long as the member chose nothing. Nothing that many get should be `on` by e-mail. */
  defaults: { inApp: 'on' | 'off'; email: NoticeMode; push: 'on' | 'off'; line: 'on' | 'off' };
  /** Channels that cannot be switched off, for what somebody must know. */
  always?: readonly NoticeChannel[];
  /** Told to members with one of these roles alone: others are not asked where they want to hear it. */
  roles?: readonly NoticeRole[];
  /** Goes out at once, also in quiet hours: somebody is waited for. */
  urgent?: boolean;
  /** What the page of preferences calls it: "Replies to me". */
  label(t: Translate): string;
  say(told: Told<Data>): NoticeWords;
  /**
   * Asked before anything is shown or sent, for many at once; the answers stand in the order of the questions. Without it the
   * notice concerns its member until they have read it.
   */
  stillConcerns?(
    asked: readonly { memberId: string; data: Data; actorId: string | null }[],
  ): Promise<readonly ConcernAnswer[]>;
}

export function defineNotice<Data extends object>(kind: NoticeKind<Data>): NoticeKind<Data> {
  return kind;
}

export interface NewNotice<Data extends object> {
  memberId: string;
  /** Who did it; a member is not told of what they did themself. */
  actorId?: string | null;
  /**
   * What it is about, as `thread:<id>`. What one member gets of one kind about one thing is merged into one line until it is
   * read.
   */
  subject: string;
  /**
   * Names what happened, as `post:<id>`. The same member is told of it once, however often it is recorded. Of several notices
   * for one member with the same `once` the first counts whose kind they want to hear of at all: the weightiest stands first.
   */
  once: string;
  /** What `say` needs, the same for every reader, as JSON. Names of people do not belong in it: they are `actorId`. */
  data: Data;
  /** Where it leads: a path of ours. */
  url: string;
  clubId?: string | null;
  /** It is read by itself once the member has read the subject up to this number; see `readSubject` of modules/notices. */
  number?: number;
  /** When it happened; default: now. What is older than a month is nobody's news and is told to nobody. */
  at?: Date;
}

/** A notice on its way to the job that writes it down. */
export interface RecordedNotice {
  kind: string;
  memberId: string;
  actorId: string | null;
  subject: string;
  once: string;
  data: object;
  url: string;
  clubId: string | null;
  number: number | null;
  at: string;
}

/** The queue of what is to be told. Its work is made in modules/notices from the kinds that the modules declare. */
export const noticeQueue = { name: 'notices.record' } as const;

/** How many notices one job writes in one transaction. */
const batchSize = 200;

/** One notice of a kind; see `recordNotices`. */
export function notice<Data extends object>(
  kind: Pick<NoticeKind<Data>, 'name'>,
  { actorId, clubId, number, memberId, subject, once, data, url, at = now() }: NewNotice<Data>,
): RecordedNotice {
  return {
    kind: kind.name,
    memberId,
    actorId: actorId ?? null,
    subject,
    once,
    data,
    url,
    clubId: clubId ?? null,
    number: number ?? null,
    at: at.toISOString(),
  };
}

/**
 * Tells members of something, in the transaction that causes it: they hear of it after the commit, or not at all. Writing to
 * each of them, and sending, is the work of jobs, so that a thousand followers cost the command one insert.
 *
 * ```ts
 * export const appealDecided = defineNotice<{ clubName: string; upheld: boolean }>({
 *   name: 'moderation.appeal-decided',
 *   group: 'moderation',
 *   defaults: { inApp: 'on', email: 'on', push: 'on', line: 'off' },
 *   always: ['inApp'],
 *   label: (t) => t('moderation:notices.appeal.label'),
 *   say: ({ t, items: [latest] }) => ({
 *     line: t(latest!.data.upheld ? 'moderation:notices.appeal.upheld' : 'moderation:notices.appeal.turned'),
 *     about: latest!.data.clubName,
 *   }),
 * });
 * // module.server.ts:  notices: [appealDecided]
 * // in the command:
 * await recordNotices(tx, [
 *   notice(appealDecided, {
 *     memberId, clubId, subject: `appeal:${id}`, once: `appeal:${id}:${version}`,
 *     url: moderationPaths.appeal(id), data: { clubName, upheld },
 *   }),
 * ]);
 * ```
 */
export async function recordNotices(tx: Tx, notices: readonly RecordedNotice[]): Promise<void> {
  const others = notices.filter(({ actorId, memberId }) => actorId !== memberId);
  // Sorted, so that jobs about the same members lock them in one order; the order of one member's notices is kept.
  const sorted = others.toSorted((a, b) => (a.memberId < b.memberId ? -1 : a.memberId > b.memberId ? 1 : 0));
  for (let from = 0; from < sorted.length;) {
    let to = Math.min(from + batchSize, sorted.length);
    // Alternatives for one member are weighed together.
    while (to < sorted.length && sorted[to]!.memberId === sorted[to - 1]!.memberId) to++;
    await enqueue(tx, noticeQueue, { notices: sorted.slice(from, to) });
    from = to;
  }
}
