import { useCallback, useRef, useState } from 'react';
import type { PostItem, PostView, PostViewer, PostWindow, ThreadView } from '~/modules/threads/post';
import { applyPersona, applyThreadUpdate, type ThreadState } from '~/modules/threads/updates';
import { callApi } from '~/platform/api/call-api';
import type { StreamUpdate } from '~/platform/updates/update';

export interface LiveThread extends ThreadState {
  posts: PostItem[];
  /** Whether there are posts before the window. */
  atStart: boolean;
}

export const windowLimit = 40;

/** A reader's own marks stay when a post is told anew. */
function keepViewers(before: readonly PostItem[], after: readonly PostView[]): PostItem[] {
  const viewers = new Map<number, PostViewer | undefined>(before.map((post) => [post.number, post.viewer]));
  return after.map((post) => {
    const viewer = viewers.get(post.number);
    return viewer && (post as PostItem).viewer === undefined ? { ...post, viewer } : post;
  });
}

export function openLiveThread(thread: ThreadView, window: PostWindow): LiveThread {
  return { thread, posts: window.items, atEnd: !window.more.after, atStart: !window.more.before };
}

/** A thread on this screen: its window of posts, loading more on either side, and what updates change in it. */
export function useThread(thread: ThreadView, window: PostWindow) {
  const [state, setState] = useState(() => openLiveThread(thread, window));
  const current = useRef(state);
  const set = useCallback((change: (before: LiveThread) => LiveThread) => {
    current.current = change(current.current);
    setState(current.current);
  }, []);

  const apply = useCallback(
    (updates: readonly Pick<StreamUpdate, 'type' | 'data'>[]) =>
      set((before) => {
        let next: ThreadState = before;
        for (const update of updates) {
          const known =
            update.type === 'post.created' ? (update.data as { post: PostView }).post.number : undefined;
          // A reply of one's own stands here already when its update comes.
          if (known !== undefined && next.posts.some((post) => post.number === known)) continue;
          next =
            update.type === 'persona.changed'
              ? applyPersona(
                  next,
                  update.data as { memberId: string; name: string; pictureId: string | null },
                )
              : applyThreadUpdate(next, update);
        }
        return { ...before, ...next, posts: keepViewers(before.posts, next.posts) };
      }),
    [set],
  );
  const change = useCallback(
    (number: number, edit: (post: PostItem) => PostItem) =>
      set((before) => ({
        ...before,
        posts: before.posts.map((post) => (post.number === number ? edit(post) : post)),
      })),
    [set],
  );
  const setAccepted = useCallback(
    (acceptedPostId: string | null) =>
      set((before) => ({ ...before, thread: { ...before.thread, acceptedPostId } })),
    [set],
  );
  const replace = useCallback(
    (nextThread: ThreadView, next: PostWindow) => set(() => openLiveThread(nextThread, next)),
    [set],
  );

  const load = useCallback(
    async (side: 'before' | 'after') => {
      const { posts, thread: shown } = current.current;
      const edge = side === 'before' ? posts[0]?.number : posts.at(-1)?.number;
      const next = await callApi<PostWindow>(
        'GET',
        `/threads/${shown.id}/posts?${side}=${edge ?? 0}&limit=${windowLimit}`,
      );
      set((before) => {
        const numbers = new Set(before.posts.map((post) => post.number));
        const added = next.items.filter((post) => !numbers.has(post.number));
        const merged = [...before.posts, ...added].toSorted((a, b) => a.number - b.number);
        return {
          ...before,
          posts: merged,
          atStart: side === 'before' ? !next.more.before : before.atStart,
          atEnd: side === 'after' ? !next.more.after : before.atEnd,
        };
      });
    },
    [set],
  );
  return { state, apply, change, setAccepted, replace, load };
}
