import { createPost } from '~/modules/threads/create-post.server';
import { tellFollowers } from '~/modules/threads/tell-followers.server';
import type { PostView } from '~/modules/threads/post';
import { startJobs, stopJobs } from '~/platform/jobs/jobs.server';
import { jobKinds } from '~/registry.server';
import type { SignedInPerson } from './club';
import type { TestDatabase } from './database';
import { workOff } from './jobs';

/** From now on facts make jobs of those who react to them, as in a portal; nothing works them off by itself. */
export async function reactToFacts(database: TestDatabase): Promise<void> {
  await stopJobs();
  await startJobs(database.url, jobKinds, { work: false });
}

const telling = [
  'notices.record',
  'notices.recheck',
  'notices.recheck-membership',
  'notices.recheck-club',
  'notices.recheck-blocks',
  'threads.tell-followers-page',
  'threads.tell-of-acceptance',
  'threads.tell-of-thread',
  'threads.untell-of-post',
];

/** Works off what tells members of things, and what takes it back; not what sends. */
export async function tellAll(database: TestDatabase): Promise<void> {
  await workOff(database, telling);
}

/** Somebody writes a post, and whoever has a reason is told of it. */
export async function writeAndTell(
  database: TestDatabase,
  author: SignedInPerson,
  threadId: string,
  body: string,
  more: { replyTo?: string; audience?: 'everyone' | 'professionals' | 'experts' } = {},
): Promise<PostView> {
  const { post } = await createPost(author.actor, threadId, { body, audience: 'everyone', ...more });
  await tellFollowers(threadId);
  await tellAll(database);
  return post;
}
