import { listReviews } from '~/modules/moderation/list-reviews.server';
import { listReviewsInput } from '~/modules/moderation/schema';
import { acceptAnswer } from '~/modules/threads/accept-answer.server';
import { changeThread } from '~/modules/threads/change-thread.server';
import { createPost } from '~/modules/threads/create-post.server';
import { createThread } from '~/modules/threads/create-thread.server';
import { editPost } from '~/modules/threads/edit-post.server';
import { decideReview } from '~/modules/moderation/decide-review.server';
import { flagPost } from '~/modules/moderation/flag-post.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { mergeThread } from '~/modules/threads/merge-thread.server';
import type { ReactionName } from '~/modules/threads/post';
import { reactToPost } from '~/modules/threads/react-to-post.server';
import { createPostInput, createThreadInput } from '~/modules/threads/schema';
import { voteInPoll } from '~/modules/threads/vote-in-poll.server';
import { demo } from '../../../../../prisma/demo/index.ts';
import type { DemoPost, DemoThread } from '../../../../../prisma/demo/types.ts';
import { moderatorKey } from './club-acts.server';
import { postText } from './post-text.server';
import {
  acceptedAt,
  type Act,
  actorOf,
  laneOf,
  isActive,
  joinedAt,
  type PlayedThread,
  type Stage,
} from './stage.server';

const flagsBeforeRemoval = 2;

async function start(stage: Stage, played: PlayedThread): Promise<void> {
  const { thread } = played;
  const { club: slug, kind, title, tags, poll } = thread;
  const [post] = thread.posts as [DemoPost, ...DemoPost[]];
  const actor = actorOf(stage, post.author);
  const closesInHours =
    poll?.closesInMinutes === undefined
      ? undefined
      : Math.round((post.minutesAgo + poll.closesInMinutes) / 60);
  const body = await postText(stage, post.author, slug, post.editedFrom ?? post.body);
  const input = { kind, title, tags, body, poll: poll && { ...poll, closesInHours } };
  played.id = (await createThread(actor, { slug, ...createThreadInput.parse(input) })).id;
  const [first] = (await listPosts(actor, played.id, { limit: 1 })).items;
  played.postIds.push(first!.id);
  played.pollId = first!.poll?.id;
}

async function reply(stage: Stage, played: PlayedThread, post: DemoPost): Promise<void> {
  const body = await postText(stage, post.author, played.thread.club, post.editedFrom ?? post.body);
  const replyTo = post.replyTo === undefined ? undefined : played.postIds[post.replyTo - 1];
  const input = createPostInput.parse({ body, replyTo, audience: post.audience });
  const written = await createPost(actorOf(stage, post.author), played.id, input);
  played.postIds.push(written.post.id);
}

function reactionActs(stage: Stage, played: PlayedThread, post: DemoPost, index: number): Act[] {
  const reactions = Object.entries(post.reactions ?? {}).flatMap(([name, keys]) =>
    keys.map((key) => ({ name: name as ReactionName, key })),
  );
  return reactions.map(({ name, key }, order) => {
    const from = Math.min(post.minutesAgo, joinedAt(key, played.thread.club) - 5);
    return {
      minutesAgo: from - Math.min(from * 0.6, 2 + 13 * order),
      run: () => reactToPost(actorOf(stage, key), { postId: played.postIds[index]!, name, on: true }),
    };
  });
}

function editAct(stage: Stage, played: PlayedThread, post: DemoPost, index: number): Act {
  return {
    minutesAgo: post.minutesAgo - Math.min(6, post.minutesAgo / 2),
    async run() {
      const body = await postText(stage, post.author, played.thread.club, post.body);
      await editPost(actorOf(stage, post.author), { postId: played.postIds[index]!, body });
    },
  };
}

/** Members report it, then a moderator takes it away. */
function removalActs(stage: Stage, played: PlayedThread, post: DemoPost, index: number, from: number): Act[] {
  const { club } = played.thread;
  const reporters = demo.members
    .map(({ key }) => key)
    .filter((key) => key !== post.author && key !== moderatorKey && isActive(key, club))
    .filter((key) => joinedAt(key, club) > from)
    .slice(index % 5, (index % 5) + flagsBeforeRemoval);
  const sells = /ขาย|ซื้อ|price|buy/i.test(post.body);
  return [
    ...reporters.map((key, order) => ({
      minutesAgo: from * (0.9 - order * 0.05),
      run: () =>
        flagPost(actorOf(stage, key), {
          ...{ postId: played.postIds[index]!, reason: sells ? 'commercial' : 'unkind', note: '' },
        }),
    })),
    {
      minutesAgo: from * 0.7,
      run: () =>
        decideOn(stage, played, index, {
          ...{ by: moderatorKey, act: post.status === 'hidden' ? 'hide' : 'remove', template: 'rules' },
        }),
    },
  ];
}

/** As a moderator does it: from the queue, with a reason in the member's language. */
async function decideOn(
  stage: Stage,
  played: PlayedThread,
  index: number,
  { by, act, template }: NonNullable<DemoPost['decision']>,
): Promise<void> {
  const actor = actorOf(stage, by);
  const club = played.thread.club;
  const { items } = await listReviews(actor, listReviewsInput.parse({ club, limit: 100 }));
  const review = items.find(({ post }) => post?.id === played.postIds[index])!;
  await decideReview(actor, { reviewId: review.id, act, template });
}

/** Members report it; then it waits, or a moderator decides. */
function flagActs(stage: Stage, played: PlayedThread, post: DemoPost, index: number): Act[] {
  const { flags = [], decision, minutesAgo } = post;
  const postId = () => played.postIds[index]!;
  return [
    ...flags.map(({ by, reason, note = '' }, order) => ({
      minutesAgo: minutesAgo * (0.9 - order * 0.05),
      run: () => flagPost(actorOf(stage, by), { postId: postId(), reason, note }),
    })),
    ...(decision
      ? [{ minutesAgo: minutesAgo * 0.6, run: () => decideOn(stage, played, index, decision) }]
      : []),
  ];
}

function postActs(stage: Stage, played: PlayedThread, post: DemoPost, index: number): Act[] {
  const write: Act = {
    minutesAgo: post.minutesAgo,
    run: () => (index === 0 ? start(stage, played) : reply(stage, played, post)),
  };
  const reactions = reactionActs(stage, played, post, index);
  const since = Math.min(post.minutesAgo, ...reactions.map(({ minutesAgo }) => minutesAgo));
  return [
    write,
    ...reactions,
    ...(post.editedFrom ? [editAct(stage, played, post, index)] : []),
    ...(post.status ? removalActs(stage, played, post, index, since) : []),
    ...flagActs(stage, played, post, index),
  ];
}

function voteActs(stage: Stage, played: PlayedThread): Act[] {
  const { poll, posts, club } = played.thread;
  const votes = Object.entries(poll?.votes ?? {});
  const opens = posts[0]!.minutesAgo;
  const closes = Math.max(0, -(poll?.closesInMinutes ?? 0));
  return votes.map(([key, options], order) => ({
    minutesAgo: Math.min(
      opens - ((opens - closes) * (order + 1)) / (votes.length + 2),
      joinedAt(key, club) - 5,
    ),
    run: () =>
      voteInPoll(actorOf(stage, key), {
        pollId: played.pollId!,
        choices: options.map((option) => String(option + 1)),
      }),
  }));
}

function acceptAct(stage: Stage, played: PlayedThread, accepted: number): Act {
  const { posts, club } = played.thread;
  const asker = posts[0]!.author;
  return {
    minutesAgo: acceptedAt(played.thread),
    run: () =>
      acceptAnswer(actorOf(stage, isActive(asker, club) ? asker : moderatorKey), {
        threadId: played.id,
        postId: played.postIds[accepted - 1]!,
      }),
  };
}

/** Nothing more happens in a thread once it is locked or archived. */
function endingActs(stage: Stage, played: PlayedThread, before: readonly Act[]): Act[] {
  const { status, pinned, posts } = played.thread;
  const last = Math.min(...before.map(({ minutesAgo }) => minutesAgo));
  const change = (
    minutesAgo: number,
    input: { pinned?: boolean; locked?: boolean; archived?: boolean },
  ): Act => ({
    minutesAgo,
    run: () => changeThread(actorOf(stage, moderatorKey), { threadId: played.id, ...input }),
  });
  return [
    ...(pinned ? [change(posts[0]!.minutesAgo * 0.99, { pinned: true })] : []),
    ...(status === 'locked' ? [change(last * 0.9, { locked: true })] : []),
    ...(status === 'archived' ? [change(last * 0.9, { archived: true })] : []),
  ];
}

function actsOf(stage: Stage, thread: DemoThread): Act[] {
  const played: PlayedThread = { thread, id: '', postIds: [], pollId: undefined };
  stage.threads.push(played);
  const acts = [
    ...thread.posts.flatMap((post, index) => postActs(stage, played, post, index)),
    ...voteActs(stage, played),
    ...(thread.accepted ? [acceptAct(stage, played, thread.accepted)] : []),
  ];
  const lane = laneOf(thread);
  return [...acts, ...endingActs(stage, played, acts)].map((act) => ({ ...act, lane }));
}

/** Touches two threads, so it has no lane: it comes when all before it is done. */
function mergeAct(stage: Stage, played: PlayedThread): Act {
  const { posts, mergedInto } = played.thread;
  return {
    minutesAgo: posts.at(-1)!.minutesAgo * 0.95,
    run: () => {
      const into = stage.threads.find(({ thread }) => thread.title === mergedInto);
      return mergeThread(actorOf(stage, moderatorKey), { threadId: played.id, intoId: into!.id });
    },
  };
}

export function threadActs(stage: Stage): Act[] {
  const acts = demo.threads.flatMap((thread) => actsOf(stage, thread));
  const merged = stage.threads.filter(({ thread }) => thread.mergedInto !== undefined);
  return [...acts, ...merged.map((played) => mergeAct(stage, played))];
}
