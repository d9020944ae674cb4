import type { Audience } from '~/modules/clubs/policy';

/** The stream that tells of a thread's posts for one audience. */
export function threadStream(threadId: string, audience: Audience = 'everyone'): string {
  return audience === 'everyone' ? `thread:${threadId}` : `thread:${threadId}:${audience}`;
}

export function clubStream(clubId: string): string {
  return `club:${clubId}`;
}
