/**
 * The demo is plain data: people, clubs and what they said. `seed demo` plays it through the portal's own
 * commands, so that nothing in it can exist that a member could not have made.
 * Times are minutes before the first start, so that nothing looks stale on the day somebody tries the portal.
 */
export type DemoLanguage = 'th' | 'vi' | 'en';

/** A word in each language; used where the portal shows the same thing to readers of all three. */
export type Translated = Record<DemoLanguage, string>;

export interface DemoOrganisation {
  key: string;
  name: string;
  kind: 'brand' | 'supplier' | 'dealer' | 'practice';
}

export interface DemoRole {
  role: 'expert' | 'supplier' | 'moderator';
  status: 'requested' | 'verified' | 'revoked' | 'expired';
  organisation?: string;
  /** Experts only: what the badge shows. */
  field?: string;
  credential?: string;
  issuer?: string;
  /** Days from the first start; negative for one that has run out. */
  validForDays?: number;
}

export interface DemoRecord {
  /** Key of one of the club's record types. */
  type: string;
  state: 'private' | 'shared';
  /** By the field's key; dates as days before the first start, photos as a drawing's key. */
  values: Record<string, string | number>;
}

export interface DemoMembership {
  club: string;
  persona?: string;
  bio?: string;
  status?: 'active' | 'pending' | 'suspended' | 'left' | 'invited';
  joinedDaysAgo: number;
  roles?: DemoRole[];
  records?: DemoRecord[];
  /** Answers to the club's joining questions, by their key. */
  answers?: Record<string, string>;
}

export interface DemoMember {
  key: string;
  name: string;
  /** Without one the member has no e-mail address. */
  email?: string;
  locale: DemoLanguage;
  timeZone: string;
  /** Key of a drawing in `prisma/demo/drawings`. */
  picture?: string;
  portalRole?: 'admin' | 'agent';
  memberships: DemoMembership[];
}

export interface DemoField {
  key: string;
  label: Translated;
  kind: 'text' | 'number' | 'date' | 'choice' | 'photo';
  required?: boolean;
  choices?: { value: string; label: Translated }[];
}

export interface DemoClub {
  slug: string;
  name: string;
  /** What the club is for, in a sentence or two; shown to a visitor first. */
  description: string;
  visibility: 'public' | 'members';
  joinMode: 'open' | 'approval' | 'code';
  joinCode?: string;
  joinQuestions?: { key: string; label: Translated; required: boolean }[];
  languages: DemoLanguage[];
  status?: 'draft' | 'open' | 'paused' | 'archived';
  /** Main colour as `#rrggbb`; the portal corrects its contrast. */
  colour: string;
  picture: string;
  cover: string;
  tone: string;
  /** Markdown. */
  rules: string;
  tags: { key: string; label: Translated }[];
  recordTypes: { key: string; label: Translated; fields: DemoField[] }[];
}

export interface DemoPost {
  author: string;
  minutesAgo: number;
  /** Markdown, in the thread's language unless `language` says otherwise. `@key` mentions a member by demo key. `![alt](drawing:KEY)` shows a drawing. */
  body: string;
  language?: DemoLanguage;
  audience?: 'professionals' | 'experts';
  /** Number of an earlier post. */
  replyTo?: number;
  /** Reaction name → demo keys of those who reacted. */
  reactions?: Partial<Record<'like' | 'love' | 'thanks' | 'laugh' | 'wow' | 'sad', string[]>>;
  /** The text it had first: shows as an edited post with history. */
  editedFrom?: string;
  status?: 'hidden' | 'removed';
  /** Who reported it; enough of them hide it by themselves. */
  flags?: {
    by: string;
    reason: 'spam' | 'off_topic' | 'unkind' | 'commercial' | 'dangerous';
    note?: string;
  }[];
  /** What a moderator of the club decided; without it the post waits in the queue. */
  decision?: { by: string; act: 'keep' | 'hide' | 'remove'; template?: string };
}

export interface DemoPoll {
  question: string;
  kind: 'single' | 'several';
  options: string[];
  /** Demo key → positions of the options chosen. */
  votes: Record<string, number[]>;
  /** From the first start; a negative number is a closed poll. */
  closesInMinutes?: number;
}

/** What somebody does with a question besides writing. */
export type DemoDeskStep = { minutesAgo: number; by: string } & (
  | { does: 'take' | 'wait' }
  | { does: 'handOver'; to: string; reason: string }
  | { does: 'decline' | 'lower'; reason: string }
  /** The asker shows these fields of their first record in the club. */
  | { does: 'share'; fields: string[] }
);

export interface DemoThread {
  club: string;
  kind: 'talk' | 'question' | 'announcement';
  language: DemoLanguage;
  title: string;
  /** Keys of the club's tags. */
  tags: string[];
  pinned?: boolean;
  status?: 'open' | 'locked' | 'archived';
  /** Title of the club's thread where a moderator let it go on. */
  mergedInto?: string;
  /** Number of the accepted answer. */
  accepted?: number;
  /** Belongs to the first post. */
  poll?: DemoPoll;
  desk?: DemoDeskStep[];
  /** The first post is the thread's own text. */
  posts: DemoPost[];
  /** What settles a question that stands open at the first start, so many minutes after it was asked, if nobody else does. */
  later?: { author: string; minutesAfter: number; body: string };
}

export interface DemoInvitation {
  club: string;
  by: string;
  code: string;
  maxUses?: number;
  expiresInDays?: number;
}

export interface DemoInterest {
  kind: 'employer' | 'clinic' | 'sponsor' | 'own_shop' | 'other';
  name: string;
  note?: string;
  sinceDaysAgo: number;
  endedDaysAgo?: number;
}

export interface DemoExpertise {
  key: string;
  club: string;
  fields: string[];
  /** Of the licence. */
  number: string;
  paidBy: DemoInterest[];
}

/** An answer, by its thread's title. */
export interface DemoAnswer {
  thread: string;
  number: number;
}

interface DemoGuideEdit {
  by: string;
  minutesAgo: number;
  note: string;
  /** What stood there, and what stands there now. */
  replace: [string, string];
}

export interface DemoGuide {
  club: string;
  by: string;
  authors?: string[];
  language: DemoLanguage;
  title: string;
  tags: string[];
  minutesAgo: number;
  from: DemoAnswer[];
  body: string;
  /** From when it was written. */
  reviewInDays: number;
  edits?: DemoGuideEdit[];
  suggestion?: DemoGuideEdit;
  supersedes?: DemoAnswer[];
}

export interface DemoEventGuest {
  member: string;
  guests?: number;
  /** Without them a seat is held only, or a place in the list taken. */
  answers?: Record<string, string>;
  attended?: boolean;
  /** What they said afterwards, from 1 to 5. */
  score?: number;
  comment?: string;
}

export interface DemoEventQuestion {
  by: string;
  body: string;
  votes: string[];
  anonymous?: boolean;
  pinned?: boolean;
  answer?: string;
}

/** An event of a club. It begins on a day counted from the demo's start, or so many minutes from it. */
export interface DemoEvent {
  club: string;
  by: string;
  announcedDaysAgo: number;
  startsInDays?: number;
  startsInMinutes?: number;
  /** By the clocks of its zone, where it begins on a day. */
  time?: string;
  minutes: number;
  timeZone: string;
  allDay?: boolean;
  way?: 'onsite' | 'online' | 'thread' | 'mixed';
  draft?: boolean;
  live?: boolean;
  cancelledDaysAgo?: number;
  cancelReason?: string;
  title: string;
  body: string;
  place?: string;
  directions?: string;
  online?: string;
  capacity?: number;
  maxGuests?: number;
  pricePoints?: number;
  slowSeconds?: number;
  questions?: {
    key: string;
    label: string;
    kind: 'text' | 'choice' | 'yes_no';
    required: boolean;
    choices?: string[];
  }[];
  goals?: Record<string, unknown>;
  runSheet?: { minute: number; what: string }[];
  hosts: string[];
  speakers?: string[];
  /** `skip`: which of them, counted from 1, do not take place. */
  series?: {
    every: 'day' | 'week' | 'month';
    interval: number;
    weekdays: number[];
    count: number;
    skip: number[];
  };
  /** From one of the series on, counted from 1, it takes place elsewhere. */
  later?: { from: number; daysAgo: number; place: string; directions: string };
  comes: DemoEventGuest[];
  asked?: DemoEventQuestion[];
  reactions?: Partial<Record<'clap' | 'heart' | 'laugh' | 'wow', number>>;
  recap?: string;
  /** What it cost, in minor units, and what followed. */
  outcome?: { costMinor: number; followed: string };
}
