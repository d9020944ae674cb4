import { afterEach, expect, test } from 'vitest';
import { decideAmendment } from '~/modules/proposals/decide-amendment.server';
import { mergeProposal } from '~/modules/proposals/merge-proposal.server';
import { db } from '~/platform/db/client.server';
import { makePerson } from '../../support/club';
import { type TestDatabase, useDatabase } from '../../support/database';
import { amend, body, makeScene, propose, read, support } from './support';

/** The same races with the guard in place, and with it switched off in a clone: the second shows that the first can fail. */
let database: (TestDatabase & { release(): Promise<void> }) | undefined;
afterEach(() => database?.release());

async function prepare(threshold = 100) {
  database = await useDatabase();
  return makeScene('coffee', threshold);
}
type Prepared = Awaited<ReturnType<typeof prepare>>;

async function withoutLock(lingersOn: string) {
  await database!.sql(
    'CREATE OR REPLACE FUNCTION lock_proposals(p_ids uuid[]) RETURNS void LANGUAGE sql AS $$ SELECT $$',
  );
  await database!.sql(`
    CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.2); RETURN NEW; END $$;
    CREATE TRIGGER linger BEFORE ${lingersOn} FOR EACH ROW EXECUTE FUNCTION linger()`);
}

/** Two amendments of one paragraph, accepted at once: how many say that they are part of the text, and how many are. */
async function acceptBoth(scene: Prepared) {
  const { ann, ben, cat } = scene;
  const id = await propose(scene, ann);
  const wishes = [
    await amend(ben, id, body.replace('light', 'dark')),
    await amend(cat, id, body.replace('light', 'medium')),
  ];
  const decided = await Promise.allSettled(
    wishes.map((amendmentId) => decideAmendment(ann.actor, { amendmentId, accept: true, reason: '' })),
  );
  const accepted = decided.filter(({ status }) => status === 'fulfilled').length;
  const { body: text } = await read(id);
  const inText = ['dark', 'medium'].filter((word) => text.includes(word)).length;
  return { accepted, inText };
}

test('of two amendments on one paragraph accepted at once, one is part of the text, and the other is told', async () => {
  expect(await acceptBoth(await prepare())).toEqual({ accepted: 1, inText: 1 });
});

test('without the lock and the key of versions both are told that they are, and one is lost', async () => {
  const scene = await prepare();
  await withoutLock('UPDATE ON "Proposal"');
  await database!.sql('ALTER TABLE "ProposalVersion" DROP CONSTRAINT "ProposalVersion_pkey"');
  expect(await acceptBoth(scene)).toEqual({ accepted: 2, inText: 1 });
});

/** Twelve support a proposal while it goes on in another one: how many were told that they stand behind it, and how many do. */
async function supportWhileMerging(scene: Prepared) {
  const [from, into] = [await propose(scene, scene.ann), await propose(scene, scene.ben)];
  const people = await Promise.all(
    Array.from({ length: 12 }, (_, index) => makePerson(`Person ${index}`, scene.club)),
  );
  const supports = people.map((person) => support(person, from));
  // The first has just been told, the others are on their way.
  const merging = Promise.any(supports).then(() =>
    mergeProposal(scene.mod.actor, { proposalId: from, intoId: into, reason: 'The same' }),
  );
  const settled = await Promise.allSettled([...supports, merging]);
  const told = settled.slice(0, 12).filter(({ status }) => status === 'fulfilled').length;
  const moved = await db.proposalSupport.count({ where: { proposalId: into } });
  const { supportCount } = await read(into);
  return { told, moved, supportCount };
}

test('whoever was told that they support a proposal stands behind the one it was merged into at that moment, once', async () => {
  const { told, moved, supportCount } = await supportWhileMerging(await prepare());
  expect([moved, supportCount]).toEqual([told, told]);
});

test('without the lock some are left behind', async () => {
  const scene = await prepare();
  await withoutLock('INSERT ON "ProposalSupport"');
  const { told, moved } = await supportWhileMerging(scene);
  expect(moved).toBeLessThan(told);
});

test('of thirty who support at once each counts, and the threshold is reached once', async () => {
  const scene = await prepare(30);
  const id = await propose(scene, scene.ann);
  const people = await Promise.all(
    Array.from({ length: 30 }, (_, index) => makePerson(`Person ${index}`, scene.club)),
  );
  const answers = await Promise.all(people.map((person) => support(person, id)));
  expect(answers.filter(({ state }) => state === 'evaluating')).toHaveLength(1);
  expect(await read(id)).toMatchObject({ supportCount: 30, state: 'evaluating' });
});
