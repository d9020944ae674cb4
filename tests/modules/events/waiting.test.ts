import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { suspendMember } from '~/modules/clubs/suspend-member.server';
import { getCalendarAddress, getMemberFeed } from '~/modules/events/calendar.server';
import { scanTicket } from '~/modules/events/check-in.server';
import { editEvent } from '~/modules/events/edit-event.server';
import { eventAct } from '~/modules/events/event-acts.server';
import { getEvent } from '~/modules/events/get-event.server';
import { handOverTicket } from '~/modules/events/hand-over.server';
import { namePeople } from '~/modules/events/name-people.server';
import { cancelRegistration } from '~/modules/events/register.server';
import { runEvents } from '~/modules/events/run-events.server';
import { settleEvent } from '~/modules/events/settle-event.server';
import { visitor } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { type SignedInPerson, type TestClub } from '../../support/club';
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
afterAll(async () => {
  freezeClock(undefined);
  await database.release();
});

const dog = [{ key: 'dog', label: 'Your dog', kind: 'text', required: true }];

describe('guests whose kind of ticket is added after they came', () => {
  const withKind = (eventId: string, capacity: number | null) =>
    editEvent(mod.actor, { eventId, tickets: { guest: { capacity, pricePoints: 0 } } });
  const guestSeats = async (eventId: string) =>
    (await getEvent(visitor, eventId)).event.tickets.find(({ kind }) => kind === 'guest')?.seatsUsed;

  test('count from the beginning, leave, lapse and are called off', async () => {
    const eventId = await makeEvent(mod.actor, club.slug, { capacity: 10 });
    await come(ann, eventId, { guests: 2 });
    await expect(withKind(eventId, 1)).rejects.toMatchObject({
      fields: { 'tickets.guest.capacity': { code: 'seats_taken' } },
    });
    await withKind(eventId, 3);
    expect(await guestSeats(eventId)).toBe(2);
    expect(await come(ben, eventId, { guests: 2 })).toMatchObject({ status: 'waiting' });
    await expect(come(cat, eventId, { guests: 4 })).rejects.toMatchObject({
      fields: { guests: { code: 'too_big', params: { maximum: 3 } } },
    });
    await cancelRegistration(ann.actor, { eventId });
    expect(await standing(ben, eventId)).toMatchObject({ status: 'offered' });
    // Taken away and added again while guests are in.
    await editEvent(mod.actor, { eventId, tickets: {} });
    expect(await guestSeats(eventId)).toBeUndefined();
    await withKind(eventId, 2);
    later(hours(13));
    await runEvents();
    expect(await guestSeats(eventId)).toBe(0);
    await settleEvent(mod.actor, { eventId, status: 'cancelled', reason: '' });
  });

  test('a kind that somebody waits for stays', async () => {
    const tickets = { tier: { capacity: 1, tierKey: 'gold' } };
    const eventId = await makeEvent(mod.actor, club.slug, { tickets });
    await come(ann, eventId);
    await db.eventRegistration.updateMany({
      where: { eventId },
      data: { status: 'waiting', ticket: 'tier', queue: 1 },
    });
    await expect(editEvent(mod.actor, { eventId, tickets: {} })).rejects.toMatchObject({ code: 'invalid' });
  });
});

test('once it has begun, a freed seat is offered to who waits, for a short time, before any newcomer', async () => {
  const eventId = await makeEvent(mod.actor, club.slug, { capacity: 1 });
  await come(ann, eventId);
  await come(ben, eventId);
  await come(cat, eventId);
  later(hours(48));
  await runEvents();
  expect((await getEvent(visitor, eventId)).event.status).toBe('live');
  await cancelRegistration(ann.actor, { eventId });
  expect(await come(dan, eventId)).toMatchObject({ status: 'waiting', position: 2 });
  const { until } = (await standing(ben, eventId))!;
  expect(Date.parse(until!) - now().getTime()).toBe(10 * 60_000);
  later(10 * 60_000);
  await runEvents();
  expect(await standing(ben, eventId)).toMatchObject({ status: 'cancelled', endReason: 'offer_over' });
  const { ticketCode: code } = (await standing(cat, eventId))!;
  // At the door an offer is taken by coming.
  const { checkIn, refused } = await scanTicket(mod.actor, {
    eventId,
    code,
    nonce: 'nonce-offered',
    offline: false,
    door: '',
  });
  expect([checkIn.name, refused]).toEqual(['Cat', null]);
  expect(await standing(cat, eventId)).toMatchObject({ status: 'attended' });
});

test('what was answered too late goes along to the waiting list, counts when a seat is offered, and can be corrected', async () => {
  const eventId = await makeEvent(mod.actor, club.slug, { capacity: 1, questions: dog });
  const act = (name: string, person: SignedInPerson, name2: string) =>
    eventAct(name)!(person.actor, {
      eventId,
      values: { guests: '0', 'answers.dog': name2 },
      idempotencyKey: undefined,
    });
  await come(ann, eventId);
  await come(ben, eventId);
  later(15 * 60_000);
  await runEvents();
  expect(await standing(ben, eventId)).toMatchObject({ status: 'offered' });
  await expect(act('confirm', ann, 'Rex')).rejects.toMatchObject({ code: 'not_held' });
  expect(await act('register', ann, 'Rex')).toBe('waiting');
  expect(await standing(ann, eventId)).toMatchObject({ status: 'waiting', answers: { dog: 'Rex' } });
  await act('register', ann, 'Rex the second');
  await cancelRegistration(ben.actor, { eventId });
  // Taken without a word more: what was said stands.
  expect(await come(ann, eventId)).toMatchObject({
    status: 'registered',
    answers: { dog: 'Rex the second' },
  });
  expect(await act('confirm', ann, 'Bo')).toBe('registered');
  expect(await standing(ann, eventId)).toMatchObject({ status: 'registered', answers: { dog: 'Bo' } });
  // A ticket that is handed on takes no answers along.
  await handOverTicket(ann.actor, { eventId, to: 'Cat' });
  expect(await standing(cat, eventId)).toMatchObject({ status: 'registered', answers: {} });
});

test('an event that begins earlier cuts its offers, and one that has begun and is put off waits for its start again', async () => {
  const eventId = await makeEvent(mod.actor, club.slug, { capacity: 1 });
  await come(ann, eventId);
  await come(ben, eventId);
  await cancelRegistration(ann.actor, { eventId });
  const at = (count: number) => new Date(monday.getTime() + hours(count));
  await editEvent(mod.actor, { eventId, startsAt: at(4), endsAt: at(6) });
  expect((await standing(ben, eventId))!.until).toBe(at(1).toISOString());
  await settleEvent(mod.actor, { eventId, status: 'live', reason: '' });
  await editEvent(mod.actor, { eventId, startsAt: at(24), endsAt: at(26) });
  expect((await getEvent(visitor, eventId)).event.status).toBe('published');
});

test('what nobody could answer, or register for, is not planned; who belongs to the club is not told to strangers', async () => {
  const choice = { key: 'size', label: 'Size', kind: 'choice', required: true, choices: ['One', 'One'] };
  await expect(makeEvent(mod.actor, club.slug, { questions: [choice] })).rejects.toMatchObject({
    fields: { 'questions.0.choices': { code: 'needs_choices' } },
  });
  await expect(makeEvent(mod.actor, club.slug, { questions: [...dog, ...dog] })).rejects.toMatchObject({
    fields: { 'questions.1.key': { code: 'doubled_key' } },
  });
  const window = { opensAt: monday.toISOString(), closesAt: monday.toISOString() };
  await expect(makeEvent(mod.actor, club.slug, window)).rejects.toMatchObject({
    fields: { closesAt: { code: 'ends_before_start' } },
  });
  const asked = { hosts: ['Ann', 'Nobody'], speakers: [] };
  for (const [actor, code] of [
    [visitor, 'unauthenticated'],
    [ann.actor, 'forbidden'],
  ] as const)
    await expect(namePeople(actor, club.slug, asked)).rejects.toMatchObject({ code });
});

test('who hosts or speaks hears that they were named, of changes, the start and the end of it, and has it in their calendar', async () => {
  const people = [{ memberId: dan.memberId, role: 'speaker' }];
  const eventId = await makeEvent(mod.actor, club.slug, { people, online: 'https://meet.example/dan' });
  await come(ann, eventId);
  const heard = async (person: SignedInPerson) =>
    (await eventsTold(database, person.memberId))
      .filter((line) => line.includes(eventId))
      .map((line) => line.split(' ')[0]);
  const feed = async (person: SignedInPerson) => {
    const { path } = await getCalendarAddress(person.actor);
    const { text } = await getMemberFeed(/([^/]+)\.ics$/.exec(path)![1]!);
    return text.replaceAll('\r\n ', '');
  };
  expect(await feed(dan)).toContain('https://meet.example/dan');
  // Each is written down before the next happens: what is of no concern any more is not told.
  await heard(dan);
  await editEvent(mod.actor, { eventId, place: 'Lake' });
  await heard(dan);
  for (const ms of [hours(47), hours(1)]) {
    later(ms);
    await runEvents();
    await heard(dan);
  }
  await settleEvent(mod.actor, { eventId, status: 'cancelled', reason: 'Storm' });
  expect((await heard(dan)).toSorted()).toEqual([
    'events.cancelled',
    'events.changed',
    'events.named',
    'events.reminder-hour',
    'events.starts',
  ]);
  expect(await heard(ann)).toHaveLength(4);
  // What was called off stays in the calendar, and says so.
  for (const person of [ann, dan]) expect(await feed(person)).toContain('STATUS:CANCELLED');
});

test('a place in the list that becomes a seat is news to a calendar, and a suspended member reads no link', async () => {
  const eventId = await makeEvent(mod.actor, club.slug, {
    capacity: 1,
    title: 'News',
    online: 'https://meet.example/news',
  });
  await come(ann, eventId);
  await come(ben, eventId);
  const { path } = await getCalendarAddress(ben.actor);
  const read = async () => {
    const { text } = await getMemberFeed(/([^/]+)\.ics$/.exec(path)![1]!);
    const events = new ICAL.Component(ICAL.parse(text) as never[]).getAllSubcomponents('vevent');
    const event = events.map((one) => new ICAL.Event(one)).find(({ summary }) => summary === 'News')!;
    const value = (name: string) => String(event.component.getFirstPropertyValue(name));
    return { status: value('status'), at: value('last-modified'), sequence: event.sequence };
  };
  const waits = await read();
  later(60_000);
  await cancelRegistration(ann.actor, { eventId });
  await come(ben, eventId);
  const comes = await read();
  expect([waits.status, comes.status]).toEqual(['TENTATIVE', 'CONFIRMED']);
  expect(comes.sequence).toBeGreaterThan(waits.sequence);
  expect(comes.at > waits.at).toBe(true);
  expect((await getEvent(ben.actor, eventId)).viewer.online).toBe('https://meet.example/news');
  const until = new Date(now().getTime() + hours(24));
  await suspendMember(mod.actor, { slug: club.slug, memberId: ben.memberId, until, reason: 'Rude' });
  expect((await getEvent(ben.actor, eventId)).viewer.online).toBeNull();
  await expect(handOverTicket(ben.actor, { eventId, to: 'Cat' })).rejects.toMatchObject({
    code: 'suspended',
  });
});
