import type { Audience } from '~/modules/clubs/policy';

/** A reply on its way. Its key makes sure that sending it again, from any state, never doubles it. */
export interface OutgoingReply {
  key: string;
  body: string;
  audience: Audience;
  replyTo: { id: string; number: number; name: string } | null;
  /** What is PUT to the API once the reply stands: an address within it. Sending it again changes nothing. */
  afterwards?: string;
  writtenAt: string;
  /** `waiting`: kept and sent when there is a connection; `refused`: the server will not take it as it is. */
  state: 'sending' | 'waiting' | 'refused';
  reason?: string;
}

const prefix = 'chomrom:outbox:';

/** Whose replies to which thread: another member on the same device has an outbox of their own. */
export function outboxName(memberId: string, threadId: string): string {
  return `${prefix}${memberId}:${threadId}`;
}

/** What is kept in this browser. What was being sent when the page went away is tried again. */
export function readOutbox(name: string): OutgoingReply[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return (kept as OutgoingReply[])
      .filter((reply) => typeof reply.key === 'string' && typeof reply.body === 'string')
      .map((reply) => (reply.state === 'sending' ? { ...reply, state: 'waiting' as const } : reply));
  } catch {
    return [];
  }
}

export function writeOutbox(name: string, replies: readonly OutgoingReply[]): void {
  try {
    if (replies.length === 0) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(replies));
  } catch {
    // A full or forbidden storage: the reply still stands on the page.
  }
}

/** Forgets what others left here; called when somebody signs out. */
export function clearOutboxes(): void {
  for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
}
