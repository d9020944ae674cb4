import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { suspendMember } from '~/modules/clubs/suspend-member.server';
import { scanTicket, undoCheckIn } from '~/modules/events/check-in.server';
import { exportPeople, listDoorPage } from '~/modules/events/door-people.server';
import { membershipJob } from '~/modules/events/end-part.server';
import { getEvent } from '~/modules/events/get-event.server';
import { register } from '~/modules/events/register.server';
import { runEvents } from '~/modules/events/run-events.server';
import { listDoorInput } from '~/modules/events/schema';
import { settleEvent } from '~/modules/events/settle-event.server';
import { adjustPoints } from '~/modules/loyalty/adjust-points.server';
import { getMyPoints } from '~/modules/loyalty/get-my-points.server';
import { system, visitor } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import {
  enterClub,
  giveRole,
  makeClub,
  makePerson,
  type SignedInPerson,
  type TestClub,
} from '../../support/club';
import { useDatabase } from '../../support/database';
import { brokenSeats, readSeats } from '../../support/event-simulation';
import { eventsTold, makeEvent } from '../../support/events';

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let mod: SignedInPerson;
let ann: SignedInPerson;
let ben: SignedInPerson;
let cat: SignedInPerson;
let crowd: SignedInPerson[];
const monday = new Date('2026-11-23T02:00:00Z');
const hours = (count: number) => count * 3_600_000;
const later = (ms: number) => freezeClock(new Date(now().getTime() + ms));

beforeAll(async () => {
  freezeClock(monday);
  database = await useDatabase();
  club = await makeClub('dogs');
  mod = await makePerson('Mo', club);
  await giveRole(mod, 'moderator', club);
  [ann, ben, cat, ...crowd] = (await Promise.all(
    ['Ann', 'Ben', 'Cat', ...Array.from({ length: 9 }, (_, index) => `Person ${index}`)].map((name) =>
      makePerson(name, club),
    ),
  )) as [SignedInPerson, SignedInPerson, SignedInPerson, ...SignedInPerson[]];
});
beforeEach(async () => {
  freezeClock(monday);
  for (const person of [ann, ben, cat, ...crowd]) await enterClub(person, club);
});
afterAll(async () => {
  freezeClock(undefined);
  await database.release();
});

const come = (person: SignedInPerson, eventId: string, more: object = {}) =>
  register(person.actor, { eventId, guests: 0, ticket: 'member', ...more });
const standing = async (person: SignedInPerson, eventId: string) =>
  db.eventRegistration.findUnique({ where: { eventId_memberId: { eventId, memberId: person.memberId } } });
const scan = (code: string, eventId: string) =>
  scanTicket(mod.actor, {
    eventId,
    code,
    nonce: `nonce-${code}-${now().getTime()}`,
    offline: false,
    door: '',
  });
/** The reaction to the fact, as the portal's jobs run it. */
const react = ({ memberId }: SignedInPerson, status: string) =>
  membershipJob.run({ clubId: club.id, memberId, status });
async function leave(person: SignedInPerson): Promise<void> {
  await leaveClub(person.actor, { slug: club.slug });
  await react(person, 'left');
}

test('whoever leaves the club gives their seats up: points come back, the next is asked, and hosts read why', async () => {
  await adjustPoints(system, { memberId: ann.memberId, points: 100, reason: 'A gift' });
  const tickets = { member: { pricePoints: 40 } };
  const eventId = await makeEvent(mod.actor, club.slug, { capacity: 1, tickets });
  const free = await makeEvent(mod.actor, club.slug, { capacity: 1 });
  await come(ann, eventId);
  await come(ann, free);
  await adjustPoints(system, { memberId: ben.memberId, points: 40, reason: 'A gift' });
  for (const id of [eventId, free]) await come(ben, id);
  await come(cat, free);
  await leave(ann);
  await react(ann, 'left');
  expect((await getMyPoints(ann.actor)).available).toBe(100);
  for (const id of [eventId, free]) {
    expect(await standing(ann, id)).toMatchObject({ status: 'cancelled', endReason: 'left_club' });
    expect(await standing(ben, id)).toMatchObject({ status: 'offered' });
  }
  expect(await standing(cat, free)).toMatchObject({ status: 'waiting' });
  const { items } = await listDoorPage(mod.actor, free, listDoorInput.parse({ cancelled: 'false' }));
  expect(items.map(({ name, endReason }) => [name, endReason])).toContainEqual(['Ann', 'left_club']);
  let table = '';
  for await (const piece of await exportPeople(mod.actor, free, club.slug)) table += piece;
  expect(table).toContain('Ann,cancelled,member,0,,left_club');
  // The waiting list is left, too, and who comes back begins anew.
  await leave(cat);
  expect(await standing(cat, free)).toMatchObject({ status: 'cancelled', queue: null });
  await enterClub(ann, club);
  expect(await come(ann, free)).toMatchObject({ status: 'waiting', position: 1, endReason: '' });
});

test('who is suspended, or whose account is gone, holds no seat either; the past stays as it was', async () => {
  const over = await makeEvent(mod.actor, club.slug);
  const { ticketCode } = await come(ann, over);
  later(hours(47));
  await scan(ticketCode, over);
  await settleEvent(mod.actor, { eventId: over, status: 'done', reason: '' });
  freezeClock(monday);
  const eventId = await makeEvent(mod.actor, club.slug);
  for (const person of [ann, ben, cat]) await come(person, eventId);
  const until = new Date(now().getTime() + hours(24));
  await suspendMember(mod.actor, { slug: club.slug, memberId: ann.memberId, until, reason: 'Rude' });
  await react(ann, 'suspended');
  expect(await standing(ann, eventId)).toMatchObject({ status: 'cancelled', endReason: 'suspended' });
  await db.member.update({ where: { id: cat.memberId }, data: { status: 'erased' } });
  await runEvents();
  expect(await standing(cat, eventId)).toMatchObject({ status: 'cancelled', endReason: 'erased' });
  await db.member.update({ where: { id: cat.memberId }, data: { status: 'active' } });
  // Who belongs to the club keeps theirs, however often it is asked.
  await react(ben, 'left');
  expect(await standing(ben, eventId)).toMatchObject({ status: 'registered' });
  expect(await standing(ann, over)).toMatchObject({ status: 'attended' });
  await db.membership.updateMany({
    where: { memberId: ann.memberId },
    data: { status: 'active', suspendedUntil: null },
  });
});

test('a host or speaker who leaves loses the part, and who plans with them hears of it', async () => {
  const people = [
    { memberId: ann.memberId, role: 'speaker' },
    { memberId: ben.memberId, role: 'host' },
  ];
  const eventId = await makeEvent(mod.actor, club.slug, { people });
  const draft = await makeEvent(mod.actor, club.slug, { people, status: 'draft' });
  await leave(ann);
  expect((await getEvent(visitor, eventId)).event.people.map(({ name }) => name)).toEqual(['Ben']);
  expect((await getEvent(mod.actor, draft)).event.people.map(({ name }) => name)).toEqual(['Ben']);
  for (const { memberId } of [mod, ben])
    expect((await eventsTold(database, memberId)).filter((line) => line.includes(':gone:'))).toEqual([
      `events.person-gone event:${eventId}:gone:${ann.memberId}`,
    ]);
});

test('a ticket of who is out of the club opens no door, also before the portal has come round to it', async () => {
  const eventId = await makeEvent(mod.actor, club.slug);
  const codes = new Map<string, string>();
  for (const person of [ann, ben]) codes.set(person.name, (await come(person, eventId)).ticketCode);
  later(hours(47));
  await scan(codes.get('Ben')!, eventId);
  for (const person of [ann, ben]) await leaveClub(person.actor, { slug: club.slug });
  expect((await scan(codes.get('Ann')!, eventId)).refused).toBe('cancelled');
  await react(ben, 'left');
  expect(await standing(ben, eventId)).toMatchObject({ status: 'attended' });
  const { id: registrationId } = (await standing(ben, eventId))!;
  await undoCheckIn(mod.actor, { eventId, registrationId });
  expect(await standing(ben, eventId)).toMatchObject({ status: 'cancelled', endReason: 'left_club' });
});

test('leaving, the door and the taking of offers at once: nobody outside has a seat, and none is idle or doubled', async () => {
  const [walk, full] = [
    await makeEvent(mod.actor, club.slug, { capacity: 6 }),
    await makeEvent(mod.actor, club.slug, { capacity: 3 }),
  ];
  const codes: string[] = [];
  for (const person of crowd.slice(0, 6)) codes.push((await come(person, walk)).ticketCode);
  for (const person of [ann, ben, cat]) await come(person, full);
  for (const person of crowd) await come(person, full);
  for (const person of [ann, ben, cat]) await leave(person);
  later(hours(47));
  // Persons 0 to 2 are offered seats; they take them, are let in elsewhere, and leave, all at once.
  await Promise.allSettled([
    ...crowd.slice(0, 3).map((person) => come(person, full)),
    ...crowd.slice(0, 6).map((_, index) => scan(codes[index]!, walk)),
    ...crowd.slice(0, 5).map((person) => leave(person)),
  ]);
  for (const person of crowd.slice(0, 5)) {
    expect(await standing(person, full)).toMatchObject({ status: 'cancelled' });
    expect(['attended', 'cancelled']).toContain((await standing(person, walk))!.status);
  }
  expect(await standing(crowd[5]!, walk)).toMatchObject({ status: 'attended' });
  expect(brokenSeats(await readSeats(database, full), { capacity: 3, guestCapacity: 3 })).toEqual([]);
  for (const person of crowd.slice(5, 8))
    expect(await standing(person, full)).toMatchObject({ status: 'offered' });
});

test('a seat that is being taken while its member leaves is found, and given up', async () => {
  const eventId = await makeEvent(mod.actor, club.slug, { capacity: 2 });
  const holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  const waiting = async () =>
    (
      await database.sql(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
    ).length;
  await holder.query('BEGIN');
  // The seat is counted last: there it waits, having found its member in the club.
  await holder.query(`SELECT 1 FROM "EventTicket" WHERE "eventId" = $1 FOR UPDATE`, [eventId]);
  const taken = come(ann, eventId);
  await expect.poll(waiting, { interval: 10 }).toBe(1);
  let left = false;
  const gone = leave(ann).then(() => void (left = true));
  await expect.poll(async () => left || (await waiting()) === 2, { interval: 10 }).toBe(true);
  await holder.query('COMMIT');
  await holder.end();
  await Promise.all([taken, gone]);
  expect(await standing(ann, eventId)).toMatchObject({ status: 'cancelled', endReason: 'left_club' });
});
