import { useCallback, useMemo, useRef, useState } from 'react';
import type {
  PostItem,
  PostView,
  PostViewer,
  PostWindow,
  ThreadDetail,
  ThreadView,
} from '~/modules/threads/post';
import { applyPersona, applyThreadUpdate, type ThreadState } from '~/modules/threads/updates';
import { callApi } from '~/platform/api/call-api';
import { useStream } from '~/platform/realtime/client/use-stream';
import type { StreamUpdate } from '~/platform/updates/update';

export interface LiveThread extends ThreadState {
  posts: PostItem[];
  /** Whether the window begins with the thread's first post. */
  atStart: boolean;
}

const windowLimit = 40;
const refetchLimit = 100;

/** A reader's own marks stay when a post is told anew. */
function keepViewers(before: readonly PostItem[], after: readonly PostView[]): PostItem[] {
  const viewers = new Map<number, PostViewer | undefined>(before.map((post) => [post.number, post.viewer]));
  return after.map((post) => {
    const viewer = viewers.get(post.number);
    return viewer && (post as PostItem).viewer === undefined ? { ...post, viewer } : post;
  });
}

function openLiveThread(thread: ThreadView, window: PostWindow): LiveThread {
  return { thread, posts: window.items, atEnd: !window.more.after, atStart: !window.more.before };
}

/** Marks of a post that has just come in: the reader's own, when it is theirs. */
function newMarks(post: PostView, memberId: string | undefined): PostItem {
  if (memberId === undefined) return post;
  return {
    ...post,
    viewer: {
      mine: post.author?.id === memberId,
      reactions: [],
      bookmarked: false,
      blocked: false,
      votes: [],
      hidden: null,
    },
  };
}

function reduce(
  state: LiveThread,
  update: Pick<StreamUpdate, 'type' | 'data'>,
  memberId: string | undefined,
): LiveThread {
  if (update.type === 'persona.changed') {
    return {
      ...state,
      ...applyPersona(state, update.data as { memberId: string; name: string; pictureId: string | null }),
    };
  }
  if (update.type === 'post.created') {
    const { post } = update.data as { post: PostView };
    // A reply of one's own stands here already when its update comes.
    if (state.posts.some(({ id }) => id === post.id)) return state;
    return {
      ...state,
      ...applyThreadUpdate(state, { type: update.type, data: { post: newMarks(post, memberId) } }),
    };
  }
  const next = applyThreadUpdate(state, update);
  return { ...state, ...next, posts: keepViewers(state.posts, next.posts) };
}

export interface UseThreadInput {
  thread: ThreadView;
  window: PostWindow;
  memberId: string | undefined;
}

/** A thread on this screen: its window of posts, loading more on either side, and what its streams change in it. */
export function useThread({ thread, window, memberId }: UseThreadInput) {
  const [opened, setOpened] = useState({ thread, window });
  const initial = useMemo(() => openLiveThread(opened.thread, opened.window), [opened]);
  const current = useRef(initial);

  const show = useCallback(
    async (query: string) => {
      const [detail, next] = await Promise.all([
        callApi<ThreadDetail>('GET', `/threads/${thread.id}`),
        callApi<PostWindow>('GET', `/threads/${thread.id}/posts?${query}`),
      ]);
      // The club's stream is not the thread's to answer for; it goes on from where it was.
      setOpened((before) => ({
        thread: detail.thread,
        window: { ...next, heads: { ...before.window.heads, ...next.heads } },
      }));
    },
    [thread.id],
  );
  const { state, edit } = useStream<LiveThread>({
    streams: opened.window.heads,
    initial,
    reduce: (before, update) => reduce(before, update, memberId),
    refetch: () => {
      const first = current.current.posts[0]?.number ?? 1;
      // Out of reach: the connection's own retry asks again.
      show(`after=${first - 1}&limit=${refetchLimit}`).catch(() => undefined);
    },
  });
  current.current = state;

  const load = useCallback(
    async (side: 'before' | 'after') => {
      const { posts } = current.current;
      const edge = (side === 'before' ? posts[0] : posts.at(-1))?.number ?? 0;
      const next = await callApi<PostWindow>(
        'GET',
        `/threads/${thread.id}/posts?${side}=${edge}&limit=${windowLimit}`,
      );
      edit((before) => {
        const known = new Set(before.posts.map(({ id }) => id));
        const added = next.items.filter(({ id }) => !known.has(id));
        return {
          ...before,
          posts: [...before.posts, ...added].toSorted((a, b) => a.number - b.number),
          atStart: side === 'before' ? !next.more.before : before.atStart,
          atEnd: side === 'after' ? !next.more.after : before.atEnd,
        };
      });
    },
    [edit, thread.id],
  );
  return {
    state,
    load,
    /** Shows the newest posts instead of those that were here. */
    toEnd: useCallback(
      () => show(`before=${current.current.thread.lastNumber + 1}&limit=${windowLimit}`),
      [show],
    ),
    /** A reply of one's own, as the server answered it. */
    add: useCallback(
      (post: PostItem) =>
        edit((before) => reduce(before, { type: 'post.created', data: { post } }, memberId)),
      [edit, memberId],
    ),
    change: useCallback(
      (number: number, changePost: (post: PostItem) => PostItem) =>
        edit((before) => ({
          ...before,
          posts: before.posts.map((post) => (post.number === number ? changePost(post) : post)),
        })),
      [edit],
    ),
    setAccepted: useCallback(
      (acceptedPostId: string | null) =>
        edit((before) => ({ ...before, thread: { ...before.thread, acceptedPostId } })),
      [edit],
    ),
  };
}
