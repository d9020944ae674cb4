import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { listNotices } from '~/modules/notices/list-notices.server';
import { changeOption } from '~/modules/offers/change-options.server';
import { changeOffer } from '~/modules/offers/change-offer.server';
import { closeOffer } from '~/modules/offers/close-offer.server';
import { getOffer } from '~/modules/offers/get-offer.server';
import { listMyPledges } from '~/modules/offers/list-my-pledges.server';
import { changePledge, releasePledge } from '~/modules/offers/pledge.server';
import { moveStage } from '~/modules/offers/run-stages.server';
import { changeOfferInput, closeInput } from '~/modules/offers/schema';
import { freezeClock } from '~/platform/clock.server';
import { parseInput } from '~/platform/input';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../../support/club';
import { type TestDatabase, useDatabase } from '../../support/database';
import { workOff } from '../../support/jobs';
import { makeBuyers, makeOffer, type MadeOffer, passDeadline, pledge } from '../../support/offers';
import type { TestPerson } from '../../support/people';

let database: TestDatabase & { release(): Promise<void> };
let club: TestClub;
let brand: SignedInPerson;
let ann: TestPerson;
let bob: TestPerson;

beforeAll(async () => {
  database = await useDatabase();
  club = await makeClub('terms');
  brand = await makePerson('Brand', club);
  await giveRole(brand, 'moderator', club);
  [ann, bob] = (await makeBuyers(club, 2)) as [TestPerson, TestPerson];
});
afterEach(() => freezeClock(undefined));
afterAll(() => database.release());

const dayMs = 86_400_000;
const start = Date.now();
const at = (days: number) => new Date(start + days * dayMs);
const wrong = (field: string, code: string) => ({ code: 'invalid', fields: { [field]: { code } } });
const lastOf = async (offer: MadeOffer) => (await getOffer(ann.actor, offer.id)).story.at(-1)!;

/** What Ann is told, the latest first, as she reads it. */
async function linesOf(who: TestPerson): Promise<string[]> {
  await workOff(database, ['offers.tell-followers', 'notices.record', 'notices.recheck']);
  const reader = { locale: 'en' as const, timeZone: 'UTC' };
  const { items } = await listNotices(who.actor, reader, { limit: 30 });
  return items.map(({ line }) => line);
}

test('once somebody has pledged no stage leaves them less; what changes stands in the story with what was', async () => {
  const stages = [
    { name: 'Cutting', plannedAt: at(10).toISOString(), rules: {} },
    { name: 'Dyeing', plannedAt: at(20).toISOString(), rules: { colour: 'locked' } },
  ];
  const attributes = [{ key: 'colour', label: 'Colour', choices: ['red'] }];
  const offer = await makeOffer(brand.actor, club, { stages, attributes, feePercent: 5 });
  const change = (facts: object) =>
    changeOffer(brand.actor, { ...parseInput(changeOfferInput, facts), offerId: offer.id });
  const replaced = (index: number, facts: object) => ({
    stages: stages.map((stage, one) => (one === index ? { ...stage, ...facts } : stage)),
  });
  await change(replaced(1, { plannedAt: at(19).toISOString() }));
  await change({ stages });
  await pledge(ann, offer, [1, 1], { attributes: { colour: 'red' } });
  for (const [index, facts, field, code] of [
    [0, { rules: { cancel: 'fee' } }, 'stages.0.rules.cancel', 'only_freer'],
    [1, { plannedAt: at(15).toISOString() }, 'stages.1.plannedAt', 'only_later'],
  ] as const)
    await expect(change(replaced(index, facts))).rejects.toMatchObject(wrong(field, code));
  await expect(change({ feePercent: 6 })).rejects.toMatchObject(wrong('feePercent', 'only_lower'));
  await change(replaced(1, { plannedAt: at(21).toISOString(), rules: { colour: 'fee' }, fee: 900 }));
  expect(await lastOf(offer)).toMatchObject({
    kind: 'stages_changed',
    data: {
      ...{ '1.of': 'Dyeing', '1.what': 'plannedAt', '1.before': at(20).toISOString() },
      ...{ '2.what': 'fee', '3.attribute': 'Colour', '3.before': 'locked', '3.after': 'fee' },
    },
  });
  expect((await linesOf(ann))[0]).toContain('Dyeing, Colour: Locked → At a fee');
});

test('a stage is moved in its order, to nobody’s harm while the offer is open, and followers hear of it', async () => {
  const stages = [
    { name: 'Cutting', plannedAt: at(10).toISOString(), rules: {} },
    { name: 'Dyeing', plannedAt: at(20).toISOString(), rules: { cancel: 'locked' } },
  ];
  const offer = await makeOffer(brand.actor, club, { stages });
  const move = (position: number, days: number) =>
    moveStage(brand.actor, { offerId: offer.id, position, plannedAt: at(days) });
  await move(2, 18);
  await pledge(ann, offer, [1, 1]);
  await expect(move(1, 19)).rejects.toMatchObject(wrong('plannedAt', 'not_in_order'));
  await expect(move(2, 17)).rejects.toMatchObject(wrong('plannedAt', 'only_later'));
  await move(2, 25);
  expect(await lastOf(offer)).toMatchObject({ kind: 'stage_moved', data: { to: at(25).toISOString() } });
  expect((await linesOf(ann))[0]).toMatch(/^Dyeing is planned for .* instead of /);
  const { story } = await getOffer(ann.actor, offer.id);
  await move(2, 25);
  expect((await getOffer(ann.actor, offer.id)).story).toHaveLength(story.length);
});

test('what is said otherwise of an option stands in the story; it is delivered from a day on that is not after the last', async () => {
  const offer = await makeOffer(brand.actor, club);
  const [optionId] = offer.optionIds as [string];
  await pledge(ann, offer, [1, 1]);
  const change = (facts: object) => changeOption(brand.actor, { ...facts, offerId: offer.id, optionId });
  await expect(change({ deliversFrom: at(9), deliversTo: at(8) })).rejects.toMatchObject(
    wrong('deliversTo', 'ends_before_start'),
  );
  await change({ deliversFrom: at(8) });
  await expect(change({ deliversTo: at(7) })).rejects.toMatchObject(wrong('deliversTo', 'ends_before_start'));
  await change({ name: 'One large cup', place: '', explanation: 'Clay is dear' });
  expect(await lastOf(offer)).toMatchObject({ kind: 'option_changed', data: { name: 'One cup' } });
  expect((await linesOf(ann))[0]).toBe(
    'One cup is offered otherwise. Name: One cup → One large cup; Why it costs that: – → Clay is dear',
  );
});

test('an offer ends earlier for a reason that is told a day before; until then everybody can still withdraw', async () => {
  expect(() => parseInput(closeInput, { reason: ' ' })).toThrow(expect.objectContaining({ code: 'invalid' }));
  const offer = await makeOffer(brand.actor, club, { threshold: 2, deadline: at(9).toISOString() });
  const close = () => closeOffer(brand.actor, { offerId: offer.id, reason: 'The clay is here.' });
  await pledge(ann, offer, [1, 1]);
  await expect(close()).rejects.toMatchObject({ code: 'below_threshold' });
  const { pledge: bobs } = await pledge(bob, offer, [1, 2]);
  freezeClock(at(1));
  await close();
  const page = await getOffer(ann.actor, offer.id);
  expect(page.offer).toMatchObject({ state: 'open', deadline: at(2).toISOString(), version: 2 });
  expect(page.story.at(-1)).toMatchObject({
    kind: 'ends_earlier',
    data: { before: at(9).toISOString(), until: at(2).toISOString(), reason: 'The clay is here.' },
  });
  for (const who of [ann, bob]) expect((await linesOf(who))[0]).toContain('The clay is here.');
  await expect(close()).rejects.toMatchObject({ code: 'conflict' });
  await expect(
    changeOffer(brand.actor, { offerId: offer.id, version: 1, deadline: at(9) }),
  ).rejects.toMatchObject({ code: 'changed_meanwhile' });
  freezeClock(at(1.99));
  await releasePledge(bob.actor, { pledgeId: bobs.id });
  await pledge(bob, offer, [1, 1]);
  await passDeadline(offer);
  await expect(close()).rejects.toMatchObject({ code: 'closed' });
  expect((await getOffer(ann.actor, offer.id)).offer).toMatchObject({ state: 'funded', quantity: 2 });
});

test('an option says what is left; who pledges behind all there can be is told that they stand in line, until somebody makes room', async () => {
  const option = { name: 'One cup', channel: 'shop', price: 900, lotSize: 2, capacity: 5 };
  const offer = await makeOffer(brand.actor, club, { options: [option], threshold: 2 });
  const [cid] = (await makeBuyers(club, 1)) as [TestPerson];
  const standing = async () => {
    const { state, left } = (await getOffer(ann.actor, offer.id)).offer.options[0]!;
    return [state, left];
  };
  const inLine = async (who: TestPerson) => [
    (await getOffer(who.actor, offer.id)).viewer.pledges.some((one) => one.inLine),
    (await listMyPledges(who.actor, { limit: 20 })).items.some((one) => one.inLine),
  ];
  expect(await standing()).toEqual(['active', 4]);
  const { pledge: anns } = await pledge(ann, offer, [3, 4]);
  expect([anns.inLine, await standing()]).toEqual([false, ['active', 1]]);
  const { pledge: bobs } = await pledge(bob, offer, [1, 2]);
  expect([bobs.inLine, await standing()]).toEqual([false, ['sold_out', 0]]);
  const { pledge: cids } = await pledge(cid, offer, [2, 2]);
  expect([cids.inLine, await inLine(cid), await inLine(ann)]).toEqual([true, [true, true], [false, false]]);
  await changePledge(ann.actor, { pledgeId: anns.id, min: 1, max: 1 });
  expect(await inLine(cid)).toEqual([false, false]);
  await passDeadline(offer);
  expect(await standing()).toEqual(['active', null]);
});
