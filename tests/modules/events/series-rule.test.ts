import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getClubFeed } from '~/modules/events/calendar.server';
import { addDate, changeSeries, previewSeries } from '~/modules/events/change-series.server';
import { createEvent } from '~/modules/events/create-event.server';
import { editEvent } from '~/modules/events/edit-event.server';
import { getEvent } from '~/modules/events/get-event.server';
import { register } from '~/modules/events/register.server';
import { changeSeriesInput, createEventInput } from '~/modules/events/schema';
import { zonedParts } from '~/modules/events/series';
import { settleEvent } from '~/modules/events/settle-event.server';
import { visitor } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../../support/club';
import { useDatabase } from '../../support/database';
import { eventsTold, makeEvent } from '../../support/events';

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let mod: SignedInPerson;
let ann: SignedInPerson;
let ben: SignedInPerson;
const zone = 'Europe/Berlin';
/** Clocks go back there on 25 October. */
const october = new Date('2026-10-01T07:00:00Z');

beforeAll(async () => {
  freezeClock(october);
  database = await useDatabase();
  club = await makeClub('dogs');
  [mod, ann, ben] = [
    await makePerson('Mo', club),
    await makePerson('Ann', club),
    await makePerson('Ben', club),
  ];
  await giveRole(mod, 'moderator', club);
});
beforeEach(() => freezeClock(october));
afterAll(async () => {
  freezeClock(undefined);
  await database.release();
});

/** Saturdays at nine in Berlin: 10, 17, 24 and 31 October. */
async function makeSeries(title: string, more: object = {}): Promise<string[]> {
  const input = createEventInput.parse({
    title,
    body: 'At nine.',
    startsAt: '2026-10-10T07:00:00Z',
    endsAt: '2026-10-10T08:30:00Z',
    timeZone: zone,
    place: 'Park',
    capacity: 5,
    series: { every: 'week', count: 4 },
    ...more,
  });
  return (await createEvent(mod.actor, { ...input, slug: club.slug })).eventIds;
}

const change = (eventId: string, input: Record<string, unknown>, by = mod) =>
  changeSeries(by.actor, { ...changeSeriesInput.parse(input), eventId });
const come = (person: SignedInPerson, eventId: string) =>
  register(person.actor, { eventId, guests: 0, ticket: 'member' });
const registration = async (person: SignedInPerson, eventId: string) =>
  (await getEvent(person.actor, eventId)).viewer.registration;
async function days(title: string): Promise<string[]> {
  const rows = await db.clubEvent.findMany({
    where: { title, status: { not: 'cancelled' } },
    orderBy: { startsAt: 'asc' },
  });
  return rows.map(({ startsAt }) => {
    const { day, time } = zonedParts(startsAt, zone);
    return `${day.slice(5)} ${time}`;
  });
}
/** The feed as another program reads it, by UID. */
async function readFeed(
  title: string,
): Promise<Map<string, { status: string; start: string; sequence: number }>> {
  const { text } = await getClubFeed(visitor, club.slug);
  const all = new ICAL.Component(ICAL.parse(text) as never[]).getAllSubcomponents('vevent');
  const events = all.map((one) => new ICAL.Event(one)).filter(({ summary }) => summary === title);
  return new Map(
    events.map((one) => [
      one.uid.split('@')[0]!,
      {
        status: String(one.component.getFirstPropertyValue('status')),
        start: one.startDate.toJSDate().toISOString(),
        sequence: one.sequence,
      },
    ]),
  );
}
const told = async (person: SignedInPerson, ids: readonly string[]) =>
  (await eventsTold(database, person.memberId))
    .filter((line) => ids.some((id) => line.includes(id)))
    .map((line) => line.split(' ')[0]);

test('each second week instead of each: dates stay, fall away and come, and calendars hear of it, over a change of the clocks', async () => {
  const ids = await makeSeries('Fortnight');
  const [first, second, third, fourth] = ids as [string, string, string, string];
  for (const id of [first, second, fourth]) await come(ann, id);
  const before = await readFeed('Fortnight');
  const preview = await previewSeries(mod.actor, {
    ...changeSeriesInput.parse({ every: 'week', interval: 2, count: 3 }),
    eventId: first,
  });
  expect(preview.fall.map(({ id, people }) => [id, people])).toEqual([
    [second, 1],
    [fourth, 1],
  ]);
  expect(await days('Fortnight')).toHaveLength(4);
  await change(first, { every: 'week', interval: 2, count: 3, reason: 'Too many', expects: preview.mark });
  expect(await days('Fortnight')).toEqual(['10-10 09:00', '10-24 09:00', '11-07 09:00']);
  const after = await readFeed('Fortnight');
  for (const id of [first, third]) expect(after.get(id)).toEqual(before.get(id));
  for (const id of [second, fourth]) {
    expect(after.get(id)).toMatchObject({ status: 'CANCELLED' });
    expect(after.get(id)!.sequence).toBeGreaterThan(before.get(id)!.sequence);
    expect(await registration(ann, id)).toMatchObject({ status: 'cancelled', endReason: 'event_cancelled' });
  }
  const made = [...after].filter(([id]) => !ids.includes(id));
  expect(made.map(([, one]) => one)).toEqual([
    { status: 'CONFIRMED', start: '2026-11-07T08:00:00.000Z', sequence: 0 },
  ]);
  expect(await registration(ann, first)).toMatchObject({ status: 'registered', changed: false });
  // One line says both.
  expect(await told(ann, ids)).toEqual(['events.cancelled', 'events.cancelled']);
  const lines = await db.notice.findMany({ where: { memberId: ann.memberId, kind: 'events.cancelled' } });
  expect(lines.map(({ itemCount }) => itemCount)).toEqual([2]);
  // Back to each week: the days that fell away come anew, those that stood are not doubled.
  await change(first, { every: 'week', count: 5 });
  expect(await days('Fortnight')).toEqual([
    '10-10 09:00',
    '10-17 09:00',
    '10-24 09:00',
    '10-31 09:00',
    '11-07 09:00',
  ]);
  const acts = await db.auditEntry.findMany({ where: { act: 'event.series_changed' } });
  expect(acts).toHaveLength(2);
});

test('another weekday takes seats along: who comes is told once, keeps it or leaves; exceptions stay, also what was called off', async () => {
  const ids = await makeSeries('Weekday', { opensAt: '2026-09-01T07:00:00Z' });
  const [first, second, third, fourth] = ids as [string, string, string, string];
  for (const id of [second, third]) await come(ann, id);
  await editEvent(mod.actor, { eventId: second, place: 'Lake' });
  await settleEvent(mod.actor, { eventId: fourth, status: 'cancelled', reason: 'Fair' });
  const feed = await readFeed('Weekday');
  await change(first, { every: 'week', weekdays: [7], count: 4 });
  expect(await days('Weekday')).toEqual(['10-11 09:00', '10-18 09:00', '10-25 09:00', '11-01 09:00']);
  const { place, opensAt } = (await getEvent(visitor, second)).event;
  expect([place, zonedParts(new Date(opensAt!), zone)]).toEqual([
    'Lake',
    { day: '2026-09-09', time: '09:00' },
  ]);
  expect(await registration(ann, third)).toMatchObject({ status: 'registered', changed: true });
  const moved = await readFeed('Weekday');
  expect(moved.get(third)!.start).toBe('2026-10-25T08:00:00.000Z');
  expect(moved.get(third)!.sequence).toBeGreaterThan(feed.get(third)!.sequence);
  await told(ann, ids);
  const line = await db.notice.findMany({ where: { memberId: ann.memberId, kind: 'events.changed' } });
  expect(line.filter(({ subject }) => subject.startsWith('event-series:'))).toMatchObject([{ itemCount: 2 }]);
  // The rain day: moved by itself, it stands for its Sunday, and no Sunday is made beside it.
  const rain = { startsAt: new Date('2026-10-19T07:00:00Z'), endsAt: new Date('2026-10-19T08:30:00Z') };
  await editEvent(mod.actor, { eventId: second, ...rain });
  await change(first, { every: 'week', weekdays: [7], count: 5 });
  expect(await days('Weekday')).toEqual([
    '10-11 09:00',
    '10-19 09:00',
    '10-25 09:00',
    '11-01 09:00',
    '11-08 09:00',
  ]);
});

test('a date is added once, and stays when the rule changes; one event becomes a series by it', async () => {
  const single = await makeEvent(mod.actor, club.slug, { title: 'Single', timeZone: zone });
  await addDate(mod.actor, { eventId: single, day: '2026-10-14' });
  await expect(addDate(mod.actor, { eventId: single, day: '2026-10-14' })).rejects.toMatchObject({
    fields: { day: { code: 'date_taken' } },
  });
  await expect(addDate(mod.actor, { eventId: single, day: '2026-09-01' })).rejects.toMatchObject({
    fields: { day: { code: 'over_already' } },
  });
  expect(await days('Single')).toEqual(['10-03 09:00', '10-14 09:00']);
  await change(single, { every: 'day', interval: 3, count: 2 });
  expect(await days('Single')).toEqual(['10-03 09:00', '10-06 09:00', '10-14 09:00']);
  const draft = await makeEvent(mod.actor, club.slug, { title: 'Draft', timeZone: zone, status: 'draft' });
  await change(draft, { every: 'day', count: 3 });
  const drafts = await db.clubEvent.findMany({ where: { title: 'Draft' } });
  expect(drafts.map(({ status }) => status)).toEqual(['draft', 'draft', 'draft']);
  await expect(getEvent(visitor, drafts[2]!.id)).rejects.toMatchObject({ code: 'not_found' });
});

test('what changed since it was looked at is looked at again; nobody else changes it; what has begun is no first of it', async () => {
  const ids = await makeSeries('Mark');
  const [first, second] = ids as [string, string];
  const shorter = { every: 'week', count: 1 };
  const look = { ...changeSeriesInput.parse(shorter), eventId: first };
  const { mark } = await previewSeries(mod.actor, look);
  await come(ben, second);
  await expect(change(first, { ...shorter, expects: mark })).rejects.toMatchObject({
    code: 'changed_meanwhile',
  });
  await expect(change(first, shorter, ann)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(previewSeries(ann.actor, look)).rejects.toMatchObject({ code: 'forbidden' });
  await change(first, { ...shorter, booked: 'keep' });
  expect(await days('Mark')).toEqual(['10-10 09:00', '10-17 09:00']);
  freezeClock(new Date('2026-10-10T07:30:00Z'));
  await expect(change(first, shorter)).rejects.toMatchObject({ code: 'event_over' });
  expect(() => changeSeriesInput.parse({ every: 'week' })).toThrow();
  const none = change(second, { every: 'week', count: 1, except: ['2026-10-17'] });
  await expect(none).rejects.toMatchObject({ fields: { count: { code: 'no_dates' } } });
});

test('two who change the rule at once, while a third adds a date, make no day twice', async () => {
  const ids = await makeSeries('Twice');
  const results = await Promise.allSettled([
    change(ids[0]!, { every: 'week', count: 6 }),
    change(ids[1]!, { every: 'week', count: 5 }),
    addDate(mod.actor, { eventId: ids[2]!, day: '2026-11-14' }),
  ]);
  expect(results.slice(0, 2).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  const found = await days('Twice');
  expect(found).toEqual([...new Set(found)]);
  expect(found).toContain('11-14 09:00');
  expect(now()).toEqual(october);
});
