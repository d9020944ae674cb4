import { useMemo, useRef } from 'react';
import type { PostItem, ReactionName } from '~/modules/threads/post';
import type { ThreadViewer } from '~/modules/threads/post';
import { threadPaths } from '~/modules/threads/paths';
import type { PollView } from '~/modules/threads/post';
import { callApi } from '~/platform/api/call-api';
import { useT } from '~/platform/i18n/i18n-context';
import { useToast } from '~/ui/toast';
import { failureWords } from './failure-words';

/** What the reader can do with a post; what they may not do is not there. */
export interface PostActions {
  /** False until scripts run: then menus are links to the post's page. */
  ready: boolean;
  mayReply: boolean;
  mayModerate: boolean;
  mayCurate: boolean;
  react?: (post: PostItem, name: ReactionName) => void;
  reply?: (post: PostItem) => void;
  quote?: (post: PostItem) => void;
  vote?: (post: PostItem, choices: string[]) => Promise<void>;
  accept?: (post: PostItem, on: boolean) => void;
  bookmark?: (post: PostItem) => void;
  copyLink: (post: PostItem) => void;
}

export interface PostActionsInput {
  slug: string;
  threadId: string;
  viewer: ThreadViewer;
  isMember: boolean;
  ready: boolean;
  /** Changes a post on this screen at once; the update that follows says the same. */
  change: (number: number, change: (post: PostItem) => PostItem) => void;
  setAccepted: (postId: string | null) => void;
  reply: (post: PostItem) => void;
  quote: (post: PostItem) => void;
}

function withReaction(post: PostItem, name: ReactionName, on: boolean): PostItem {
  if (!post.viewer) return post;
  const count = (post.reactions[name] ?? 0) + (on ? 1 : -1);
  const { [name]: _, ...others } = post.reactions;
  return {
    ...post,
    reactions: count > 0 ? { ...others, [name]: count } : others,
    viewer: {
      ...post.viewer,
      reactions: on
        ? [...post.viewer.reactions, name]
        : post.viewer.reactions.filter((other) => other !== name),
    },
  };
}

/** The actions of a thread's posts. Their identity stays while the rights stay, so that posts are not drawn anew. */
export function usePostActions(input: PostActionsInput): PostActions {
  const t = useT();
  const toast = useToast();
  const latest = useRef({ ...input, t, toast });
  latest.current = { ...input, t, toast };
  const { viewer, isMember, ready } = input;
  const { mayReply, mayModerate, mayCurate, mayAccept, mayReact } = viewer;

  return useMemo(() => {
    const failed = (error: unknown) => {
      const { toast: show, t: translate } = latest.current;
      show({ words: failureWords(translate, error), tone: 'danger' });
    };
    const actions: PostActions = {
      ready,
      mayReply,
      mayModerate,
      mayCurate,
      copyLink(post) {
        const { slug, toast: show, t: translate } = latest.current;
        const path = threadPaths.post(slug, post.threadId, post.number);
        void navigator.clipboard
          ?.writeText(new URL(path, location.href).href)
          .then(() => show({ words: translate('threads:post.copied') }), failed);
      },
    };
    if (mayReply) {
      actions.reply = (post) => latest.current.reply(post);
      actions.quote = (post) => latest.current.quote(post);
    }
    if (mayReact) {
      actions.react = (post, name) => {
        const on = !post.viewer?.reactions.includes(name);
        latest.current.change(post.number, (current) => withReaction(current, name, on));
        callApi(on ? 'PUT' : 'DELETE', `/posts/${post.id}/reactions/${name}`).catch((error: unknown) => {
          latest.current.change(post.number, (current) => withReaction(current, name, !on));
          failed(error);
        });
      };
      actions.vote = async (post, choices) => {
        try {
          const { poll } = await callApi<{ poll: PollView }>('PUT', `/polls/${post.poll!.id}/vote`, {
            body: { choices },
          });
          latest.current.change(post.number, (current) => ({
            ...current,
            poll,
            viewer: current.viewer && { ...current.viewer, votes: choices },
          }));
        } catch (error) {
          failed(error);
          throw error;
        }
      };
    }
    if (mayAccept) {
      actions.accept = (post, on) => {
        const path = `/threads/${latest.current.threadId}/accepted-answer`;
        const call = on ? callApi('PUT', path, { body: { postId: post.id } }) : callApi('DELETE', path);
        call.then(() => latest.current.setAccepted(on ? post.id : null), failed);
      };
    }
    if (isMember) {
      actions.bookmark = (post) => {
        const on = !post.viewer?.bookmarked;
        callApi(on ? 'PUT' : 'DELETE', `/posts/${post.id}/bookmark`, on ? { body: {} } : {}).then(() => {
          const { change, toast: show, t: translate } = latest.current;
          change(post.number, (current) => ({
            ...current,
            viewer: current.viewer && { ...current.viewer, bookmarked: on },
          }));
          show({ words: translate(on ? 'threads:post.bookmarked' : 'threads:post.unbookmarked') });
        }, failed);
      };
    }
    return actions;
  }, [ready, mayReply, mayModerate, mayCurate, mayAccept, mayReact, isMember]);
}
