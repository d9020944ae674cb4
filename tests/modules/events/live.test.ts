import ICAL from 'ical.js';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { leaveClub } from '~/modules/clubs/leave-club.server';
import { suspendMember } from '~/modules/clubs/suspend-member.server';
import { answerSurvey, writeRecap } from '~/modules/events/after-event.server';
import {
  getCalendarAddress,
  getClubFeed,
  getClubFeedBySecret,
  getMemberFeed,
  renewCalendarAddress,
} from '~/modules/events/calendar.server';
import { scanTicket, undoCheckIn } from '~/modules/events/check-in.server';
import { exportPeople, listDoorPeople } from '~/modules/events/door-people.server';
import { getEvent } from '~/modules/events/get-event.server';
import { listEvents } from '~/modules/events/list-events.server';
import { askAtEvent, changeQuestion } from '~/modules/events/live-questions.server';
import { attendanceJob } from '~/modules/events/on-attendance.server';
import { noteOutcome } from '~/modules/events/note-outcome.server';
import { passOnQuestion, passOnQuestions } from '~/modules/events/pass-on-questions.server';
import { register } from '~/modules/events/register.server';
import { getEventReport } from '~/modules/events/report.server';
import { listEventsInput, listSurveyInput } from '~/modules/events/schema';
import { listSurvey } from '~/modules/events/survey-answers.server';
import { exportReport, exportSurvey } from '~/modules/events/export-result.server';
import { settleEvent } from '~/modules/events/settle-event.server';
import {
  listTemplates,
  readTemplate,
  removeTemplate,
  renameTemplate,
  saveTemplate,
} from '~/modules/events/templates.server';
import { adjustPoints } from '~/modules/loyalty/adjust-points.server';
import { getMyPoints } from '~/modules/loyalty/get-my-points.server';
import { ruleInput } from '~/modules/loyalty/rule-schema';
import { createRule } from '~/modules/loyalty/steer-rules.server';
import { changePeaceRules } from '~/modules/moderation/change-peace-rules.server';
import { search } from '~/modules/search/search.server';
import { searchInput } from '~/modules/search/schema';
import { system, visitor } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { translatorFor } from '~/platform/i18n/translators.server';
import { newId } from '~/platform/ids';
import {
  enterClub,
  giveRole,
  makeClub,
  makePerson,
  type SignedInPerson,
  type TestClub,
} from '../../support/club';
import { useDatabase } from '../../support/database';
import { makeEvent } from '../../support/events';

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

const tableOf = async (eventId: string) => {
  let table = '';
  for await (const piece of await exportPeople(mod.actor, eventId, club.slug)) table += piece;
  return table;
};

test('attendance is credited once, with points by the rules, and taken back with the check-in', async () => {
  const name = { th: 'มา', vi: 'Đến', en: 'Came' };
  const rule = ruleInput.parse({ name, trigger: 'event_attended', points: 30 });
  await createRule(system, { ...rule, status: 'active' });
  const eventId = await makeEvent(mod.actor, club.slug);
  const { id: registrationId, ticketCode: code } = await come(ben, eventId);
  const points = async () => {
    // The reaction to the fact, as the portal's jobs run it.
    await attendanceJob.run({
      eventId,
      clubId: club.id,
      memberId: ben.memberId,
      registrationId,
      attended: true,
    } as never);
    return (await getMyPoints(ben.actor)).available;
  };
  const before = await points();
  freezeClock(new Date(now().getTime() + 47 * 3_600_000));
  const scan = (nonce: string) => scanTicket(mod.actor, { eventId, code, nonce, offline: false, door: '' });
  await Promise.all([scan('nonce-door-1'), scan('nonce-door-2')]);
  expect(await points()).toBe(before + 30);
  await undoCheckIn(mod.actor, { eventId, registrationId });
  expect(await points()).toBe(before);
  await scan('nonce-door-3');
  expect(await points()).toBe(before + 30);
  // What is spent already is taken from what else they have, never below nothing; and all of it is theirs again with the next check-in.
  await adjustPoints(system, { memberId: ben.memberId, points: -(before + 20), reason: 'Spent' });
  await undoCheckIn(mod.actor, { eventId, registrationId });
  expect(await points()).toBe(0);
  await scan('nonce-door-4');
  expect(await points()).toBe(10);
});

test('afterwards those who came say how it was, the recap is found, and open questions go to the desk', async () => {
  const eventId = await makeEvent(mod.actor, club.slug, {
    title: 'Puppy hour',
    goals: { attendance: 2, satisfaction: 4 },
    people: [{ memberId: mod.memberId, role: 'host' }],
  });
  const { ticketCode: code } = await come(ann, eventId);
  await come(ben, eventId);
  await askAtEvent(ann.actor, { eventId, body: 'When do they sleep?', anonymous: false });
  await askAtEvent(ben.actor, { eventId, body: 'Do they dream?', anonymous: true });
  freezeClock(new Date(now().getTime() + 47 * 3_600_000));
  await scanTicket(mod.actor, { eventId, code, nonce: 'nonce-after', offline: false, door: '' });
  freezeClock(new Date(now().getTime() + 4 * 3_600_000));
  await settleEvent(mod.actor, { eventId, status: 'done', reason: '' });
  expect(await passOnQuestions(eventId)).toBe(2);
  expect(await passOnQuestions(eventId)).toBe(0);
  const threads = await db.thread.findMany({ where: { kind: 'question' }, orderBy: { title: 'desc' } });
  expect(threads.map(({ title, authorId }) => [title, authorId])).toEqual([
    ['When do they sleep?', ann.memberId],
    ['Do they dream?', mod.memberId],
  ]);
  await answerSurvey(ann.actor, { eventId, score: 5, comment: '=SUM(A1)' });
  await expect(answerSurvey(ben.actor, { eventId, score: 1, comment: '' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await writeRecap(mod.actor, { eventId, recap: 'We spoke of **zoomies**.' });
  // Both may be corrected, so the forms begin with what stands.
  expect((await getEvent(ann.actor, eventId)).viewer.survey).toEqual({ score: 5, comment: '=SUM(A1)' });
  expect((await getEvent(mod.actor, eventId)).plan?.recap).toBe('We spoke of **zoomies**.');
  expect((await getEvent(ann.actor, eventId)).plan).toBeNull();
  const found = await search(visitor, searchInput.parse({ q: 'zoomies' }));
  expect(found.items.map(({ type, id }) => [type, id])).toEqual([['event', eventId]]);
  const { figures } = await getEventReport(mod.actor, eventId);
  expect(figures).toMatchObject({
    planned: 2,
    registered: 2,
    attended: 1,
    noShowShare: 0.5,
    asked: 2,
    satisfaction: 5,
  });
  const t = translatorFor('th');
  expect(await exportReport(mod.actor, eventId, club.slug, t)).toMatch(
    /Puppy hour,2026-11-25T02:00:00.000Z,2,2,1,0,0.5,5,1,2,0,/,
  );
  let said = '';
  for await (const piece of await exportSurvey(mod.actor, eventId, club.slug, t)) said += piece;
  expect(said).toMatch(/,5,'=SUM\(A1\)\r\n$/);
  const acts = await db.auditEntry.findMany({ where: { act: 'event.result_exported' } });
  expect(acts.map(({ subject }) => subject)).toEqual([`event:${eventId}`, `event:${eventId}`]);
  await answerSurvey(ann.actor, { eventId, score: 4, comment: 'Shorter' });
  await expect(exportReport(ann.actor, eventId, club.slug, t)).rejects.toMatchObject({ code: 'forbidden' });
  await db.eventSurvey.createMany({
    data: [ben, vet].map(({ memberId }) => ({ eventId, memberId, score: 3, comment: 'Fine', at: now() })),
  });
  const words = listSurveyInput.parse({ limit: 2, wordsOnly: 'true' });
  const { items, next } = await listSurvey(mod.actor, eventId, words);
  const rest = await listSurvey(mod.actor, eventId, { ...words, cursor: next! });
  expect([...items, ...rest.items].map(({ comment }) => comment).toSorted()).toEqual([
    'Fine',
    'Fine',
    'Shorter',
  ]);
  expect(rest.next).toBeNull();
  const outcome = { costMinor: 120_050, followed: 'Two new walks' };
  await expect(noteOutcome(ann.actor, { eventId, ...outcome })).rejects.toMatchObject({ code: 'forbidden' });
  await noteOutcome(mod.actor, { eventId, ...outcome });
  // Ten others that began at the same moment do not push its own figures out, however late somebody came.
  const { startsAt, clubId } = await db.clubEvent.findUniqueOrThrow({ where: { id: eventId } });
  const same = {
    clubId,
    way: 'onsite',
    status: 'done',
    title: 'Same',
    body: '',
    html: '',
    timeZone: 'Asia/Bangkok',
  } as const;
  const rows = Array.from({ length: 10 }, () => ({
    ...same,
    id: newId(),
    startsAt,
    endsAt: now(),
    createdAt: now(),
    updatedAt: now(),
  }));
  await db.clubEvent.createMany({ data: rows });
  await db.eventCheckIn.updateMany({
    where: { eventId },
    data: { at: new Date(startsAt.getTime() + 9 * 3_600_000) },
  });
  const late = await getEventReport(mod.actor, eventId);
  expect(late).toMatchObject({ figures: { id: eventId }, outcome, byHour: [{ count: 1 }] });
  await db.clubEvent.deleteMany({ where: { title: 'Same' } });
  await expect(getEventReport(ann.actor, eventId)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await tableOf(eventId)).toContain('Ann,attended,member,0,');
});

test('all that is left of a full queue goes to the desk, what the club’s words refuse in others, and all of it is found', async () => {
  const eventId = await makeEvent(mod.actor, club.slug, {
    people: [{ memberId: mod.memberId, role: 'host' }],
  });
  const left = 52;
  await db.clubEvent.update({ where: { id: eventId }, data: { questionNumber: left } });
  await db.eventQuestion.createMany({
    data: Array.from({ length: left }, (_, index) => ({
      id: newId(),
      eventId,
      number: index + 1,
      authorId: vet.memberId,
      body: `Is leash ${index + 1} long enough?`,
      at: now(),
    })),
  });
  const unkind = await askAtEvent(ben.actor, {
    eventId,
    body: 'Why is the grmblfx so dear?',
    anonymous: false,
  });
  const answered = await askAtEvent(ben.actor, { eventId, body: 'Which drops?', anonymous: true });
  await changeQuestion(mod.actor, {
    questionId: answered.id,
    status: 'answered',
    answer: 'Fipronil, monthly.',
  });
  const rude = await askAtEvent(ben.actor, { eventId, body: 'Unspeakable', anonymous: false });
  await changeQuestion(mod.actor, { questionId: rude.id, status: 'dismissed' });
  await changePeaceRules(system, { slug: club.slug, blockedWords: ['grmblfx'] });
  await settleEvent(mod.actor, { eventId, status: 'done', reason: '' });
  expect(await passOnQuestions(eventId)).toBe(left);
  const finds = async (q: string) =>
    (await search(visitor, searchInput.parse({ q }))).items.some(({ id }) => id === eventId);
  expect([await finds('fipronil'), await finds('unspeakable')]).toEqual([true, false]);
  await expect(passOnQuestion(mod.actor, { questionId: unkind.id })).rejects.toMatchObject({
    code: 'invalid',
  });
  await expect(passOnQuestion(ann.actor, { questionId: unkind.id })).rejects.toMatchObject({
    code: 'forbidden',
  });
  const inOtherWords = { questionId: unkind.id, body: 'Why does the food cost that much?' };
  const both = await Promise.allSettled([1, 2].map(() => passOnQuestion(mod.actor, inOtherWords)));
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const asked = await db.thread.findMany({ where: { title: inOtherWords.body } });
  expect(asked.map(({ authorId }) => authorId)).toEqual([mod.memberId]);
  await changeQuestion(mod.actor, { questionId: unkind.id, answer: 'Because of the salmonberry.' });
  expect(await finds('salmonberry')).toBe(true);
});

test('a host who left the club, or is suspended in it, has the names of the guests no more', async () => {
  const people = [
    { memberId: ben.memberId, role: 'host' },
    { memberId: vet.memberId, role: 'host' },
  ];
  const eventId = await makeEvent(mod.actor, club.slug, { people });
  await come(ann, eventId);
  expect((await listDoorPeople(vet.actor, eventId)).people).toHaveLength(1);
  await leaveClub(ben.actor, { slug: club.slug });
  const until = new Date(now().getTime() + 86_400_000);
  await suspendMember(mod.actor, { slug: club.slug, memberId: vet.memberId, until, reason: 'Rude' });
  for (const { actor } of [ben, vet]) {
    await expect(listDoorPeople(actor, eventId)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(exportPeople(actor, eventId, club.slug)).rejects.toMatchObject({ code: 'forbidden' });
  }
  expect(await tableOf(eventId)).toContain('Ann');
  const acts = await db.auditEntry.findMany({ where: { act: 'event.people_exported' } });
  expect(acts.map(({ subject, actorId }) => [subject, actorId])).toContainEqual([
    `event:${eventId}`,
    mod.memberId,
  ]);
});

test('a draft is the planners’ alone until it is announced; a series is announced at once, each with its own seats', async () => {
  const eventId = await makeEvent(mod.actor, club.slug, { status: 'draft', title: 'Secret' });
  for (const actor of [ann.actor, visitor])
    await expect(getEvent(actor, eventId)).rejects.toMatchObject({ code: 'not_found' });
  await expect(come(ann, eventId)).rejects.toMatchObject({ code: 'not_found' });
  await settleEvent(mod.actor, { eventId, status: 'published', reason: '' });
  expect((await getEvent(visitor, eventId)).event.threadId).not.toBeNull();
  await makeEvent(mod.actor, club.slug, {
    title: 'Weekly',
    capacity: 5,
    series: { every: 'week', interval: 1, weekdays: [], count: 3, except: [] },
  });
  const { items, next } = await listEvents(visitor, club.slug, listEventsInput.parse({ limit: 3 }));
  expect(items).toHaveLength(3);
  expect(next).not.toBeNull();
  const rows = await db.clubEvent.findMany({ where: { title: 'Weekly' }, orderBy: { startsAt: 'asc' } });
  expect(rows.map(({ seatsUsed, seriesId }) => [seatsUsed, seriesId === rows[0]!.seriesId])).toEqual([
    [0, true],
    [0, true],
    [0, true],
  ]);
  const { templateId } = await saveTemplate(mod.actor, { eventId: rows[0]!.id, name: 'Weekly walk' });
  expect(await listTemplates(mod.actor, club.slug)).toEqual([{ id: templateId, name: 'Weekly walk' }]);
  expect(await readTemplate(mod.actor, club.slug, templateId)).toMatchObject({
    title: 'Weekly',
    capacity: 5,
  });
  const { templateId: other } = await saveTemplate(mod.actor, { eventId: rows[1]!.id, name: 'Weekly wlak' });
  await renameTemplate(mod.actor, { templateId: other, name: 'A walk a week' });
  const names = async () => (await listTemplates(mod.actor, club.slug)).map(({ name }) => name);
  expect(await names()).toEqual(['A walk a week', 'Weekly walk']);
  await expect(removeTemplate(ann.actor, { templateId: other })).rejects.toMatchObject({ code: 'forbidden' });
  await removeTemplate(mod.actor, { templateId: other });
  expect(await names()).toEqual(['Weekly walk']);
  await expect(listTemplates(ann.actor, club.slug)).rejects.toMatchObject({ code: 'forbidden' });
});

test('a club’s feed tells no links, one’s own does, and its address can be renewed', async () => {
  const online = 'https://meet.example/room';
  const eventId = await makeEvent(mod.actor, club.slug, { title: 'Online', place: '', online });
  await come(ann, eventId);
  const feed = await getClubFeed(visitor, club.slug);
  expect(feed.text).not.toContain('meet.example');
  const address = await getCalendarAddress(ann.actor);
  const secret = /\/calendar\/(.+)\.ics$/.exec(address.path)![1]!;
  const { text } = await getMemberFeed(secret);
  const calendar = new ICAL.Component(ICAL.parse(text) as never[]);
  const mine = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  expect(mine.find(({ summary }) => summary === 'Online')?.location).toBe(online);
  // A club that only its members read comes to their calendars by the same secret, and to nobody else's.
  const cats = await makeClub('cats', 'members');
  await enterClub(mod, cats);
  await giveRole(mod, 'moderator', cats);
  await makeEvent(mod.actor, cats.slug, { title: 'Cat evening' });
  await expect(getClubFeedBySecret(secret, cats.slug)).rejects.toMatchObject({ code: 'not_found' });
  await enterClub(ann, cats);
  expect((await getClubFeedBySecret(secret, cats.slug)).text).toContain('Cat evening');
  await renewCalendarAddress(ann.actor, null);
  await expect(getClubFeedBySecret(secret, cats.slug)).rejects.toMatchObject({ code: 'not_found' });
  await expect(getMemberFeed(secret)).rejects.toMatchObject({ code: 'not_found' });
  expect((await getCalendarAddress(ann.actor)).path).not.toBe(address.path);
  for (const wrong of ['', 'x', `${ann.memberId}.`, `${ann.memberId}.${'a'.repeat(32)}`])
    await expect(getMemberFeed(wrong)).rejects.toMatchObject({ code: 'not_found' });
});
