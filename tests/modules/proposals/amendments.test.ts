import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { contributorsOf } from '~/modules/proposals/contributors.server';
import { decideAmendment, promoteAmendment } from '~/modules/proposals/decide-amendment.server';
import { rebaseAmendment, withdrawAmendment } from '~/modules/proposals/amend-proposal.server';
import { editProposal } from '~/modules/proposals/edit-proposal.server';
import {
  getAmendment,
  getProposal,
  listAmendments,
  listVersions,
  openProposal,
} from '~/modules/proposals/get-proposal.server';
import { respondToProposal } from '~/modules/proposals/respond.server';
import { visitor } from '~/platform/actor';
import { db } from '~/platform/db/client.server';
import { freezeClock } from '~/platform/clock.server';
import { newId } from '~/platform/ids';
import { makePerson, type SignedInPerson } from '../../support/club';
import { useDatabase } from '../../support/database';
import { amend, body, makeScene, propose, read, type Scene, support, toldTo } from './support';

let database: Awaited<ReturnType<typeof useDatabase>>;
let scene: Scene;
let ann: SignedInPerson;
let ben: SignedInPerson;
let cat: SignedInPerson;
let mod: SignedInPerson;
let dora: SignedInPerson;

beforeAll(async () => {
  database = await useDatabase();
  scene = await makeScene();
  ({ ann, ben, cat, mod } = scene);
  dora = await makePerson('Dora', scene.club);
});
afterEach(() => freezeClock(undefined));
afterAll(() => database.release());

const edit = (person: SignedInPerson, proposalId: string, text: string, version: number) =>
  editProposal(person.actor, { proposalId, title: 'Box', body: text, note: '', version });
const respond = (proposalId: string, verdict: 'accepted' | 'declined' | 'later', more = {}) =>
  respondToProposal(mod.actor, { proposalId, verdict, reason: 'Because.', changeReason: '', ...more });
const amendmentsOf = async (id: string) => (await listAmendments(visitor, id, { limit: 50 })).items;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const at = (moment: Date) => freezeClock(moment);

describe('amendments', () => {
  test('of different paragraphs stand both; on one that changed since it is shown, and brought up by hand', async () => {
    const id = await propose(scene, ann);
    const six = await amend(ben, id, body.replace('twelve', 'six'));
    const dark = await amend(cat, id, body.replace('light', 'dark'));
    const medium = await amend(ben, id, body.replace('light', 'medium'));
    const decide = (amendmentId: string, accept: boolean, reason = '') =>
      decideAmendment(ann.actor, { amendmentId, accept, reason });
    await expect(
      decideAmendment(ben.actor, { amendmentId: six, accept: true, reason: '' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await decide(six, true);
    await decide(dark, true);
    expect((await read(id)).body).toBe('A box of six.\n\nRoasted dark.\n\nSent on Mondays.');
    await expect(decide(medium, true)).rejects.toMatchObject({ code: 'amendment_conflict' });
    const shown = (await amendmentsOf(id)).find((one) => one.id === medium)!;
    expect(shown.conflicts).toEqual([
      { before: 'Roasted light.', now: 'Roasted dark.', amended: 'Roasted medium.' },
    ]);
    const newest = (await read(id)).body.replace('dark', 'medium');
    await expect(
      rebaseAmendment(cat.actor, { amendmentId: medium, body: newest, version: 3 }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await rebaseAmendment(ben.actor, { amendmentId: medium, body: newest, version: 3 });
    await decide(medium, true);
    const versions = await listVersions(visitor, id);
    expect(versions.map(({ by, amendment }) => [by?.name, amendment])).toEqual([
      ['Ben', true],
      ['Cat', true],
      ['Ben', true],
      ['Ann', false],
    ]);
    expect(await toldTo(database, cat.memberId)).toContain('personal amendment_accepted');
    expect(await contributorsOf(db, id)).toEqual(
      expect.arrayContaining([
        { memberId: ann.memberId, part: 'author' },
        { memberId: ben.memberId, part: 'amender' },
        { memberId: cat.memberId, part: 'amender' },
      ]),
    );
  });

  test('that fits is its maker’s alone; where it does not, an author’s hand is told to them and named beside theirs', async () => {
    const id = await propose(scene, ann);
    const medium = await amend(ben, id, body.replace('light', 'medium'));
    const bring = (who: SignedInPerson, text: string, version: number) =>
      rebaseAmendment(who.actor, { amendmentId: medium, body: text, version });
    await expect(bring(ann, 'Quite another wish.', 1)).rejects.toMatchObject({ code: 'forbidden' });
    await edit(ann, id, body.replace('twelve', 'six'), 1);
    await expect(bring(ann, 'Quite another wish.', 2)).rejects.toMatchObject({ code: 'forbidden' });
    await edit(ann, id, body.replace('light', 'dark'), 2);
    await bring(ann, body.replace('light', 'medium dark'), 3);
    const waiting = async () => (await amendmentsOf(id))[0]!;
    expect([(await waiting()).by.name, (await waiting()).rebasedBy?.name]).toEqual(['Ben', 'Ann']);
    expect(await toldTo(database, ben.memberId)).toContain('personal rebased');
    await bring(ben, body.replace('light', 'medium'), 3);
    expect((await waiting()).rebasedBy).toBeNull();
    await edit(ann, id, body.replace('light', 'black'), 3);
    await bring(ann, body.replace('light', 'medium'), 4);
    await decideAmendment(ann.actor, { amendmentId: medium, accept: true, reason: '' });
    const [newest, before] = await listVersions(visitor, id);
    expect([newest!.by?.name, newest!.rebasedBy?.name, before!.rebasedBy]).toEqual(['Ben', 'Ann', null]);
  });

  test('keep their pictures: the club sees them, and so does the text when another accepts it', async () => {
    const id = await propose(scene, ann);
    const picture = async () => {
      const upload = { id: newId(), uploaderId: ben.memberId, mime: 'image/webp', width: 80, height: 60 };
      await db.upload.create({ data: { ...upload, bytes: 1, file: 'a', thumbFile: 'b' } });
      return upload.id;
    };
    const [taken, own] = [await picture(), await picture()];
    const show = (upload: string) => `${body}\n\n![A cup](/uploads/${upload})`;
    const [one, two] = [await amend(ben, id, show(taken)), await amend(ben, id, show(own))];
    expect(await db.upload.findMany({ where: { id: { in: [taken, own] } } })).toEqual(
      [taken, own].map(() =>
        expect.objectContaining({ clubId: scene.club.id, attachedAt: expect.any(Date) as Date }),
      ),
    );
    await decideAmendment(ann.actor, { amendmentId: one, accept: true, reason: '' });
    expect((await read(id)).html).toContain(`<img src="/uploads/${taken}`);
    const { proposalId } = await promoteAmendment(ben.actor, { amendmentId: two, title: 'A cup of its own' });
    expect((await getProposal(ben.actor, proposalId)).proposal.html).toContain(`<img src="/uploads/${own}`);
  });

  test('rejected with a reason, taken back, or made a proposal of its own', async () => {
    const id = await propose(scene, ann);
    const one = await amend(ben, id, `${body}\n\nWith a cup.`);
    await decideAmendment(ann.actor, { amendmentId: one, accept: false, reason: 'Too dear.' });
    await expect(
      decideAmendment(ann.actor, { amendmentId: one, accept: true, reason: '' }),
    ).rejects.toMatchObject({ code: 'amendment_decided' });
    const { proposalId } = await promoteAmendment(ben.actor, { amendmentId: one, title: 'A box with a cup' });
    expect((await promoteAmendment(ben.actor, { amendmentId: one, title: 'Again' })).proposalId).toBe(
      proposalId,
    );
    const own = (await getProposal(ben.actor, proposalId)).proposal;
    expect(own).toMatchObject({ state: 'drafting', promotedFrom: { id } });
    expect(own.body).toContain('With a cup.');
    const two = await amend(ben, id, `${body}\n\nWith a spoon.`);
    await withdrawAmendment(ben.actor, { amendmentId: two });
    expect((await amendmentsOf(id)).map(({ state, reason }) => [state, reason])).toEqual([
      ['promoted', 'Too dear.'],
      ['withdrawn', null],
    ]);
    await expect(amend(ben, id, body)).rejects.toMatchObject({ code: 'invalid' });
    await expect(amend(ann, id, 'Mine')).rejects.toMatchObject({ code: 'forbidden' });
  });
});

test('however many were decided, what waits is shown first, one is read by itself, and all are listed by pages', async () => {
  const id = await propose(scene, ann);
  const first = await amend(cat, id, `${body}\n\nWith a cup.`);
  await database.sql(
    `INSERT INTO "ProposalAmendment" ("id", "proposalId", "memberId", "baseVersion", "title", "body", "note", "state", "createdAt", "decidedAt", "decidedById")
     SELECT gen_random_uuid(), "proposalId", "memberId", "baseVersion", "title", "body", 'n' || n, 'withdrawn', "createdAt" + n * interval '1 second', now(), "memberId"
     FROM "ProposalAmendment", generate_series(1, 210) n WHERE "id" = $1`,
    [first],
  );
  at(inDays(0.5));
  const last = await amend(ben, id, `${body}\n\nWith a spoon.`);
  expect((await getAmendment(visitor, last)).by.name).toBe('Ben');
  const shown = await openProposal(visitor, scene.club.slug, id);
  const waiting = shown.state.amendments.filter(({ state }) => state === 'submitted');
  expect(waiting.map((one) => one.id)).toEqual([first, last]);
  expect([shown.state.amendments.length, shown.olderDecided]).toEqual([32, 60]);
  expect(shown.state.amendments.find(({ state }) => state !== 'submitted')!.note).toBe('n181');
  const seen: string[] = [];
  for (let cursor: string | undefined, more = true; more;) {
    const { items, next } = await listAmendments(visitor, id, { cursor, limit: 100 });
    seen.push(...items.map((one) => one.id));
    [cursor, more] = [next ?? undefined, next !== null];
  }
  expect([seen.length, new Set(seen).size, seen[0], seen.at(-1)]).toEqual([212, 212, first, last]);
});

test('what waits can be decided until the brand has answered', async () => {
  const id = await propose(scene, ann);
  const one = await amend(dora, id, body.replace('twelve', 'six'));
  const two = await amend(dora, id, body.replace('light', 'dark'));
  for (const person of [ann, ben, cat]) await support(person, id);
  expect((await read(id)).state).toBe('evaluating');
  await decideAmendment(ann.actor, { amendmentId: one, accept: true, reason: '' });
  expect((await read(id)).body).toContain('six');
  await respond(id, 'accepted');
  await expect(
    decideAmendment(ann.actor, { amendmentId: two, accept: true, reason: '' }),
  ).rejects.toMatchObject({ code: 'proposal_closed' });
  expect(await toldTo(database, dora.memberId)).toContain('became accepted');
});
