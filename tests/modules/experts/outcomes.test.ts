import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { askOutcomesJob } from '~/modules/experts/ask-outcomes.server';
import { changeClubExperts } from '~/modules/experts/club-experts.server';
import { countAllJob } from '~/modules/experts/count-records.server';
import { getExpert, listExpertAnswers } from '~/modules/experts/get-expert.server';
import { getOutcome, giveOutcome, readOutcomeCard } from '~/modules/experts/give-outcome.server';
import { notePosts } from '~/modules/questions/note-posts.server';
import type { Outcome } from '~/modules/experts/schema';
import { acceptAnswer } from '~/modules/threads/accept-answer.server';
import { createPost } from '~/modules/threads/create-post.server';
import { removePost } from '~/modules/threads/remove-post.server';
import { getThread } from '~/modules/threads/get-thread.server';
import { system, visitor } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import {
  giveRole,
  makeClub,
  makePerson,
  makeThread,
  type SignedInPerson,
  type TestClub,
} from '../../support/club';
import { useDatabase } from '../../support/database';
import { questionOf } from '../../support/questions';
import { reactToFacts } from '../../support/telling';
import { react, toldTo } from './support';

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let ann: SignedInPerson;
let vet: SignedInPerson;
/** A Monday's noon in Bangkok: clubs work from nine to six. */
const start = new Date('2026-03-02T05:00:00Z');
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);
const days = (count: number) => minutes(count * 1_440);

beforeAll(async () => {
  database = await useDatabase();
  await reactToFacts(database);
});
afterEach(() => freezeClock(undefined));
afterAll(() => database.release());

let clubs = 0;
async function scene() {
  freezeClock(start);
  club = await makeClub(`dogs-${++clubs}`);
  ann = await makePerson('Ann', club);
  vet = await makePerson('Vet', club);
  await giveRole(vet, 'expert', club);
}

/** A question of Ann's, answered so many minutes later and accepted at once. */
async function answered(afterMinutes = 10, accepted = true): Promise<{ threadId: string; postId: string }> {
  const asked = now();
  const threadId = await makeThread(ann, club);
  freezeClock(new Date(asked.getTime() + afterMinutes * 60_000));
  const { post } = await createPost(vet.actor, threadId, { body: 'An answer', audience: 'everyone' });
  if (accepted) await acceptAnswer(ann.actor, { threadId, postId: post.id });
  await react(database);
  await notePosts(system, { threadId });
  await react(database);
  return { threadId, postId: post.id };
}

const say = (threadId: string, outcome: Outcome, again = false) =>
  giveOutcome(ann.actor, { threadId, outcome, words: '', again });
const record = async () => (await getExpert(visitor, club.slug, vet.memberId)).record;
const card = async (threadId: string, person = ann) =>
  readOutcomeCard(person.actor, (await getThread(person.actor, threadId)).thread);

describe('"did it help?"', () => {
  test('is asked once, after the club’s number of days, by notice and on the page', async () => {
    await scene();
    await changeClubExperts(system, { slug: club.slug, outcomeDays: 3 });
    const { threadId } = await answered(0);
    freezeClock(new Date(days(3).getTime() - 1));
    await askOutcomesJob.run({});
    expect(await card(threadId)).toBeNull();
    expect(await toldTo(database, ann.memberId)).toEqual([]);
    freezeClock(days(3));
    await Promise.all([askOutcomesJob.run({}), askOutcomesJob.run({})]);
    expect(await card(threadId)).toMatchObject({ outcome: null, askedAt: days(3).toISOString() });
    expect(await card(threadId, vet)).toBeNull();
    freezeClock(days(30));
    await askOutcomesJob.run({});
    expect(await toldTo(database, ann.memberId)).toEqual(['experts.outcome-asked']);
  });

  test('is not asked when the acceptance was taken back, nor again for another answer', async () => {
    await scene();
    const { threadId, postId } = await answered(0);
    await acceptAnswer(ann.actor, { threadId, postId: null });
    await react(database);
    freezeClock(days(20));
    await askOutcomesJob.run({});
    expect(await toldTo(database, ann.memberId)).toEqual([]);
    await acceptAnswer(ann.actor, { threadId, postId });
    await react(database);
    freezeClock(days(27));
    await askOutcomesJob.run({});
    const { post } = await createPost(vet.actor, threadId, { body: 'A better one', audience: 'everyone' });
    await acceptAnswer(ann.actor, { threadId, postId: post.id });
    await react(database);
    freezeClock(days(60));
    await askOutcomesJob.run({});
    expect(await toldTo(database, ann.memberId)).toEqual(['experts.outcome-asked']);
  });

  test('is the asker’s to say, about an accepted answer, and may be changed: the last word counts, once', async () => {
    await scene();
    const { threadId } = await answered();
    await expect(
      giveOutcome(vet.actor, { threadId, outcome: 'yes', words: '', again: false }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await say(threadId, 'yes');
    await say(threadId, 'yes');
    expect(await record()).toMatchObject({ helped: 1, partly: 0, notHelped: 0 });
    await say(threadId, 'no', true);
    expect(await record()).toMatchObject({ helped: 0, partly: 0, notHelped: 1 });
    expect(await getOutcome(ann.actor, threadId)).toMatchObject({ outcome: 'no', again: true });
    expect(await getOutcome(vet.actor, threadId)).toBeNull();
    expect(await toldTo(database, vet.memberId)).toContain('experts.helped');
    const open = await answered(5, false);
    await expect(say(open.threadId, 'yes')).rejects.toMatchObject({ code: 'nothing_accepted' });
  });

  test('"no, ask again" takes the acceptance back, so that the question is open, unless they changed their mind', async () => {
    await scene();
    const { threadId, postId } = await answered();
    expect(await questionOf(threadId)).toMatchObject({ state: 'resolved', assigned: null });
    await say(threadId, 'no', true);
    await say(threadId, 'partly');
    await react(database);
    const accepted = async () => (await getThread(ann.actor, threadId)).thread.acceptedPostId;
    expect(await accepted()).toBe(postId);
    await say(threadId, 'no', true);
    await react(database);
    expect(await accepted()).toBeNull();
    expect(await card(threadId)).toMatchObject({ outcome: 'no', again: true });
    expect(await record()).toMatchObject({ accepted: 0, notHelped: 1 });
    // With the expert who had it, and by a clock that runs.
    expect(await questionOf(threadId)).toMatchObject({
      ...{ state: 'open', assigned: { id: vet.memberId }, resolution: { state: 'active', running: true } },
    });
    await expect(say(threadId, 'yes')).rejects.toMatchObject({ code: 'nothing_accepted' });
  });

  test('two words at once leave one, and figures that agree with it', async () => {
    await scene();
    const { threadId } = await answered();
    await Promise.all(
      (['yes', 'no', 'partly', 'yes', 'no'] as const).map((outcome) => say(threadId, outcome)),
    );
    const { helped, partly, notHelped } = await record();
    expect(helped + partly + notHelped).toBe(1);
    const last = (await getOutcome(ann.actor, threadId))!.outcome!;
    expect({ yes: helped, partly, no: notHelped }[last]).toBe(1);
  });
});

describe('an expert’s track record', () => {
  test('counts answers, accepted, helped, and the usual working time to the first answer', async () => {
    await scene();
    expect(await record()).toMatchObject({ answers: 0, questions: 0, medianFirstSeconds: null });
    const first = await answered(10);
    await answered(1_440, false);
    await answered(1_440);
    await createPost(vet.actor, first.threadId, { body: 'One more', audience: 'everyone' });
    // Among experts, to one's own question, and before one was an expert: none of these count.
    await createPost(vet.actor, first.threadId, { body: 'Only for experts', audience: 'experts' });
    const own = await makeThread(vet, club);
    await createPost(vet.actor, own, { body: 'Found it myself', audience: 'everyone' });
    await createPost(ann.actor, first.threadId, { body: 'Thanks', audience: 'everyone' });
    await countAllJob.run({});
    await react(database);
    await say(first.threadId, 'partly');
    expect(await record()).toMatchObject({
      questions: 3,
      answers: 4,
      accepted: 2,
      partly: 1,
      // A day and a night are nine hours of work.
      medianFirstSeconds: 9 * 3_600,
    });
    await removePost(vet.actor, { postId: first.postId });
    await react(database);
    expect(await record()).toMatchObject({ answers: 3 });
    const gathered = await record();
    await countAllJob.run({});
    expect(await record()).toEqual(gathered);
  });

  test('lists answers, the latest or the most helpful first, page by page', async () => {
    await scene();
    const threads = [await answered(1), await answered(1, false), await answered(1), await answered(1)];
    await say(threads[0]!.threadId, 'yes');
    await say(threads[2]!.threadId, 'no');
    const all = async (order: 'latest' | 'helpful') => {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listExpertAnswers(visitor, club.slug, vet.memberId, { order, cursor, limit: 3 });
        found.push(...page.items.map(({ threadId }) => threadId));
        cursor = page.next ?? undefined;
      } while (cursor);
      return found.map((id) => threads.findIndex(({ threadId }) => threadId === id));
    };
    expect(await all('latest')).toEqual([3, 2, 1, 0]);
    expect((await all('helpful')).slice(0, 2)).toEqual([0, 3]);
  });
});
