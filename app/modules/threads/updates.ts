import type { StreamUpdate } from '~/platform/updates/update';
import type {
  Answer,
  LinkPreviewView,
  PollView,
  PostView,
  ReactionName,
  Superseded,
  ThreadView,
} from './post';

/** What each update of a thread's streams tells. `post.edited` and `post.restored` carry the whole post as it is now. */
export interface ThreadUpdates {
  'post.created': { post: PostView };
  'post.edited': { post: PostView };
  'post.restored': { post: PostView };
  /** What stands at a number now: the place of a post that went to another thread, or the post that is back. */
  'post.moved': { post: PostView };
  'post.removed': { id: string; number: number; status: 'hidden' | 'removed' };
  'reaction.changed': { id: string; number: number; reactions: Partial<Record<ReactionName, number>> };
  'poll.changed': { post: { id: string; number: number; poll: PollView } };
  'preview.ready': { post: { id: string; number: number; preview: LinkPreviewView } };
  'answer.changed': { id: string; number: number; supersededBy: Superseded | null };
  'answer.accepted': { postId: string | null; number: number | null };
  'thread.changed': { thread: Omit<ThreadView, 'postCount' | 'lastNumber' | 'lastPostAt'> };
}

/** A thread on a screen: facts, and a window of posts without holes between what was loaded. */
export interface ThreadState {
  thread: ThreadView;
  /** In the order of their numbers. */
  posts: PostView[];
  /** Whether the window reaches the thread's end, so that a new post belongs to it. */
  atEnd: boolean;
}

function withPost(state: ThreadState, number: number, change: (post: PostView) => PostView): ThreadState {
  const index = state.posts.findIndex((post) => post.number === number);
  if (index < 0) return state;
  return { ...state, posts: state.posts.with(index, change(state.posts[index]!)) };
}

/** Pure: what a post is to its question; `postJson` says the same in SQL. */
function answerOf(
  thread: Pick<ThreadView, 'kind' | 'acceptedPostId' | 'author'>,
  post: PostView,
  supersededBy: Superseded | null,
): Answer | null {
  const accepted = thread.acceptedPostId === post.id;
  const byAnother = post.author === null || post.author.id !== thread.author?.id;
  const answers =
    thread.kind === 'question' &&
    post.number > 1 &&
    post.movedTo === null &&
    post.audience === 'everyone' &&
    (accepted || byAnother);
  if (!answers) return null;
  return { state: supersededBy ? 'superseded' : accepted ? 'accepted' : 'proposed', supersededBy };
}

function addPost(state: ThreadState, post: PostView): ThreadState {
  const { thread } = state;
  const counted: ThreadView = {
    ...thread,
    postCount: thread.postCount + 1,
    lastNumber: Math.max(thread.lastNumber, post.number),
    lastPostAt: post.createdAt > thread.lastPostAt ? post.createdAt : thread.lastPostAt,
  };
  if (!state.atEnd) return { ...state, thread: counted };
  // Streams of several audiences come side by side, so a number may come after a later one.
  const at = state.posts.findLastIndex((other) => other.number < post.number) + 1;
  return { ...state, thread: counted, posts: state.posts.toSpliced(at, 0, post) };
}

/** Replies to what stood there name what stands there now. */
function movePost(state: ThreadState, moved: PostView): ThreadState {
  const { id, number, author } = moved;
  const replyTo = { id, number, author: author && { id: author.id, name: author.name } };
  return {
    ...state,
    posts: state.posts.map((post) =>
      post.number === number ? moved : post.replyTo?.number === number ? { ...post, replyTo } : post,
    ),
  };
}

/** Pure: the thread after an update. State + updates = freshly loaded state, for every type. */
export function applyThreadUpdate(
  state: ThreadState,
  update: Pick<StreamUpdate, 'type' | 'data'>,
): ThreadState {
  switch (update.type as keyof ThreadUpdates) {
    case 'post.created':
      return addPost(state, (update.data as ThreadUpdates['post.created']).post);
    case 'post.edited':
    case 'post.restored': {
      const { post } = update.data as ThreadUpdates['post.edited'];
      return withPost(state, post.number, () => post);
    }
    case 'post.moved':
      return movePost(state, (update.data as ThreadUpdates['post.moved']).post);
    case 'post.removed': {
      const { number, status } = update.data as ThreadUpdates['post.removed'];
      return withPost(state, number, (post) => ({
        ...post,
        status,
        body: '',
        html: '',
        poll: null,
        preview: null,
      }));
    }
    case 'reaction.changed': {
      const { number, reactions } = update.data as ThreadUpdates['reaction.changed'];
      return withPost(state, number, (post) => ({ ...post, reactions }));
    }
    case 'poll.changed': {
      const { number, poll } = (update.data as ThreadUpdates['poll.changed']).post;
      return withPost(state, number, (post) => ({ ...post, poll }));
    }
    case 'preview.ready': {
      const { number, preview } = (update.data as ThreadUpdates['preview.ready']).post;
      return withPost(state, number, (post) => ({ ...post, preview }));
    }
    case 'answer.accepted': {
      const { postId } = update.data as ThreadUpdates['answer.accepted'];
      const thread = { ...state.thread, acceptedPostId: postId };
      const posts = state.posts.map((post) => ({
        ...post,
        answer: answerOf(thread, post, post.answer?.supersededBy ?? null),
      }));
      return { ...state, thread, posts };
    }
    case 'answer.changed': {
      const { number, supersededBy } = update.data as ThreadUpdates['answer.changed'];
      return withPost(state, number, (post) => ({
        ...post,
        answer: answerOf(state.thread, post, supersededBy),
      }));
    }
    case 'thread.changed':
      return {
        ...state,
        thread: { ...state.thread, ...(update.data as ThreadUpdates['thread.changed']).thread },
      };
    default:
      // A newer server may tell what this page does not know yet.
      return state;
  }
}

/** Pure: the thread after somebody's persona changed in its club (`persona.changed` of the club's stream). */
export function applyPersona(
  state: ThreadState,
  persona: { memberId: string; name: string; pictureId: string | null },
): ThreadState {
  const { memberId, name, pictureId } = persona;
  const posts = state.posts.map((post) => ({
    ...post,
    author: post.author?.id === memberId ? { ...post.author, name, pictureId } : post.author,
    replyTo:
      post.replyTo?.author?.id === memberId
        ? { ...post.replyTo, author: { id: memberId, name } }
        : post.replyTo,
  }));
  const { author } = state.thread;
  return {
    ...state,
    posts,
    thread: { ...state.thread, author: author?.id === memberId ? { ...author, name, pictureId } : author },
  };
}
