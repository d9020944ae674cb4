import type { Badge } from '~/modules/clubs/access';
import type { Audience } from '~/modules/clubs/policy';
import type { Locale } from '~/platform/i18n/locale';

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
}

/** What depends on who looks; only in HTTP answers, never in updates. */
export interface PostViewer {
  mine: boolean;
  reactions: ReactionName[];
  bookmarked: boolean;
  blocked: boolean;
  votes: string[];
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
  /** Counted over what the reader may see. */
  postCount: number;
  lastNumber: number;
  lastPostAt: string;
  createdAt: string;
}
