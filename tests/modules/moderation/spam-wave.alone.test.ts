import { afterAll, beforeAll, expect, test } from 'vitest';
import { appealSuspension } from '~/modules/moderation/appeal-suspension.server';
import { getReview } from '~/modules/moderation/get-review.server';
import { getStanding } from '~/modules/moderation/get-standing.server';
import { checkCounts } from '~/modules/imports/check-counts.server';
import { createThread } from '~/modules/threads/create-thread.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { makePerson, type SignedInPerson } from '../../support/club';
import { useDatabase } from '../../support/database';
import { decide, flag, makeNeighbours, makePeace, type PeaceScene, queueOf } from '../../support/moderation';

// The environment is read at the first use, which is after this.
process.env.RATE_LIMITS = 'on';

let database: Awaited<ReturnType<typeof useDatabase>>;
let scene: PeaceScene;
let neighbours: SignedInPerson[];
const accounts = 50;

beforeAll(async () => {
  database = await useDatabase();
  scene = await makePeace('dogs');
  neighbours = await makeNeighbours(scene.club, 3);
});
afterAll(() => database.release());

const start = (person: SignedInPerson, index: number) =>
  createThread(person.actor, {
    ...{ slug: 'dogs', kind: 'talk', tags: [] },
    ...{ title: `Offer ${index}`, body: `Cheap, says ${person.name}` },
  });

test('a wave of fifty new accounts is held by limits and flags, emptied from the queue, and one of them comes back by an appeal', async () => {
  const spammers: SignedInPerson[] = [];
  for (let index = 0; index < accounts; index++)
    spammers.push(await makePerson(`Spammer ${index}`, scene.club));

  // Each sends five threads at once; three pass.
  const threads: string[] = [];
  const codes = new Map<string, number>();
  for (const spammer of spammers) {
    const results = await Promise.allSettled(Array.from({ length: 5 }, (_, index) => start(spammer, index)));
    for (const result of results)
      if (result.status === 'fulfilled') threads.push(result.value.id);
      else {
        const { code } = result.reason as { code: string };
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
  }
  expect(threads).toHaveLength(accounts * 3);
  expect(Object.fromEntries(codes)).toEqual({ first_day_threads: accounts * 2 });

  // Three members of standing report the first of each ten; they are hidden by themselves.
  const reported: string[] = [];
  for (let index = 0; index < threads.length; index += 15) {
    const [post] = (await listPosts(scene.ann.actor, threads[index]!, { limit: 1 })).items;
    for (const person of neighbours) await flag(person, post!.id);
    reported.push(threads[index]!);
  }
  for (const threadId of reported)
    expect((await listPosts(scene.ann.actor, threadId, { limit: 1 })).items[0]).toMatchObject({
      ...{ status: 'hidden', body: '' },
    });

  // The moderators work the queue off by the ladder.
  const queue = await queueOf(scene.mod, { limit: 100 });
  expect(queue).toHaveLength(reported.length);
  expect(queue.every(({ hiddenByFlags, weight }) => hiddenByFlags && weight === 3)).toBe(true);
  for (const { id } of queue) {
    const { viewer } = await getReview(scene.mod.actor, id);
    expect(viewer.proposedDays).toBe(1);
    await decide(scene.mod, id, { act: 'suspend', days: 1, template: 'spam' });
  }
  expect(await queueOf(scene.mod)).toEqual([]);
  const suspended = spammers.find(({ memberId }) => memberId === queue[0]!.about!.id)!;
  await expect(start(suspended, 9)).rejects.toMatchObject({ code: 'suspended' });

  // One of them was none.
  await appealSuspension(suspended.actor, { slug: 'dogs', text: 'I was selling my own puppy’s basket' });
  const [appeal] = await queueOf(scene.second);
  await expect(decide(scene.mod, appeal!.id, { act: 'lift', reason: 'Fine' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await decide(scene.second, appeal!.id, { act: 'lift', reason: 'A basket is fine' });
  expect(await getStanding(suspended.actor, 'dogs')).toMatchObject({
    ...{ suspension: null, appeal: { outcome: { act: 'lift' } } },
  });
  // Those who reported were right, and weigh more from now on.
  const [record] = await database.sql<{ upheld: number }>(
    `SELECT count(*)::int AS upheld FROM "Flag" WHERE "outcome" = 'upheld' AND "memberId" = $1`,
    [neighbours[0]!.memberId],
  );
  expect(record!.upheld).toBe(reported.length);
  expect((await checkCounts()).filter(({ broken }) => broken > 0)).toEqual([]);
}, 120_000);
