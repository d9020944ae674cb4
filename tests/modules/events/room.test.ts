import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { suspendMember } from '~/modules/clubs/suspend-member.server';
import { getClubFeed } from '~/modules/events/calendar.server';
import { scanTicket } from '~/modules/events/check-in.server';
import { editEvent } from '~/modules/events/edit-event.server';
import { eventFormInput } from '~/modules/events/form-values';
import { getEvent, getEventState, getStanding } from '~/modules/events/get-event.server';
import { listEvents } from '~/modules/events/list-events.server';
import {
  askAtEvent,
  changeQuestion,
  reactAtEvent,
  voteForQuestion,
} from '~/modules/events/live-questions.server';
import { noteEventHidden } from '~/modules/events/note-hidden.server';
import { flagQuestion, lookUpAsker } from '~/modules/events/watch-over-questions.server';
import { register } from '~/modules/events/register.server';
import { listEventsInput } from '~/modules/events/schema';
import { setPace } from '~/modules/events/set-pace.server';
import { settleEvent } from '~/modules/events/settle-event.server';
import { eventStream } from '~/modules/events/streams';
import { tellPulse } from '~/modules/events/tell-pulse.server';
import { applyEventUpdate } from '~/modules/events/updates';
import { changeThread } from '~/modules/threads/change-thread.server';
import { createPost } from '~/modules/threads/create-post.server';
import { removePost, restorePost } from '~/modules/threads/remove-post.server';
import { search } from '~/modules/search/search.server';
import { searchInput } from '~/modules/search/schema';
import { system, visitor } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../../support/club';
import { useDatabase } from '../../support/database';
import { eventsTold, makeEvent } from '../../support/events';

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let mod: SignedInPerson;
let vet: SignedInPerson;
let ann: SignedInPerson;
let ben: SignedInPerson;
const monday = new Date('2026-11-23T02:00:00Z');

beforeAll(async () => {
  freezeClock(monday);
  database = await useDatabase();
  club = await makeClub('dogs');
  [mod, vet, ann, ben] = [
    await makePerson('Mo', club),
    await makePerson('Vet', club),
    await makePerson('Ann', club),
    await makePerson('Ben', club),
  ];
  await giveRole(mod, 'moderator', club);
  await giveRole(vet, 'expert', club);
});
afterEach(() => freezeClock(monday));
afterAll(async () => {
  freezeClock(undefined);
  await database.release();
});

const come = (person: SignedInPerson, eventId: string) =>
  register(person.actor, { eventId, guests: 0, ticket: 'member' });

test('every update carries the state to what is freshly loaded', async () => {
  const eventId = await makeEvent(mod.actor, club.slug, {
    capacity: 2,
    people: [{ memberId: vet.memberId, role: 'speaker' }],
  });
  let state = await getEventState(eventId);
  const { seq: from } = await getEvent(visitor, eventId);
  const { ticketCode } = await come(ann, eventId);
  const first = await askAtEvent(ann.actor, { eventId, body: 'How old?', anonymous: true });
  const second = await askAtEvent(ben.actor, { eventId, body: 'How far?', anonymous: false });
  await voteForQuestion(ben.actor, { questionId: first.id, up: true });
  await tellPulse(system, null);
  await changeQuestion(mod.actor, { questionId: second.id, pinned: true });
  await changeQuestion(mod.actor, { questionId: first.id, pinned: true });
  await changeQuestion(vet.actor, { questionId: first.id, status: 'answered', answer: 'Seven.' });
  const third = await askAtEvent(ben.actor, { eventId, body: 'Rude words', anonymous: false });
  await changeQuestion(mod.actor, { questionId: third.id, status: 'dismissed' });
  await settleEvent(mod.actor, { eventId, status: 'live', reason: '' });
  await reactAtEvent(ben.actor, { eventId, name: 'clap', count: 3 });
  await tellPulse(system, null);
  await editEvent(mod.actor, { eventId, place: 'Another park' });
  freezeClock(new Date(now().getTime() + 47 * 3_600_000));
  await scanTicket(mod.actor, { eventId, code: ticketCode, nonce: 'nonce-live', offline: false, door: '' });
  await settleEvent(mod.actor, { eventId, status: 'done', reason: '' });
  const updates = await database.sql<{ type: string; data: unknown }>(
    `SELECT "type", "data" FROM "Update" WHERE "stream" = $1 AND "seq" > $2 ORDER BY "seq"`,
    [eventStream(eventId), from],
  );
  for (const update of updates) state = applyEventUpdate(state, update);
  expect(new Set(updates.map(({ type }) => type))).toEqual(
    new Set(['event.changed', 'event.seats', 'event.question', 'event.pulse']),
  );
  const fresh = await getEventState(eventId);
  // Put aside before this screen heard of it, it is not told once more.
  const seen = fresh.questions.filter(({ status }) => status !== 'dismissed');
  expect(state).toEqual({ ...fresh, questions: seen });
  expect(state.questions.find(({ id }) => id === first.id)).toMatchObject({
    author: null,
    votes: 1,
    takenBy: { name: 'Vet', badge: { roles: ['expert'], commercial: false } },
  });
  expect(state.event.people).toMatchObject([{ name: 'Vet', role: 'speaker', badge: { roles: ['expert'] } }]);
});

test('who asks unnamed is named to nobody but a moderator who looks it up, which is recorded; votes count once, and slow mode says when to ask again', async () => {
  const eventId = await makeEvent(mod.actor, club.slug, { slowSeconds: 60 });
  const { id } = await askAtEvent(ann.actor, { eventId, body: 'Who?', anonymous: true });
  for (const person of [mod, ben])
    expect(JSON.stringify(await getEvent(person.actor, eventId))).not.toContain(ann.memberId);
  expect((await getEvent(ann.actor, eventId)).viewer.asked).toEqual([id]);
  expect(await lookUpAsker(mod.actor, { questionId: id })).toEqual({
    asker: { id: ann.memberId, name: 'Ann' },
  });
  await expect(lookUpAsker(ben.actor, { questionId: id })).rejects.toMatchObject({ code: 'forbidden' });
  const looks = await db.auditEntry.findMany({ where: { act: 'event.asker_looked_up' } });
  expect(looks.map(({ actorId }) => actorId)).toEqual([mod.memberId]);
  await expect(askAtEvent(ann.actor, { eventId, body: 'Again', anonymous: false })).rejects.toMatchObject({
    code: 'slow_mode',
    retryAfterSeconds: 60,
  });
  const vote = (up: boolean) => voteForQuestion(ben.actor, { questionId: id, up });
  await Promise.all([vote(true), vote(true), vote(true)]);
  await tellPulse(system, null);
  expect((await getEventState(eventId)).questions[0]!.votes).toBe(1);
  await vote(false);
  await tellPulse(system, null);
  expect((await getEventState(eventId)).questions[0]!.votes).toBe(0);
  await expect(changeQuestion(ben.actor, { questionId: id, pinned: true })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('who leads an event sets the pace of its questions and of its talk, also a host who moderates nothing', async () => {
  const host = await makePerson('Hana', club);
  const people = [{ memberId: host.memberId, role: 'host' }];
  const eventId = await makeEvent(mod.actor, club.slug, { people });
  const { threadId } = (await getEvent(visitor, eventId)).event;
  await expect(setPace(ann.actor, { eventId, slowSeconds: 30 })).rejects.toMatchObject({ code: 'forbidden' });
  const pace = { slowSeconds: 30, talkSlowSeconds: 60, talkLocked: true };
  expect(await setPace(host.actor, { eventId, ...pace })).toEqual(pace);
  expect((await getEvent(visitor, eventId)).event.slowSeconds).toBe(30);
  const say = () => createPost(ann.actor, threadId!, { body: 'Hello', audience: 'everyone' });
  await expect(say()).rejects.toMatchObject({ code: 'thread_closed' });
  expect(await setPace(mod.actor, { eventId, talkLocked: false })).toEqual({ ...pace, talkLocked: false });
  await say();
  await expect(say()).rejects.toMatchObject({ code: 'slow_mode' });
  const acts = await db.auditEntry.findMany({
    where: { subject: `thread:${threadId}` },
    orderBy: { at: 'asc' },
  });
  expect(acts.map(({ actorId }) => actorId)).toEqual([host.memberId, mod.memberId]);
  // Its title is the event's alone.
  await expect(changeThread(mod.actor, { threadId: threadId!, title: 'Other' })).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(eventFormInput({ timeZone: 'Asia/Bangkok', slowSeconds: '' }).slowSeconds).toBe(0);
});

test('a question put aside is read by who leads alone, also in what was told before, and only they fetch it back', async () => {
  const eventId = await makeEvent(mod.actor, club.slug, {
    people: [{ memberId: vet.memberId, role: 'speaker' }],
  });
  const stay = await askAtEvent(ann.actor, { eventId, body: 'How old?', anonymous: false });
  const { id } = await askAtEvent(ben.actor, { eventId, body: 'Rude words', anonymous: false });
  let state = await getEventState(eventId);
  await changeQuestion(mod.actor, { questionId: id, status: 'dismissed' });
  const [told] = await database.sql<{ type: string; data: unknown }>(
    `SELECT "type", "data" FROM "Update" WHERE "stream" = $1 AND "type" = 'event.question' ORDER BY "seq" DESC LIMIT 1`,
    [eventStream(eventId)],
  );
  expect(told!.data).toEqual({ question: { id, status: 'dismissed' } });
  state = applyEventUpdate(state, told!);
  expect(state).toEqual(await getEventState(eventId));
  const replayed = await database.sql(`SELECT "data"::text FROM "Update" WHERE "stream" = $1`, [
    eventStream(eventId),
  ]);
  expect(JSON.stringify(replayed)).not.toContain('Rude words');
  expect((await getEvent(vet.actor, eventId)).questions.map((one) => one.id)).toEqual([stay.id]);
  for (const status of ['open', 'answered'] as const)
    await expect(changeQuestion(vet.actor, { questionId: id, status })).rejects.toMatchObject({
      code: 'forbidden',
    });
  await changeQuestion(mod.actor, { questionId: id, status: 'open' });
  expect((await getEvent(vet.actor, eventId)).questions).toHaveLength(2);
});

test('what three members find out of place is put aside, and who leads hears of it and fetches it back', async () => {
  const eventId = await makeEvent(mod.actor, club.slug);
  const { id: questionId } = await askAtEvent(ben.actor, { eventId, body: 'Rude words', anonymous: false });
  const statusOf = async () => (await getEventState(eventId)).questions[0]!.status;
  await expect(flagQuestion(ben.actor, { questionId })).rejects.toMatchObject({ code: 'conflict' });
  const cy = await makePerson('Cy', club);
  await Promise.all([ann, ann, vet].map(({ actor }) => flagQuestion(actor, { questionId })));
  expect(await statusOf()).toBe('open');
  expect((await getEvent(ann.actor, eventId)).viewer.flagged).toEqual([questionId]);
  expect(await flagQuestion(cy.actor, { questionId })).toEqual({ putAside: true });
  expect(await statusOf()).toBe('dismissed');
  expect(await eventsTold(database, mod.memberId)).toEqual([
    `events.question-flagged event:${eventId}:flagged:${questionId}`,
  ]);
  await changeQuestion(mod.actor, { questionId, status: 'open' });
  await flagQuestion(cy.actor, { questionId });
  expect(await statusOf()).toBe('open');
});

test('hiding the words that open an event hides the event from all but those who lead it or come', async () => {
  const eventId = await makeEvent(mod.actor, club.slug, { title: 'Snake oil', body: 'Buy zgrwlbx now.' });
  const seen = () => Promise.all([getEvent(ann.actor, eventId), listEvents(visitor, club.slug, coming)]);
  const coming = listEventsInput.parse({ limit: 100 });
  await come(ann, eventId);
  const { threadId } = (await getEvent(visitor, eventId)).event;
  const { id: postId } = await db.post.findFirstOrThrow({ where: { threadId: threadId!, number: 1 } });
  await removePost(mod.actor, { postId, reason: 'Misleading' });
  expect(await noteEventHidden(system, { threadId: threadId! })).toEqual({ hidden: true });
  const [mine, listed] = await seen();
  expect(mine.event).toMatchObject({ title: 'Snake oil', hidden: true, body: '', html: '' });
  expect(listed.items.map(({ id }) => id)).not.toContain(eventId);
  await expect(getEvent(ben.actor, eventId)).rejects.toMatchObject({ code: 'not_found' });
  await expect(come(ben, eventId)).rejects.toMatchObject({ code: 'not_found' });
  expect((await search(visitor, searchInput.parse({ q: 'zgrwlbx' }))).items).toEqual([]);
  expect((await getClubFeed(visitor, club.slug)).text).not.toContain('Snake oil');
  const told = await database.sql(`SELECT "data"::text FROM "Update" WHERE "stream" = $1`, [
    eventStream(eventId),
  ]);
  expect(JSON.stringify(told)).not.toContain('zgrwlbx');
  await restorePost(mod.actor, { postId });
  await noteEventHidden(system, { threadId: threadId! });
  expect((await getEvent(ben.actor, eventId)).event).toMatchObject({
    hidden: false,
    body: 'Buy zgrwlbx now.',
  });
  expect((await seen())[1].items.map(({ id }) => id)).toContain(eventId);
});

test('where a member stands is theirs alone: what ended is over at once, and who cannot register reads why', async () => {
  const questions = [{ key: 'dog', label: 'Which dog?' }];
  const eventId = await makeEvent(mod.actor, club.slug, { questions });
  expect(await come(ann, eventId)).toMatchObject({ status: 'held' });
  expect(await getStanding(ann.actor, eventId)).toMatchObject({
    registration: { status: 'held' },
    refusal: null,
  });
  freezeClock(new Date(now().getTime() + 15 * 60_000));
  // Nothing has settled it yet.
  expect((await getStanding(ann.actor, eventId)).registration).toMatchObject({
    status: 'cancelled',
    until: null,
    endReason: 'hold_over',
  });
  const dana = await makePerson('Dana', club);
  const until = new Date(now().getTime() + 86_400_000);
  await suspendMember(mod.actor, { slug: club.slug, memberId: dana.memberId, until, reason: 'Rude' });
  const refusalOf = async (person: SignedInPerson) => (await getStanding(person.actor, eventId)).refusal;
  expect(await refusalOf(dana)).toEqual({ why: 'suspended', until: until.toISOString() });
  expect(await refusalOf(await makePerson('Eve'))).toEqual({ why: 'not_a_member', until: null });
  expect((await getStanding(visitor, eventId)).refusal).toBeNull();
  await db.club.update({ where: { id: club.id }, data: { status: 'paused' } });
  expect(await refusalOf(ann)).toEqual({ why: 'paused', until: null });
  await db.club.update({ where: { id: club.id }, data: { status: 'open' } });
});
