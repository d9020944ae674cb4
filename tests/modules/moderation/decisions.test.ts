import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadClubAccess } from '~/modules/clubs/load-access.server';
import { createPost } from '~/modules/threads/create-post.server';
import { getThread } from '~/modules/threads/get-thread.server';
import { listPosts } from '~/modules/threads/list-posts.server';
import { appealSuspension } from '~/modules/moderation/appeal-suspension.server';
import { releaseReview } from '~/modules/moderation/claim-review.server';
import { flagPerson } from '~/modules/moderation/flag-person.server';
import { getReview } from '~/modules/moderation/get-review.server';
import { getStanding } from '~/modules/moderation/get-standing.server';
import { undoDecision } from '~/modules/moderation/undo-decision.server';
import { removePost } from '~/modules/threads/remove-post.server';
import { freezeClock, now } from '~/platform/clock.server';
import { giveRole, makePerson, makeThread, type SignedInPerson } from '../../support/club';
import { useDatabase } from '../../support/database';
import { claim, decide, flag, makePeace, type PeaceScene, queueOf, say } from '../../support/moderation';

let database: Awaited<ReturnType<typeof useDatabase>>;
let scene: PeaceScene;
let threadId: string;

beforeAll(async () => {
  database = await useDatabase();
  scene = await makePeace('dogs');
  threadId = await makeThread(scene.ann, scene.club);
});
afterAll(async () => {
  freezeClock(undefined);
  await database.release();
});

async function reported(author: SignedInPerson = scene.ben, body = 'Rude words') {
  const post = await say(author, threadId, body);
  await flag(scene.ann, post.id);
  const review = (await queueOf(scene.mod)).find((one) => one.post?.id === post.id)!;
  return { post, review };
}

const shown = async (number: number) =>
  (await listPosts(scene.mod.actor, threadId, { around: number, limit: 1 })).items[0]!;
const outcomeOf = async (postId: string) =>
  (
    await database.sql<{ outcome: string | null }>(`SELECT "outcome" FROM "Flag" WHERE "postId" = $1`, [
      postId,
    ])
  )[0]!.outcome;
const actsOf = async (postId: string) =>
  (
    await database.sql<{ act: string }>(
      `SELECT "act" FROM "AuditEntry" WHERE "subject" = $1 ORDER BY "at", "id"`,
      [`post:${postId}`],
    )
  ).map(({ act }) => act);

describe('a decision', () => {
  test('to keep dismisses the flags, leaves the post alone, and is undone', async () => {
    const { post, review } = await reported();
    const { decision } = await decide(scene.mod, review.id, { act: 'keep' });
    expect(await outcomeOf(post.id)).toBe('dismissed');
    expect(await shown(post.number)).toMatchObject({ status: 'published' });
    expect((await queueOf(scene.mod)).some(({ id }) => id === review.id)).toBe(false);
    await undoDecision(scene.second.actor, { decisionId: decision.id });
    expect(await outcomeOf(post.id)).toBeNull();
    expect((await queueOf(scene.mod)).some(({ id }) => id === review.id)).toBe(true);
    expect(await actsOf(post.id)).toEqual(['review.kept', 'decision.undone']);
  });

  test.each(['hide', 'remove'] as const)(
    'to %s takes the post away with a reason, and is undone',
    async (act) => {
      const { post, review } = await reported();
      await expect(decide(scene.mod, review.id, { act })).rejects.toMatchObject({
        fields: { reason: { code: 'required' } },
      });
      const { decision } = await decide(scene.mod, review.id, { act, reason: 'Be kind' });
      const status = act === 'hide' ? 'hidden' : 'removed';
      expect(await shown(post.number)).toMatchObject({ status, body: '' });
      expect(await outcomeOf(post.id)).toBe('upheld');
      await undoDecision(scene.mod.actor, { decisionId: decision.id });
      expect(await shown(post.number)).toMatchObject({ status: 'published', body: 'Rude words' });
      expect(await actsOf(post.id)).toEqual([`post.${status}`, 'decision.undone', 'post.restored']);
    },
  );

  test('to edit leaves the old words in the history, with the reason, and is undone', async () => {
    const { post, review } = await reported();
    const { decision } = await decide(scene.mod, review.id, {
      ...{ act: 'edit', body: 'Kind words', reason: 'Without the insult' },
    });
    expect(await shown(post.number)).toMatchObject({ body: 'Kind words', editCount: 1 });
    await undoDecision(scene.mod.actor, { decisionId: decision.id });
    expect(await shown(post.number)).toMatchObject({ body: 'Rude words', editCount: 2 });
  });

  test('to lock closes the thread, and is undone', async () => {
    const { review } = await reported();
    const { decision } = await decide(scene.mod, review.id, { act: 'lock' });
    expect((await getThread(scene.ann.actor, threadId)).thread.status).toBe('locked');
    await undoDecision(scene.mod.actor, { decisionId: decision.id });
    expect((await getThread(scene.ann.actor, threadId)).thread.status).toBe('open');
  });

  test('to warn or suspend decides about the post too, and tells the author why', async () => {
    const rude = await makePerson('Rude', scene.club, { locale: 'vi' });
    const { post, review } = await reported(rude);
    const { decision } = await decide(scene.mod, review.id, { act: 'suspend', template: 'unkind', days: 3 });
    expect(decision.reason).toContain('tôn trọng');
    expect(await shown(post.number)).toMatchObject({ status: 'removed' });
    const standing = await getStanding(rude.actor, 'dogs');
    expect(standing).toMatchObject({ suspension: { reason: decision.reason }, mayAppeal: true });
    expect(standing.decisions[0]).toMatchObject({ act: 'suspend', reason: decision.reason });
    await expect(
      createPost(rude.actor, threadId, { body: 'But', audience: 'everyone' }),
    ).rejects.toMatchObject({
      code: 'suspended',
    });
    await undoDecision(scene.mod.actor, { decisionId: decision.id });
    expect(await shown(post.number)).toMatchObject({ status: 'published' });
    await createPost(rude.actor, threadId, { body: 'Thank you', audience: 'everyone' });
    expect((await getStanding(rude.actor, 'dogs')).decisions).toEqual([]);
  });

  test('that no longer fits what stands there is not undone', async () => {
    const { post, review } = await reported();
    const { decision } = await decide(scene.mod, review.id, { act: 'hide', reason: 'Unkind' });
    await removePost(scene.second.actor, { postId: post.id });
    await expect(undoDecision(scene.mod.actor, { decisionId: decision.id })).rejects.toMatchObject({
      code: 'not_reversible',
    });
    await expect(decide(scene.second, review.id, { act: 'keep' })).rejects.toMatchObject({
      code: 'already_decided',
    });
  });

  test('about oneself is for somebody else, and none is for members', async () => {
    const { review } = await reported(scene.mod);
    await expect(decide(scene.mod, review.id, { act: 'keep' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(decide(scene.ann, review.id, { act: 'keep' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(getReview(scene.ann.actor, review.id)).rejects.toMatchObject({ code: 'forbidden' });
    await decide(scene.second, review.id, { act: 'keep' });
  });
});

describe('a claim', () => {
  test('keeps others from deciding for a quarter of an hour', async () => {
    const { review } = await reported();
    await claim(scene.mod, review.id);
    await expect(claim(scene.second, review.id)).rejects.toMatchObject({
      code: 'claimed',
      params: { name: 'Mo' },
    });
    await expect(decide(scene.second, review.id, { act: 'keep' })).rejects.toMatchObject({ code: 'claimed' });
    freezeClock(new Date(now().getTime() + 15 * 60_000 + 1));
    await claim(scene.second, review.id);
    freezeClock(undefined);
    await releaseReview(scene.admin.actor, { reviewId: review.id });
    await decide(scene.mod, review.id, { act: 'keep' });
  });

  test('is one moderator’s, however many reach for it at once', async () => {
    const { review } = await reported();
    const people = [scene.mod, scene.second, scene.admin];
    const results = await Promise.allSettled(people.map((person) => claim(person, review.id)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('of moderators who decide at once', () => {
  async function decideAtOnce(review: { id: string }) {
    const acts = [scene.mod, scene.second, scene.admin].map((person) =>
      decide(person, review.id, { act: 'keep' }),
    );
    const results = await Promise.allSettled(acts);
    const refused = results.filter((one): one is PromiseRejectedResult => one.status === 'rejected');
    return {
      done: results.length - refused.length,
      codes: refused.map(({ reason }) => (reason as { code: string }).code),
    };
  }

  test('one wins and the others are told', async () => {
    const { review } = await reported();
    expect(await decideAtOnce(review)).toEqual({ done: 1, codes: ['already_decided', 'already_decided'] });
  });

  test('without the lock and the unique index nobody is told, and each decides', async () => {
    const lock = await database.sql<{ sql: string }>(
      `SELECT pg_get_functiondef('lock_review'::regproc) || '; ' || pg_get_indexdef('"Decision_in_force_key"'::regclass) AS "sql"`,
    );
    await database.sql(
      `CREATE OR REPLACE FUNCTION lock_review(p_review_id uuid) RETURNS void LANGUAGE sql AS $$ SELECT pg_sleep(0.1) $$`,
    );
    await database.sql('DROP INDEX "Decision_in_force_key"');
    await database.sql(`
      CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.2); RETURN NEW; END $$;
      CREATE TRIGGER linger BEFORE UPDATE ON "Review" FOR EACH ROW EXECUTE FUNCTION linger()`);
    const person = await makePerson('Loud', scene.club);
    const about = { slug: 'dogs', personId: person.memberId, reason: 'unkind' as const, note: '' };
    await flagPerson(scene.ann.actor, about);
    const review = (await queueOf(scene.mod)).find((one) => one.kind === 'person')!;
    // Each decides; what shows the review then trips over several decisions in force.
    expect((await decideAtOnce(review)).codes).not.toContain('already_decided');
    await database.sql(`DROP TRIGGER linger ON "Review"; DROP FUNCTION linger(); DELETE FROM "Decision" WHERE "reviewId" = '${review.id}';
      ${lock[0]!.sql}`);
  });
});

describe('an appeal', () => {
  async function suspended() {
    const rude = await makePerson('Rude', scene.club);
    const { review } = await reported(rude);
    await decide(scene.mod, review.id, { act: 'suspend', reason: 'Shouting', days: 7 });
    return rude;
  }

  test('is heard by a second moderator, never by the one who decided, and lifted', async () => {
    const rude = await suspended();
    await appealSuspension(rude.actor, { slug: 'dogs', text: 'I was quoting somebody' });
    await expect(appealSuspension(rude.actor, { slug: 'dogs', text: 'Again' })).rejects.toMatchObject({
      code: 'appealed',
    });
    const [appeal] = await queueOf(scene.second, { kind: 'appeal' });
    expect(appeal).toMatchObject({ text: 'I was quoting somebody', suspension: { reason: 'Shouting' } });
    await expect(decide(scene.mod, appeal!.id, { act: 'lift', reason: 'Fine' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await decide(scene.second, appeal!.id, { act: 'lift', reason: 'It was a quote' });
    const standing = await getStanding(rude.actor, 'dogs');
    expect(standing).toMatchObject({
      ...{ suspension: null, mayAppeal: false },
      appeal: { outcome: { act: 'lift', reason: 'It was a quote' } },
    });
    expect((await loadClubAccess(rude.actor, { slug: 'dogs' })).membership!.status).toBe('active');
  });

  test('shortens, and whoever suspended cannot take that back; undone, it runs as before', async () => {
    const rude = await suspended();
    await appealSuspension(rude.actor, { slug: 'dogs', text: 'Too long' });
    const before = (await getStanding(rude.actor, 'dogs')).suspension!;
    const [appeal] = await queueOf(scene.second, { kind: 'appeal' });
    await expect(
      decide(scene.second, appeal!.id, { act: 'shorten', days: 20, reason: 'Longer?' }),
    ).rejects.toMatchObject({ fields: { days: { code: 'too_late' } } });
    const { decision } = await decide(scene.second, appeal!.id, {
      act: 'shorten',
      days: 1,
      reason: 'Enough',
    });
    const after = (await getStanding(rude.actor, 'dogs')).suspension!;
    expect(after.until < before.until).toBe(true);
    await expect(undoDecision(scene.mod.actor, { decisionId: decision.id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await undoDecision(scene.second.actor, { decisionId: decision.id });
    expect((await getStanding(rude.actor, 'dogs')).suspension!.until).toBe(before.until);
    const lifted = await decide(scene.admin, appeal!.id, { act: 'lift', reason: 'Go in peace' });
    expect((await getStanding(rude.actor, 'dogs')).suspension).toBeNull();
    await undoDecision(scene.admin.actor, { decisionId: lifted.decision.id });
    expect((await getStanding(rude.actor, 'dogs')).suspension!.until).toBe(before.until);
    await decide(scene.admin, appeal!.id, { act: 'uphold', reason: 'It stays' });
  });

  test('is only for who is suspended', async () => {
    await expect(appealSuspension(scene.ann.actor, { slug: 'dogs', text: 'Why?' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

test('the ladder proposes the next step from what stands in the member’s history', async () => {
  const rude = await makePerson('Repeat', scene.club);
  const proposed: (number | null)[] = [];
  for (let step = 0; step < 5; step++) {
    const { review } = await reported(rude);
    const { viewer } = await getReview(scene.mod.actor, review.id);
    proposed.push(viewer.proposedDays);
    if (viewer.proposedDays === null) {
      const forever = { act: 'suspend', withoutEnd: true, reason: 'For good' } as const;
      await expect(decide(scene.mod, review.id, forever)).rejects.toMatchObject({ code: 'forbidden' });
      await decide(scene.admin, review.id, forever);
      break;
    }
    await decide(scene.mod, review.id, { act: 'suspend', days: viewer.proposedDays, reason: 'Again' });
    freezeClock(new Date(now().getTime() + (viewer.proposedDays * 24 + 1) * 3_600_000));
  }
  freezeClock(undefined);
  expect(proposed).toEqual([1, 3, 7, 30, null]);
});

test('a moderator is suspended by an admin only', async () => {
  const other = await makePerson('Other moderator', scene.club);
  await giveRole(other, 'moderator', scene.club);
  const { review } = await reported(other);
  expect((await getReview(scene.mod.actor, review.id)).viewer).toMatchObject({ maySuspend: false });
  await expect(
    decide(scene.mod, review.id, { act: 'suspend', days: 1, reason: 'You too' }),
  ).rejects.toMatchObject({ code: 'forbidden' });
});
