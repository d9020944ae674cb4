import type { Badge } from '~/modules/clubs/access';
import type { Audience } from '~/modules/clubs/policy';
import type { Locale } from '~/platform/i18n/locale';
import type { FirstDay } from './writing-rules';

export const reactionNames = ['like', 'love', 'thanks', 'laugh', 'wow', 'sad'] as const;
export type ReactionName = (typeof reactionNames)[number];

export interface Author {
  id: string;
  name: string;
  pictureId: string | null;
  /** What stood beside the name on the day of the post. */
  badge: Badge;
}

export interface PollView {
  id: string;
  question: string;
  kind: 'single' | 'several';
  options: { key: string; label: string; votes: number }[];
  voterCount: number;
  closesAt: string | null;
}

export interface LinkPreviewView {
  url: string;
  title: string;
  description: string;
  siteName: string;
}

export type AnswerState = 'proposed' | 'accepted' | 'superseded';

/** What holds instead of an answer. */
export interface Superseded {
  kind: 'post' | 'guide';
  id: string;
  /** As it was called on that day. */
  title: string;
  url: string;
  at: string;
}

export interface Answer {
  state: AnswerState;
  supersededBy: Superseded | null;
}

/** A post as everyone in its audience sees it; nothing here depends on who looks. */
export interface PostView {
  id: string;
  threadId: string;
  number: number;
  /** Empty when the author is not known here (imports) or has been erased. */
  author: Author | null;
  audience: Audience;
  status: 'published' | 'hidden' | 'removed';
  /** Markdown as written; empty once hidden or removed. */
  body: string;
  html: string;
  language: Locale | null;
  replyTo: { id: string; number: number; author: { id: string; name: string } | null } | null;
  createdAt: string;
  editedAt: string | null;
  editCount: number;
  reactions: Partial<Record<ReactionName, number>>;
  poll: PollView | null;
  preview: LinkPreviewView | null;
  /** This is only a place: what stood here stands there now. */
  movedTo: { threadId: string; number: number } | null;
  /** Null for what answers no question. */
  answer: Answer | null;
}

/** What depends on who looks; only in HTTP answers, never in updates. */
export interface PostViewer {
  mine: boolean;
  reactions: ReactionName[];
  bookmarked: boolean;
  blocked: boolean;
  votes: string[];
  /** A hidden post of one's own: why nobody else reads it, and what it says. */
  hidden: { why: 'words' | 'flags' | 'moderator'; html: string } | null;
}

export type ThreadKind = 'talk' | 'question' | 'proposal' | 'announcement' | 'live';
export type ThreadStatus = 'open' | 'locked' | 'merged' | 'archived';

/** What a list shows of a thread, and what `thread.changed` and `club.activity` keep up to date. */
export interface ThreadView {
  id: string;
  clubId: string;
  clubSlug: string;
  url: string;
  kind: ThreadKind;
  status: ThreadStatus;
  title: string;
  tags: string[];
  language: Locale | null;
  author: { id: string; name: string; pictureId: string | null } | null;
  pinned: boolean;
  slowModeSeconds: number;
  acceptedPostId: string | null;
  /** Where a merged thread goes on. */
  mergedInto: { id: string; url: string } | null;
  /** Counted over what the reader may see. */
  postCount: number;
  lastNumber: number;
  lastPostAt: string;
  createdAt: string;
}

export type PostItem = PostView & { viewer?: PostViewer };

export interface PostWindow {
  /** In the order of their numbers. */
  items: PostItem[];
  /** The last number the reader may see. */
  lastNumber: number;
  /** How many posts the reader may see. */
  postCount: number;
  /** Head of the stream `thread:<id>` in the same snapshot: what to give to `watch`. */
  seq: number;
  /** Heads of all streams of the thread that the reader may watch, and of its club's, which tells of personas. */
  heads: Record<string, number>;
  /** Whether there is more before and after the items. */
  more: { before: boolean; after: boolean };
}

export type FollowLevel = 'normal' | 'following' | 'muted';

/** A thread in a list, with how much of it is new to the reader. */
export type ThreadItem = ThreadView & {
  viewer?: { readNumber: number; unread: number; follow: FollowLevel };
};

/** What a thread page offers one reader. */
export interface ThreadViewer {
  mayReply: boolean;
  mayModerate: boolean;
  mayAccept: boolean;
  mayRetitle: boolean;
  mayReact: boolean;
  /** Looks after the club's answers: experts and moderators. */
  mayCurate: boolean;
  /** Whom this reader may write to, and reads. */
  audiences: Audience[];
  /** Number of the last post read; 0: none. */
  readNumber: number;
  /** Posts of others after it, of those the reader may see; counted up to 1,000. */
  unread: number;
  follow: FollowLevel;
}

export interface LinkedThread {
  id: string;
  title: string;
  url: string;
}

export interface ThreadDetail {
  thread: ThreadView;
  /** Threads this one repeats, and that repeat it. */
  duplicates: LinkedThread[];
  viewer: ThreadViewer;
}

/** What somebody is writing; as loose as a form half filled in. */
export interface DraftContent {
  title?: string;
  body: string;
  replyTo?: string;
  audience?: Audience;
  kind?: 'talk' | 'question' | 'announcement';
  tags?: string[];
  /** What a change is about, and the version that it was written on. */
  note?: string;
  version?: number;
}

export interface Draft {
  content: DraftContent;
  updatedAt: string;
}

export interface TagView {
  key: string;
  label: Record<Locale, string>;
}

export interface ThreadPageData extends ThreadDetail {
  club: { id: string; slug: string; name: string };
  posts: PostWindow;
  /** The accepted answer, shown on top as well as in its place. */
  accepted: PostItem | null;
  draft: Draft | null;
  /** Number of the first post the reader has not read, if there is one to jump to. */
  firstUnread: number | null;
  tags: TagView[];
  /** Why the reader cannot write here; null where they can. */
  closedBy: 'visitor' | 'not_a_member' | 'suspended' | 'locked' | 'archived' | 'merged' | 'club' | null;
  suspendedUntil: string | null;
  /** What a newcomer may still write here today; null for everybody else. */
  firstDay: FirstDay | null;
  /** What it belongs to, as `offer:<id>`: that one's page shows it. */
  owner: string | null;
}
