import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeRecap } from '~/modules/events/after-event.server';
import { checkIn, undoCheckIn } from '~/modules/events/check-in.server';
import { getEvent } from '~/modules/events/get-event.server';
import { listTierNames } from '~/modules/events/list-tiers.server';
import { cancelRegistration, register } from '~/modules/events/register.server';
import { settleEvent } from '~/modules/events/settle-event.server';
import { adjustPoints } from '~/modules/loyalty/adjust-points.server';
import { getMyPoints } from '~/modules/loyalty/get-my-points.server';
import { createUpload } from '~/modules/uploads/create-upload.server';
import { removeUnattachedUploads } from '~/modules/uploads/jobs.server';
import { system } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../../support/club';
import { useDatabase } from '../../support/database';
import { makeEvent } from '../../support/events';
import { brokenInLedger } from '../../support/points';

let database: Awaited<ReturnType<typeof useDatabase>>;
let dataDir: string;
let club: TestClub;
let mod: SignedInPerson;
let ann: SignedInPerson;
let ben: SignedInPerson;
let cat: SignedInPerson;
const monday = new Date('2026-11-23T02:00:00Z');
const hours = (count: number) => count * 3_600_000;
const later = (ms: number) => freezeClock(new Date(now().getTime() + ms));

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chomrom-events-'));
  // The environment is read at the first use, which is after this.
  process.env.DATA_DIR = dataDir;
  process.env.DATABASE_POOL = '3';
  freezeClock(monday);
  database = await useDatabase();
  club = await makeClub('dogs');
  [mod, ann, ben, cat] = [
    await makePerson('Mo', club),
    await makePerson('Ann', club),
    await makePerson('Ben', club),
    await makePerson('Cat', club),
  ];
  await giveRole(mod, 'moderator', club);
});
beforeEach(() => freezeClock(monday));
afterAll(async () => {
  freezeClock(undefined);
  await database.release();
  await rm(dataDir, { recursive: true, force: true });
});

const come = (person: SignedInPerson, eventId: string, more: object = {}) =>
  register(person.actor, { eventId, guests: 0, ticket: 'member', ...more });
const scan = (code: string, eventId: string, nonce: string, more: object = {}) =>
  checkIn(mod.actor, { eventId, code, nonce, offline: false, door: '', ...more });

test('the price is held at registration, given back with the seat, and spent at the door', async () => {
  await adjustPoints(system, { memberId: ann.memberId, points: 100, reason: 'A gift' });
  const eventId = await makeEvent(mod.actor, club.slug, { tickets: { member: { pricePoints: 40 } } });
  const points = async () => (await getMyPoints(ann.actor)).available;
  await come(ann, eventId);
  expect(await points()).toBe(60);
  await cancelRegistration(ann.actor, { eventId });
  expect(await points()).toBe(100);
  await expect(come(ben, eventId)).rejects.toMatchObject({ code: 'not_enough_points' });
  const { ticketCode } = await come(ann, eventId);
  later(hours(47));
  await scan(ticketCode, eventId, 'nonce-points');
  await settleEvent(mod.actor, { eventId, status: 'done', reason: '' });
  expect(await points()).toBe(60);
});

describe('a price that was spent', () => {
  const points = async (person: SignedInPerson) => (await getMyPoints(person.actor)).available;
  async function paidSeat(more: object = {}) {
    await adjustPoints(system, { memberId: cat.memberId, points: 100, reason: 'A gift' });
    const before = await points(cat);
    const tickets = { member: { pricePoints: 40 } };
    const eventId = await makeEvent(mod.actor, club.slug, { tickets, ...more });
    const { ticketCode: code, id: registrationId } = await come(cat, eventId);
    later(hours(47));
    const undo = () => undoCheckIn(mod.actor, { eventId, registrationId });
    return { eventId, code, before, undo };
  }

  test('is set aside again when a check-in is undone, and spent with the next one, once', async () => {
    const { eventId, code, before, undo } = await paidSeat();
    await scan(code, eventId, 'nonce-paid-1');
    await undo();
    expect(await points(cat)).toBe(before - 40);
    await cancelRegistration(cat.actor, { eventId });
    expect(await points(cat)).toBe(before);
    const { ticketCode } = await come(cat, eventId);
    await scan(ticketCode, eventId, 'nonce-paid-2');
    await undo();
    await scan(ticketCode, eventId, 'nonce-paid-3');
    await settleEvent(mod.actor, { eventId, status: 'done', reason: '' });
    expect(await points(cat)).toBe(before - 40);
    expect(await brokenInLedger()).toEqual([]);
  });

  test('is given back when the check-in is undone after the end, unless who does not come pays it, too', async () => {
    for (const spendAt of ['check_in', 'registration']) {
      const { eventId, code, before, undo } = await paidSeat({ spendAt });
      await scan(code, eventId, `nonce-${spendAt}`);
      await settleEvent(mod.actor, { eventId, status: 'done', reason: '' });
      await undo();
      expect(await points(cat)).toBe(spendAt === 'check_in' ? before : before - 40);
      freezeClock(monday);
    }
  });

  test('is given back to who is in already when the event is called off', async () => {
    const { eventId, code, before } = await paidSeat();
    await scan(code, eventId, 'nonce-off');
    await settleEvent(mod.actor, { eventId, status: 'cancelled', reason: 'Storm' });
    expect(await points(cat)).toBe(before);
  });

  test('is spent also by a scan that an offline door sends after the end', async () => {
    const { eventId, code, before } = await paidSeat();
    const at = now();
    later(hours(4));
    await settleEvent(mod.actor, { eventId, status: 'done', reason: '' });
    expect(await points(cat)).toBe(before);
    await scan(code, eventId, 'nonce-late', { offline: true, at });
    expect(await points(cat)).toBe(before - 40);
  });
});

test('who does not come pays where that is the rule, also by saying so once it has begun, and pays once', async () => {
  await adjustPoints(system, { memberId: ann.memberId, points: 100, reason: 'A gift' });
  const points = async () => (await getMyPoints(ann.actor)).available;
  const before = await points();
  const tickets = { member: { pricePoints: 40 } };
  const eventId = await makeEvent(mod.actor, club.slug, { tickets, spendAt: 'registration' });
  await come(ann, eventId);
  later(hours(48) - 1);
  await cancelRegistration(ann.actor, { eventId });
  expect(await points()).toBe(before);
  await come(ann, eventId);
  later(1);
  for (const _ of [1, 2]) {
    await cancelRegistration(ann.actor, { eventId });
    expect(await points()).toBe(before - 40);
    await come(ann, eventId);
  }
  await settleEvent(mod.actor, { eventId, status: 'done', reason: '' });
  expect(await points()).toBe(before - 40);
  expect(await brokenInLedger()).toEqual([]);
});

test('more people than the portal has connections open an event, and register for their tier, at once', async () => {
  const tickets = { tier: { tierKey: (await listTierNames())[0]!.key } };
  const eventId = await makeEvent(mod.actor, club.slug, { tickets });
  const everybody = [mod, ann, ben, cat];
  const opened = await Promise.all(
    [...everybody, ...everybody, ...everybody].map(({ actor }) => getEvent(actor, eventId)),
  );
  expect(opened).toHaveLength(12);
  const seats = await Promise.all(everybody.map((person) => come(person, eventId, { ticket: 'tier' })));
  expect(seats.map(({ status }) => status)).toEqual(Array(4).fill('registered'));
});

test('a drafted event keeps its pictures for longer than a day, and so does a recap', async () => {
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#3f7fc0' } })
    .png()
    .toBuffer();
  const [shown, recapped, stray] = [
    await createUpload(mod.actor, { data: picture }),
    await createUpload(mod.actor, { data: picture }),
    await createUpload(mod.actor, { data: picture }),
  ];
  await makeEvent(mod.actor, club.slug, { status: 'draft', body: `Look: ![](${shown.url})` });
  const eventId = await makeEvent(mod.actor, club.slug);
  await settleEvent(mod.actor, { eventId, status: 'live', reason: '' });
  await writeRecap(mod.actor, { eventId, recap: `It was so: ![](${recapped.url})` });
  later(hours(25));
  await removeUnattachedUploads.run({});
  const kept = await db.upload.findMany({ where: { id: { in: [shown.id, recapped.id, stray.id] } } });
  expect(new Set(kept.map(({ id }) => id))).toEqual(new Set([shown.id, recapped.id]));
});
