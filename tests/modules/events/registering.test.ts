import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeClubStatus } from '~/modules/clubs/change-club-status.server';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { checkIn, scanTicket, undoCheckIn } from '~/modules/events/check-in.server';
import { editEvent } from '~/modules/events/edit-event.server';
import { eventAct } from '~/modules/events/event-acts.server';
import { getEvent } from '~/modules/events/get-event.server';
import { handOverTicket } from '~/modules/events/hand-over.server';
import { listCheckIns } from '~/modules/events/list-check-ins.server';
import { cancelledNotice, recapNotice } from '~/modules/events/notices.server';
import { cancelRegistration, keepRegistration } from '~/modules/events/register.server';
import { runEvents } from '~/modules/events/run-events.server';
import { listCheckInsInput } from '~/modules/events/schema';
import { settleEvent } from '~/modules/events/settle-event.server';
import { letWalkIn } from '~/modules/events/walk-in.server';
import { system, visitor } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { enterClub, giveRole, makeClub, type SignedInPerson, type TestClub } from '../../support/club';
import type { TestDatabase } from '../../support/database';
import { eventsTold, makeEvent } from '../../support/events';
import { come, hours, later, makeEventScene, monday, standing } from '../../support/event-scene';

let database: TestDatabase & { release(): Promise<void> };
let club: TestClub;
let mod: SignedInPerson;
let ann: SignedInPerson;
let ben: SignedInPerson;
let cat: SignedInPerson;
let dan: SignedInPerson;

beforeAll(async () => {
  ({ database, club, mod, ann, ben, cat, dan } = await makeEventScene());
});
beforeEach(() => freezeClock(monday));
afterEach(() => freezeClock(monday));
afterAll(async () => {
  freezeClock(undefined);
  await database.release();
});

const scan = (code: string, eventId: string, nonce: string, more: object = {}) =>
  checkIn(mod.actor, { eventId, code, nonce, offline: false, door: '', ...more });

describe('a full event', () => {
  test('puts who comes later on a list, and offers what is freed to the next whose party fits', async () => {
    const eventId = await makeEvent(mod.actor, club.slug, { capacity: 2 });
    expect(await come(ann, eventId)).toMatchObject({ status: 'registered' });
    expect(await come(ben, eventId)).toMatchObject({ status: 'registered' });
    expect(await come(cat, eventId, { guests: 1 })).toMatchObject({ status: 'waiting', position: 1 });
    expect(await come(dan, eventId)).toMatchObject({ status: 'waiting', position: 2 });
    await cancelRegistration(ann.actor, { eventId });
    // Cat comes with a friend: one seat is not enough, and Dan is asked; Cat's place stays.
    expect(await standing(dan, eventId)).toMatchObject({ status: 'offered' });
    expect(await standing(cat, eventId)).toMatchObject({ status: 'waiting', position: 1 });
    expect((await getEvent(visitor, eventId)).event).toMatchObject({
      seatsUsed: 2,
      waiting: 2,
      registered: 1,
    });
    await cancelRegistration(ben.actor, { eventId });
    expect(await standing(cat, eventId)).toMatchObject({ status: 'waiting' });
    expect(await eventsTold(database, dan.memberId)).toEqual([
      expect.stringContaining(`events.offered event:${eventId}`),
    ]);
    later(hours(12));
    await runEvents();
    expect(await standing(dan, eventId)).toMatchObject({ status: 'cancelled', endReason: 'offer_over' });
    expect(await standing(cat, eventId)).toMatchObject({ status: 'offered' });
    expect(await come(cat, eventId)).toMatchObject({ status: 'registered', guests: 1 });
  });

  test('near its start an offer is short, and never lasts beyond it', async () => {
    const eventId = await makeEvent(mod.actor, club.slug, { capacity: 1 });
    await come(ann, eventId);
    await come(ben, eventId);
    later(hours(47));
    await cancelRegistration(ann.actor, { eventId });
    const { until } = (await standing(ben, eventId))!;
    expect(Date.parse(until!) - now().getTime()).toBe(15 * 60_000);
  });

  test('cannot be made smaller than the seats that are taken, and made larger it asks who waits', async () => {
    const eventId = await makeEvent(mod.actor, club.slug, { capacity: 2 });
    await come(ann, eventId);
    await come(ben, eventId);
    await come(cat, eventId);
    await expect(editEvent(mod.actor, { eventId, capacity: 1 })).rejects.toMatchObject({ code: 'invalid' });
    await editEvent(mod.actor, { eventId, capacity: 3 });
    expect(await standing(cat, eventId)).toMatchObject({ status: 'offered' });
  });
});

test('kinds of tickets have seats of their own: guests, and those kept for a tier', async () => {
  const eventId = await makeEvent(mod.actor, club.slug, {
    capacity: 10,
    tickets: { guest: { capacity: 1 }, tier: { capacity: 2, tierKey: 'gold' }, member: { capacity: 2 } },
  });
  expect(await come(ann, eventId, { guests: 1 })).toMatchObject({ status: 'registered' });
  expect(await come(ben, eventId, { guests: 1 })).toMatchObject({ status: 'waiting' });
  await expect(come(cat, eventId, { ticket: 'tier' })).rejects.toMatchObject({ code: 'tier_too_low' });
});

test('a seat is held for 15 minutes while questions are answered, then it is free again', async () => {
  const questions = [{ key: 'dog', label: 'Your dog', kind: 'text', required: true }];
  const eventId = await makeEvent(mod.actor, club.slug, { capacity: 1, questions });
  expect(await come(ann, eventId)).toMatchObject({ status: 'held' });
  await expect(come(ann, eventId, { answers: {} })).rejects.toMatchObject({ code: 'invalid' });
  expect(await come(ben, eventId)).toMatchObject({ status: 'waiting' });
  later(15 * 60_000);
  await runEvents();
  expect(await standing(ann, eventId)).toMatchObject({ status: 'cancelled', endReason: 'hold_over' });
  expect(await come(ben, eventId, { answers: { dog: 'Rex' } })).toMatchObject({ status: 'registered' });
  expect(await come(ann, eventId, { answers: { dog: 'Bo' } })).toMatchObject({ status: 'waiting' });
});

test('whoever confirms too late books nothing else by it, and is told that the seat is free again', async () => {
  const questions = [{ key: 'dog', label: 'Your dog', kind: 'text', required: true }];
  const tickets = { guest: { capacity: 5 } };
  const eventId = await makeEvent(mod.actor, club.slug, { capacity: 5, maxGuests: 3, tickets, questions });
  expect(await come(ann, eventId, { guests: 2 })).toMatchObject({ status: 'held' });
  const confirm = () =>
    eventAct('confirm')!(ann.actor, {
      eventId,
      values: { 'answers.dog': 'Rex' },
      idempotencyKey: undefined,
    });
  later(15 * 60_000);
  for (const _ of [1, 2]) await expect(confirm()).rejects.toMatchObject({ code: 'not_held' });
  expect(await standing(ann, eventId)).toMatchObject({ status: 'cancelled', endReason: 'hold_over' });
  // What was written goes along with the next try.
  const again = { eventId, values: { guests: '2', 'answers.dog': 'Rex' }, idempotencyKey: undefined };
  expect(await eventAct('register')!(ann.actor, again)).toBe('registered');
  expect(await standing(ann, eventId)).toMatchObject({ status: 'registered', guests: 2 });
});

test('a new time reaches everybody once, who then keep their seat or leave', async () => {
  const eventId = await makeEvent(mod.actor, club.slug);
  await come(ann, eventId);
  await editEvent(mod.actor, { eventId, startsAt: new Date(monday.getTime() + hours(40)) });
  await editEvent(mod.actor, { eventId, title: 'Dog walk in the park', body: 'Thirty dogs.' });
  const { threadId } = (await getEvent(ann.actor, eventId)).event;
  const first = await db.post.findFirstOrThrow({
    where: { threadId: threadId!, number: 1 },
    include: { thread: true, revisions: true },
  });
  expect([first.thread.title, first.body, first.html]).toEqual([
    'Dog walk in the park',
    'Thirty dogs.',
    expect.stringContaining('Thirty dogs.'),
  ]);
  expect(first.revisions.map(({ body }) => body)).toEqual(['Twenty dogs, one park.']);
  expect(
    (await eventsTold(database, ann.memberId)).filter((line) => line.includes(`${eventId}:change`)),
  ).toHaveLength(1);
  expect(await standing(ann, eventId)).toMatchObject({ changed: true });
  expect(await keepRegistration(ann.actor, { eventId })).toMatchObject({ changed: false });
});

test('cancelled by its host, it frees all seats and nobody can register', async () => {
  const eventId = await makeEvent(mod.actor, club.slug);
  await come(ann, eventId);
  await settleEvent(mod.actor, { eventId, status: 'cancelled', reason: 'Storm' });
  expect(await standing(ann, eventId)).toMatchObject({ status: 'cancelled', endReason: 'event_cancelled' });
  await expect(come(ben, eventId)).rejects.toMatchObject({ code: 'registration_closed' });
});

test('the link of an online event is shown to who is registered, and to nobody else', async () => {
  const eventId = await makeEvent(mod.actor, club.slug, { place: '', online: 'https://meet.example/secret' });
  expect(JSON.stringify(await getEvent(ben.actor, eventId))).not.toContain('meet.example');
  await come(ben, eventId);
  expect((await getEvent(ben.actor, eventId)).viewer.online).toBe('https://meet.example/secret');
});

describe('at the door', () => {
  test('a ticket opens once, from three hours before, with a name for each refusal', async () => {
    const eventId = await makeEvent(mod.actor, club.slug, { capacity: 3 });
    const other = await makeEvent(mod.actor, club.slug, { title: 'Other' });
    const { ticketCode } = await come(ann, eventId);
    const elsewhere = await come(ann, other);
    const gone = await come(ben, eventId);
    await cancelRegistration(ben.actor, { eventId });
    const refusal = (code: string) => expect.objectContaining({ code });
    await expect(scan(ticketCode, eventId, 'nonce-early')).rejects.toEqual(refusal('wrong_day'));
    later(hours(45));
    expect(await scan(ticketCode, eventId, 'nonce-first')).toMatchObject({ outcome: 'in', name: 'Ann' });
    expect(await scan(ticketCode, eventId, 'nonce-first')).toMatchObject({ outcome: 'in' });
    await expect(scan(ticketCode, eventId, 'nonce-second')).rejects.toEqual(refusal('already_checked_in'));
    await expect(scan('NOBODY', eventId, 'nonce-third')).rejects.toEqual(refusal('not_registered'));
    await expect(scan(elsewhere.ticketCode, eventId, 'nonce-other')).rejects.toEqual(refusal('wrong_event'));
    await expect(scan(gone.ticketCode, eventId, 'nonce-gone')).rejects.toEqual(refusal('cancelled'));
    await come(dan, eventId, { guests: 1 });
    const { ticketCode: waits } = await come(cat, eventId);
    await expect(scan(waits, eventId, 'nonce-waits')).rejects.toEqual(refusal('waiting'));
    expect((await getEvent(visitor, eventId)).event.attended).toBe(1);
  });

  test('two devices that scanned the same ticket offline: one is in, the other is named as double, both are kept', async () => {
    const eventId = await makeEvent(mod.actor, club.slug);
    const { ticketCode: code } = await come(ann, eventId);
    later(hours(47));
    const at = now();
    const offline = (door: string, ms: number) =>
      scanTicket(mod.actor, {
        eventId,
        code,
        nonce: `device-${door}`,
        offline: true,
        door,
        at: new Date(at.getTime() + ms),
      });
    later(hours(1));
    const results = await Promise.all([offline('North', 1_000), offline('South', 2_000)]);
    expect(results.map(({ checkIn: view }) => view.outcome).toSorted()).toEqual(['already_checked_in', 'in']);
    expect(results.map(({ checkIn: view }) => view.name)).toEqual(['Ann', 'Ann']);
    const list = (query: object) => listCheckIns(mod.actor, eventId, listCheckInsInput.parse(query));
    const { items: refused } = await list({ refused: 'true' });
    expect(refused).toMatchObject([{ name: 'Ann', outcome: 'already_checked_in', offline: true, by: 'Mo' }]);
    const first = await list({ limit: 1 });
    const { items: rest, next } = await list({ limit: 1, cursor: first.next });
    expect([...first.items, ...rest].map(({ outcome }) => outcome).toSorted()).toEqual([
      'already_checked_in',
      'in',
    ]);
    expect(next).toBeNull();
  });

  test('scans that reach the portal a week later count by the time at which they were made', async () => {
    const eventId = await makeEvent(mod.actor, club.slug);
    const codes = [(await come(ann, eventId)).ticketCode, (await come(ben, eventId)).ticketCode];
    const claimed = [hours(47), hours(24)].map((ms) => new Date(monday.getTime() + ms));
    later(hours(51));
    await runEvents();
    later(hours(7 * 24));
    const late = (index: number) =>
      scan(codes[index]!, eventId, `nonce-week-${index}`, { offline: true, at: claimed[index] });
    expect(await late(0)).toMatchObject({ outcome: 'in', at: claimed[0]!.toISOString() });
    await expect(late(1)).rejects.toMatchObject({ code: 'wrong_day' });
    expect(await standing(ann, eventId)).toMatchObject({ status: 'attended' });
    // Whoever is known to have come only now is asked now how it was.
    expect(await eventsTold(database, ann.memberId)).toContain(`events.survey event:${eventId}:survey`);
  });

  test('who has no ticket walks in while there is a seat, and a mistake is undone', async () => {
    const eventId = await makeEvent(mod.actor, club.slug, { capacity: 1 });
    later(hours(47));
    const walk = (nonce: string) =>
      letWalkIn(mod.actor, { eventId, name: 'Uncle', guests: 0, nonce, offline: false, door: '' });
    const { registrationId } = await walk('nonce-walk-1');
    expect(await walk('nonce-walk-1')).toEqual({ registrationId });
    await expect(walk('nonce-walk-2')).rejects.toMatchObject({ code: 'event_full' });
    await undoCheckIn(mod.actor, { eventId, registrationId });
    const { ticketCode } = await come(ann, eventId);
    await scan(ticketCode, eventId, 'nonce-in');
    const { id } = (await standing(ann, eventId))!;
    await undoCheckIn(mod.actor, { eventId, registrationId: id });
    expect(await scan(ticketCode, eventId, 'nonce-again')).toMatchObject({ outcome: 'in' });
  });

  test('who walked in at a door without a connection is told later, and named where there was no seat any more', async () => {
    const eventId = await makeEvent(mod.actor, club.slug, { capacity: 1 });
    const walk = (name: string, ms: number, offline = true) =>
      letWalkIn(mod.actor, {
        ...{ eventId, name, guests: 0, nonce: `nonce-${name}`, offline, door: 'Lake' },
        at: new Date(monday.getTime() + ms),
      });
    await expect(walk('Early', hours(24), false)).rejects.toMatchObject({ code: 'wrong_day' });
    later(hours(51));
    await runEvents();
    later(hours(24));
    const { registrationId } = await walk('Aunt', hours(47));
    expect(await walk('Aunt', hours(47))).toEqual({ registrationId });
    for (let again = 0; again < 2; again += 1)
      await expect(walk('Niece', hours(47))).rejects.toMatchObject({ code: 'event_full' });
    await expect(walk('Stranger', hours(47), false)).rejects.toMatchObject({ code: 'wrong_day' });
    const kept = await database.sql(
      `SELECT "outcome", "name", "door" FROM "EventCheckIn" WHERE "eventId" = $1 AND "offline" ORDER BY "recordedAt", "id"`,
      [eventId],
    );
    expect(kept).toEqual([
      { outcome: 'in', name: '', door: 'Lake' },
      { outcome: 'event_full', name: 'Niece', door: 'Lake' },
    ]);
  });

  test('a ticket handed to a friend opens the door for them, and the old code for nobody', async () => {
    const eventId = await makeEvent(mod.actor, club.slug);
    const { ticketCode } = await come(ann, eventId);
    await handOverTicket(ann.actor, { eventId, to: 'Ben' });
    expect(await standing(ann, eventId)).toBeUndefined();
    const theirs = (await standing(ben, eventId))!;
    later(hours(47));
    await expect(scan(ticketCode, eventId, 'nonce-old')).rejects.toMatchObject({ code: 'not_registered' });
    expect(await scan(theirs.ticketCode, eventId, 'nonce-new')).toMatchObject({ name: 'Ben' });
  });
});

test('reminders come a week, a day and an hour before, each once, and it begins and ends by itself', async () => {
  const startsAt = new Date(monday.getTime() + 10 * 86_400_000);
  const endsAt = new Date(startsAt.getTime() + hours(1));
  const eventId = await makeEvent(mod.actor, club.slug, {
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  });
  await come(ann, eventId);
  const reminded = async () =>
    (await eventsTold(database, ann.memberId))
      .filter((line) => line.includes(eventId) && /reminder|starts/.test(line))
      .map((line) => line.split(' ')[0]);
  for (const before of [hours(7 * 24), hours(24), hours(1), 0]) {
    freezeClock(new Date(startsAt.getTime() - before));
    await runEvents();
    await runEvents();
    await eventsTold(database, ann.memberId);
  }
  expect(await reminded()).toEqual([
    'events.reminder-week',
    'events.reminder-day',
    'events.reminder-hour',
    'events.starts',
  ]);
  expect((await getEvent(ann.actor, eventId)).event.status).toBe('live');
  freezeClock(new Date(endsAt.getTime() + hours(1)));
  await runEvents();
  expect((await getEvent(ann.actor, eventId)).event.status).toBe('done');
});

test('a whole day begins at midnight by itself, and wakes nobody', async () => {
  const startsAt = new Date('2026-12-05T17:00:00Z');
  const endsAt = new Date(startsAt.getTime() + 86_400_000);
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  const eventId = await makeEvent(mod.actor, club.slug, { ...times, allDay: true });
  await come(ann, eventId);
  freezeClock(startsAt);
  await runEvents();
  expect((await getEvent(ann.actor, eventId)).event.status).toBe('live');
  const told = await eventsTold(database, ann.memberId);
  expect(told.filter((line) => line.startsWith('events.starts') && line.includes(eventId))).toEqual([]);
});

test('a notice concerns who is in the club, and what is so now', async () => {
  const eventId = await makeEvent(mod.actor, club.slug);
  for (const person of [ann, ben, cat]) await come(person, eventId);
  await cancelRegistration(cat.actor, { eventId });
  const asked = [ann, ben, cat].map(({ memberId }) => ({
    memberId,
    actorId: null,
    data: { eventId, title: 'Old', reason: '' },
  }));
  const concerns = async (kind: typeof cancelledNotice | typeof recapNotice) =>
    (await kind.stillConcerns!(asked)).map((answer) =>
      typeof answer === 'string' ? answer : answer.concern,
    );
  expect(await concerns(cancelledNotice)).toEqual(['gone', 'gone', 'gone']);
  await settleEvent(mod.actor, { eventId, status: 'live', reason: '' });
  expect(await concerns(recapNotice)).toEqual(['yes', 'yes', 'gone']);
  await settleEvent(mod.actor, { eventId, status: 'cancelled', reason: 'Storm' });
  expect(await concerns(recapNotice)).toEqual(['gone', 'gone', 'gone']);
  expect(await concerns(cancelledNotice)).toEqual(['yes', 'yes', 'gone']);
  await leaveClub(ben.actor, { slug: club.slug });
  expect(await concerns(cancelledNotice)).toEqual(['yes', 'gone', 'gone']);
  await enterClub(ben, club);
});

test('what an archived club announced still begins and ends, and one event that cannot keeps no other waiting', async () => {
  const shut = await makeClub('shut');
  await giveRole(mod, 'admin');
  const admin = { ...mod.actor, portalRoles: ['admin' as const] };
  const broken = await makeEvent(admin, shut.slug, { title: 'Broken', capacity: 1 });
  const archived = await makeEvent(admin, shut.slug, { title: 'Archived' });
  const other = await makeEvent(mod.actor, club.slug);
  await changeClubStatus(system, { slug: shut.slug, status: 'archived' });
  await database.sql(`CREATE FUNCTION break_event() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE 'broken'; END $$`);
  await database.sql(`CREATE TRIGGER break_event BEFORE UPDATE ON "ClubEvent" FOR EACH ROW
    WHEN (OLD."title" = 'Broken') EXECUTE FUNCTION break_event()`);
  const standings = async () => {
    const rows = await database.sql<{ id: string; status: string }>(`SELECT "id", "status" FROM "ClubEvent"`);
    return [broken, archived, other].map((id) => rows.find((row) => row.id === id)!.status);
  };
  later(hours(49));
  await runEvents();
  expect(await standings()).toEqual(['published', 'live', 'live']);
  later(hours(3));
  await runEvents();
  expect(await standings()).toEqual(['published', 'done', 'done']);
  await database.sql(`DROP FUNCTION break_event() CASCADE`);
});
