import { afterAll, beforeAll, expect, test } from 'vitest';
import { releaseReview } from '~/modules/moderation/claim-review.server';
import { listReviews } from '~/modules/moderation/list-reviews.server';
import { retractFlag } from '~/modules/moderation/retract-flag.server';
import { listReviewsInput } from '~/modules/moderation/schema';
import { undoDecision } from '~/modules/moderation/undo-decision.server';
import { applyQueueUpdate, type QueueState } from '~/modules/moderation/updates';
import { settleReview } from '~/modules/moderation/settle-review.server';
import { removePost } from '~/modules/threads/remove-post.server';
import { system } from '~/platform/actor';
import { makeThread, type SignedInPerson } from '../../support/club';
import { useDatabase } from '../../support/database';
import {
  claim,
  decide,
  flag,
  makeNeighbours,
  makePeace,
  type PeaceScene,
  queueOf,
  say,
} from '../../support/moderation';

let database: Awaited<ReturnType<typeof useDatabase>>;
let scene: PeaceScene;
let neighbours: SignedInPerson[];
let threadId: string;

beforeAll(async () => {
  database = await useDatabase();
  scene = await makePeace('dogs');
  neighbours = await makeNeighbours(scene.club, 3);
  threadId = await makeThread(scene.ann, scene.club);
});
afterAll(() => database.release());

async function load(state: 'open' | 'decided', sort: 'weight' | 'age') {
  const page = await listReviews(scene.mod.actor, listReviewsInput.parse({ state, sort, limit: 100 }));
  const queue: QueueState = {
    ...{ reviews: page.items, more: page.next !== null, waiting: page.waiting, filter: page.filter },
  };
  return { queue, heads: page.heads };
}

const updatesSince = (heads: Record<string, number>) =>
  database.sql<{ type: string; data: unknown }>(
    `SELECT u."type", u."data" FROM "Update" u JOIN jsonb_each_text($1::jsonb) h ON h.key = u."stream" AND u."seq" > h.value::bigint
     ORDER BY u."stream", u."seq"`,
    [JSON.stringify(heads)],
  );

async function reported() {
  const post = await say(scene.ben, threadId, 'Look here');
  await flag(scene.ann, post.id);
  const review = (await queueOf(scene.mod)).find((one) => one.post?.id === post.id)!;
  return { post, review };
}

/** All that changes a queue. */
const causes: Record<string, () => Promise<unknown>> = {
  'a first flag': async () => reported(),
  'more flags, until the post is hidden': async () => {
    const { post } = await reported();
    for (const person of neighbours.slice(0, 2)) await flag(person, post.id);
  },
  'a claim and letting go': async () => {
    const { review } = await reported();
    await claim(scene.second, review.id);
    await releaseReview(scene.second.actor, { reviewId: review.id });
    await claim(scene.mod, review.id);
  },
  'a decision': async () => decide(scene.second, (await reported()).review.id, { act: 'keep' }),
  'a decision that is undone': async () => {
    const { decision } = await decide(scene.second, (await reported()).review.id, {
      ...{ act: 'remove', reason: 'Rude' },
    });
    await undoDecision(scene.mod.actor, { decisionId: decision.id });
  },
  'the last flag taken back': async () =>
    retractFlag(scene.ann.actor, { postId: (await reported()).post.id }),
  'a post removed beside the queue': async () => {
    const { post } = await reported();
    await removePost(scene.mod.actor, { postId: post.id, reason: 'Seen by chance' });
    await settleReview(system, { postId: post.id });
  },
};

test.each(Object.keys(causes))(
  'the queue before and what %s tells are the queue loaded afresh',
  async (name) => {
    for (const [state, sort] of [
      ['open', 'weight'],
      ['open', 'age'],
      ['decided', 'weight'],
    ] as const) {
      const before = await load(state, sort);
      await causes[name]!();
      const updates = await updatesSince(before.heads);
      expect(updates.length).toBeGreaterThan(0);
      const after = await load(state, sort);
      expect(updates.reduce(applyQueueUpdate, before.queue)).toEqual(after.queue);
    }
  },
);

test('who keeps the peace of several clubs sees what waits in all of them, page after page', async () => {
  const other = await makePeace('homes');
  const elsewhere = await makeThread(other.ann, other.club);
  const post = await say(other.ben, elsewhere, 'In the other club');
  await flag(other.ann, post.id);
  const all = await queueOf(scene.admin, { limit: 100 });
  expect(new Set(all.map(({ club }) => club.slug))).toEqual(new Set(['dogs', 'homes']));
  expect((await queueOf(scene.mod)).every(({ club }) => club.slug === 'dogs')).toBe(true);
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listReviews(scene.admin.actor, listReviewsInput.parse({ limit: 2, cursor }));
    paged.push(...page.items.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(paged).toEqual(all.map(({ id }) => id));
  await expect(listReviews(scene.ann.actor, listReviewsInput.parse({}))).rejects.toMatchObject({
    code: 'forbidden',
  });
});
