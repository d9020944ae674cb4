import { useCallback, useEffect, useRef, useState } from 'react';
import type { PostItem } from '~/modules/threads/post';
import { ApiProblem, callApi, newKey } from '~/platform/api/call-api';
import { type OutgoingReply, outboxName, readOutbox, writeOutbox } from './outbox';

export type NewReply = Pick<OutgoingReply, 'body' | 'audience' | 'replyTo' | 'afterwards'>;

interface Outbox {
  replies: readonly OutgoingReply[];
  send: (reply: NewReply) => void;
  retry: (key: string) => void;
  /** Takes a reply out, to write it anew or to drop it. */
  take: (key: string) => OutgoingReply | undefined;
}

const retryEveryMs = 5_000;

/** The reply stands: that what belongs to it is refused for good does not make it unsent. */
async function putAfterwards(path: string): Promise<void> {
  try {
    await callApi('PUT', path);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.passes) throw error;
  }
}

/**
 * Sends replies one after the other, in the order they were written. What cannot be sent is kept in the browser, shown as
 * unsent, and sent again when the connection is back; its key makes that safe.
 */
export function useOutbox(
  memberId: string | undefined,
  threadId: string,
  online: boolean,
  onSent: (post: PostItem) => void,
): Outbox {
  const [replies, setReplies] = useState<readonly OutgoingReply[]>([]);
  const current = useRef<readonly OutgoingReply[]>([]);
  const sending = useRef(false);
  const sent = useRef(onSent);
  sent.current = onSent;
  const name = memberId ? outboxName(memberId, threadId) : undefined;

  const update = useCallback(
    (change: (before: readonly OutgoingReply[]) => readonly OutgoingReply[]) => {
      current.current = change(current.current);
      setReplies(current.current);
      if (name) writeOutbox(name, current.current);
    },
    [name],
  );
  const mark = useCallback(
    (key: string, changes: Partial<OutgoingReply>) =>
      update((before) => before.map((reply) => (reply.key === key ? { ...reply, ...changes } : reply))),
    [update],
  );

  const flush = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    try {
      for (;;) {
        const next = current.current.find((reply) => reply.state !== 'refused');
        if (!next) return;
        mark(next.key, { state: 'sending', reason: undefined });
        try {
          const { post } = await callApi<{ post: PostItem }>('POST', `/threads/${threadId}/posts`, {
            idempotencyKey: next.key,
            body: { body: next.body, audience: next.audience, replyTo: next.replyTo?.id },
          });
          sent.current(post);
          // Its key makes that the reply is sent once, also where this has to be tried again.
          if (next.afterwards) await putAfterwards(next.afterwards);
          update((before) => before.filter((reply) => reply.key !== next.key));
        } catch (error) {
          if (error instanceof ApiProblem && !error.passes) {
            mark(next.key, { state: 'refused', reason: Object.values(error.errors)[0] ?? error.message });
            continue;
          }
          mark(next.key, {
            state: 'waiting',
            reason: error instanceof ApiProblem ? error.message : undefined,
          });
          return;
        }
      }
    } finally {
      sending.current = false;
    }
  }, [mark, threadId, update]);

  useEffect(() => {
    if (!name) return;
    current.current = readOutbox(name);
    setReplies(current.current);
  }, [name]);

  const waiting = replies.some((reply) => reply.state === 'waiting');
  useEffect(() => {
    if (!waiting || !online) return;
    void flush();
    const timer = setInterval(() => void flush(), retryEveryMs);
    return () => clearInterval(timer);
  }, [waiting, online, flush]);

  return {
    replies,
    send(reply) {
      update((before) => [
        ...before,
        { ...reply, key: newKey(), writtenAt: new Date().toISOString(), state: 'sending' },
      ]);
      void flush();
    },
    retry(key) {
      mark(key, { state: 'waiting', reason: undefined });
      void flush();
    },
    take(key) {
      const found = current.current.find((reply) => reply.key === key);
      update((before) => before.filter((reply) => reply.key !== key));
      return found;
    },
  };
}
