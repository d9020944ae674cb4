import type { ClubAccess } from '~/modules/clubs/access';
import {
  type Audience,
  isActiveMember,
  mayModerate,
  mayRead,
  mayWrite,
  readableAudiences,
} from '~/modules/clubs/policy';
import type { ThreadKind, ThreadStatus } from './post';

/** What a decision about a thread needs to know of it. */
export interface ThreadFacts {
  id: string;
  kind: ThreadKind;
  status: ThreadStatus;
  authorId: string | null;
}

export interface PostFacts {
  authorId: string | null;
  audience: Audience;
  status: 'published' | 'hidden' | 'removed';
}

export function isAsker(access: ClubAccess, thread: ThreadFacts): boolean {
  return access.memberId !== undefined && thread.authorId === access.memberId;
}

export function audiencesFor(access: ClubAccess, thread: ThreadFacts): Audience[] {
  return readableAudiences(access, isAsker(access, thread));
}

export function maySeePost(access: ClubAccess, thread: ThreadFacts, post: PostFacts): boolean {
  return audiencesFor(access, thread).includes(post.audience);
}

export function mayStart(access: ClubAccess, kind: ThreadKind): boolean {
  if (!mayWrite(access)) return false;
  return kind !== 'announcement' || mayModerate(access);
}

/** Moderators may still write in a locked thread; nobody in a merged or archived one. */
export function mayReply(access: ClubAccess, thread: ThreadFacts): boolean {
  if (!mayWrite(access)) return false;
  return thread.status === 'open' || (thread.status === 'locked' && mayModerate(access));
}

/** Nobody writes to people whose answers they could not read. */
export function mayAddress(access: ClubAccess, thread: ThreadFacts, audience: Audience): boolean {
  return mayReply(access, thread) && audiencesFor(access, thread).includes(audience);
}

export function mayEdit(access: ClubAccess, thread: ThreadFacts, post: PostFacts): boolean {
  if (post.status === 'removed' || !maySeePost(access, thread, post)) return false;
  if (mayModerate(access)) return true;
  return (
    post.authorId !== null &&
    post.authorId === access.memberId &&
    post.status === 'published' &&
    mayReply(access, thread)
  );
}

export function mayRemove(access: ClubAccess, thread: ThreadFacts, post: PostFacts): boolean {
  if (post.status === 'removed' || !maySeePost(access, thread, post)) return false;
  return (
    mayModerate(access) || (post.authorId !== null && post.authorId === access.memberId && mayWrite(access))
  );
}

export function mayRestore(access: ClubAccess, thread: ThreadFacts, post: PostFacts): boolean {
  return post.status !== 'published' && mayModerate(access) && maySeePost(access, thread, post);
}

export function mayReact(access: ClubAccess, thread: ThreadFacts, post: PostFacts): boolean {
  return (
    post.status === 'published' &&
    mayWrite(access) &&
    maySeePost(access, thread, post) &&
    thread.status !== 'archived'
  );
}

/** Experts whose credential counts now, and moderators, look after a club's answers and guides. */
export function mayCurate(access: ClubAccess): boolean {
  if (!mayWrite(access)) return false;
  return mayModerate(access) || (isActiveMember(access) && access.badge.roles.includes('expert'));
}

/** The asker accepts; a moderator may do it for them. */
export function mayAccept(access: ClubAccess, thread: ThreadFacts): boolean {
  return mayWrite(access) && (isAsker(access, thread) || mayModerate(access));
}

/** The author may retitle and tag; locking, pinning, archiving and slow mode are the moderators'. */
export function mayRetitle(access: ClubAccess, thread: ThreadFacts): boolean {
  return mayModerate(access) || (isAsker(access, thread) && mayReply(access, thread));
}

export function mayFlag(access: ClubAccess, thread: ThreadFacts, post: PostFacts): boolean {
  return (
    access.memberId !== undefined &&
    mayRead(access) &&
    maySeePost(access, thread, post) &&
    post.status === 'published'
  );
}
