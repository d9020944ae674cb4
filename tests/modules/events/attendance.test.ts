import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countParty, scanTicket, undoCheckIn } from '~/modules/events/check-in.server';
import { getEvent } from '~/modules/events/get-event.server';
import { askAtEvent, reactAtEvent, voteForQuestion } from '~/modules/events/live-questions.server';
import { getEventReport } from '~/modules/events/report.server';
import { settleEvent } from '~/modules/events/settle-event.server';
import { eventStream } from '~/modules/events/streams';
import { enterRoom, followLink } from '~/modules/events/enter-event.server';
import { takePart, writersJob } from '~/modules/events/take-part.server';
import { tellPulse } from '~/modules/events/tell-pulse.server';
import { adjustPoints } from '~/modules/loyalty/adjust-points.server';
import { getMyPoints } from '~/modules/loyalty/get-my-points.server';
import { createPost } from '~/modules/threads/create-post.server';
import { createPostInput } from '~/modules/threads/schema';
import { letWalkIn } from '~/modules/events/walk-in.server';
import { system } from '~/platform/actor';
import { freezeClock } from '~/platform/clock.server';
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
let eve: SignedInPerson;

beforeAll(async () => {
  ({ database, club, mod, ann, ben, cat, dan, eve } = await makeEventScene());
});
beforeEach(() => freezeClock(monday));
afterAll(async () => {
  freezeClock(undefined);
  await database.release();
});

const settle = (eventId: string, status: 'live' | 'done') =>
  settleEvent(mod.actor, { eventId, status, reason: '' });
const open = (person: SignedInPerson, eventId: string) => enterRoom(person.actor, eventId, club.slug);
const openScans = (eventId: string) =>
  database.sql(
    `SELECT 1 FROM "EventCheckIn" WHERE "eventId" = $1 AND "outcome" = 'in' AND "undoneAt" IS NULL`,
    [eventId],
  );

describe('who has a seat and takes part in a live event', () => {
  test('in the thread has come: by opening its room, asking, voting, reacting or posting; once, and for its price', async () => {
    await adjustPoints(system, { memberId: ann.memberId, points: 100, reason: 'A gift' });
    const eventId = await makeEvent(mod.actor, club.slug, { place: '', way: 'thread', capacity: 5 });
    const paid = await makeEvent(mod.actor, club.slug, {
      ...{ place: '', way: 'thread' },
      tickets: { member: { pricePoints: 40 } },
    });
    await come(ann, paid);
    for (const person of [ann, ben, cat, dan]) await come(person, eventId);
    expect(await come(eve, eventId, { guests: 4 })).toMatchObject({ status: 'waiting' });
    const { id: questionId } = await askAtEvent(cat.actor, { eventId, body: 'How old?', anonymous: true });
    await open(ann, eventId);
    expect(await standing(ann, eventId)).toMatchObject({ status: 'registered' });
    later(hours(48));
    await settle(eventId, 'live');
    const { seq } = await getEvent(mod.actor, eventId);
    await Promise.all([open(ann, eventId), open(ann, eventId), takePart(ann.actor, { eventId })]);
    await voteForQuestion(ben.actor, { questionId, up: true });
    await askAtEvent(cat.actor, { eventId, body: 'How far?', anonymous: false });
    const { threadId } = (await getEvent(dan.actor, eventId)).event;
    await createPost(dan.actor, threadId!, createPostInput.parse({ body: 'Here I am' }));
    await writersJob.run({ threadIds: [threadId!] } as never);
    await open(eve, eventId);
    await reactAtEvent(eve.actor, { eventId, name: 'clap', count: 1 });
    for (const person of [ann, ben, cat, dan])
      expect(await standing(person, eventId)).toMatchObject({ status: 'attended' });
    expect(await standing(eve, eventId)).toMatchObject({ status: 'waiting' });
    expect(await openScans(eventId)).toHaveLength(4);
    await tellPulse(system, null);
    const told = await database.sql<{ data: { attended: number } }>(
      `SELECT "data" FROM "Update" WHERE "stream" = $1 AND "seq" > $2 AND "type" = 'event.seats'`,
      [eventStream(eventId), seq],
    );
    expect(told.map(({ data }) => data.attended)).toEqual([4]);
    await settle(eventId, 'done');
    expect((await getEvent(ann.actor, eventId)).viewer.may.survey).toBe(true);
    expect(await eventsTold(database, ben.memberId)).toContain(`events.survey event:${eventId}:survey`);
    // The price is spent by who comes, and whoever does not has it back.
    await settle(paid, 'live');
    await open(ann, paid);
    await settle(paid, 'done');
    expect((await getMyPoints(ann.actor)).available).toBe(60);
  });

  test('and was let in by mistake stays out until a door lets them in', async () => {
    const eventId = await makeEvent(mod.actor, club.slug, { place: '', way: 'thread' });
    const { id: registrationId, ticketCode: code } = await come(ann, eventId);
    later(hours(48));
    await settle(eventId, 'live');
    await open(ann, eventId);
    await undoCheckIn(mod.actor, { eventId, registrationId });
    await open(ann, eventId);
    await askAtEvent(ann.actor, { eventId, body: 'Am I in?', anonymous: false });
    expect(await standing(ann, eventId)).toMatchObject({ status: 'registered' });
    const scan = { eventId, code, nonce: 'nonce-by-name', offline: false, door: '' };
    expect((await scanTicket(mod.actor, scan)).refused).toBeNull();
  });

  test('at a place and online has come by the link, not by its page, and is welcome at the door all the same', async () => {
    const online = 'https://meet.example/room';
    const eventId = await makeEvent(mod.actor, club.slug, { way: 'mixed', online });
    const { ticketCode: code } = await come(ann, eventId);
    await come(ben, eventId);
    later(hours(48));
    await settle(eventId, 'live');
    await open(ann, eventId);
    expect(await standing(ann, eventId)).toMatchObject({ status: 'registered' });
    expect(await followLink(ann.actor, eventId, club.slug)).toBe(online);
    expect(await followLink(cat.actor, eventId, club.slug)).toBeNull();
    expect(await standing(ann, eventId)).toMatchObject({ status: 'attended' });
    const scan = (nonce: string) =>
      scanTicket(mod.actor, { eventId, code, nonce, offline: false, door: 'North' });
    expect((await scan('nonce-over-1')).refused).toBeNull();
    expect((await scan('nonce-over-2')).refused).toBe('already_checked_in');
    expect(await openScans(eventId)).toHaveLength(1);
    expect((await getEvent(ann.actor, eventId)).event.attended).toBe(1);
    const walk = await makeEvent(mod.actor, club.slug);
    await come(ben, walk);
    await settle(walk, 'live');
    expect(await takePart(ben.actor, { eventId: walk })).toEqual({ attended: false });
  });
});

test('the report tells those without a ticket apart: they make nobody reliable who did not come', async () => {
  const eventId = await makeEvent(mod.actor, club.slug);
  const { ticketCode: code } = await come(ann, eventId, { guests: 1 });
  await come(ben, eventId, { guests: 1 });
  later(hours(47));
  await scanTicket(mod.actor, { eventId, code, nonce: 'nonce-report', offline: false, door: '' });
  await letWalkIn(mod.actor, {
    eventId,
    name: 'Uncle',
    guests: 1,
    nonce: 'nonce-uncle',
    offline: false,
    door: '',
  });
  await settle(eventId, 'live');
  const { figures } = await getEventReport(mod.actor, eventId);
  expect(figures).toMatchObject({ registered: 4, attended: 4, walkIns: 2, noShowShare: 0.5 });
});

test('of a party of four of whom two came two are counted, and all four once the others are there', async () => {
  const eventId = await makeEvent(mod.actor, club.slug);
  const { id: registrationId, ticketCode: code } = await come(ann, eventId, { guests: 3 });
  later(hours(47));
  const scan = (nonce: string, guests?: number) =>
    scanTicket(mod.actor, { eventId, code, nonce, offline: false, door: '', guests });
  const came = async () => (await getEvent(mod.actor, eventId)).event.attended;
  const count = (guests: number) => countParty(mod.actor, { eventId, registrationId, guests });
  await expect(count(1)).rejects.toMatchObject({ code: 'not_found' });
  await scan('nonce-party-1', 1);
  expect(await came()).toBe(2);
  await settle(eventId, 'live');
  const { figures, byHour } = await getEventReport(mod.actor, eventId);
  expect(figures).toMatchObject({ registered: 4, attended: 2, noShowShare: 0.5 });
  expect(byHour.map(({ count: people }) => people)).toEqual([2]);
  await count(3);
  expect(await came()).toBe(4);
  await expect(count(4)).rejects.toMatchObject({ code: 'invalid' });
  await expect(countParty(ben.actor, { eventId, registrationId, guests: 1 })).rejects.toMatchObject({
    code: 'forbidden',
  });
  // Let in once more, all of them come unless it is said.
  await count(0);
  await undoCheckIn(mod.actor, { eventId, registrationId });
  await scan('nonce-party-2');
  expect(await came()).toBe(4);
});
