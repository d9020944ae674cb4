import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { getClubFeed, getEventFile } from '~/modules/events/calendar.server';
import { createEvent } from '~/modules/events/create-event.server';
import { editEvent } from '~/modules/events/edit-event.server';
import { getEvent } from '~/modules/events/get-event.server';
import { listEvents } from '~/modules/events/list-events.server';
import { readSeries } from '~/modules/events/read-series.server';
import { keepRegistration, register } from '~/modules/events/register.server';
import { createEventInput, listEventsInput } from '~/modules/events/schema';
import { zonedParts } from '~/modules/events/series';
import { settleEvent } from '~/modules/events/settle-event.server';
import { visitor } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import { db } from '~/platform/db/client.server';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../../support/club';
import { useDatabase } from '../../support/database';
import { makeEvent } from '../../support/events';
import { workOff } from '../../support/jobs';

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let mod: SignedInPerson;
let ann: SignedInPerson;
let ben: SignedInPerson;
const monday = new Date('2026-11-23T02:00:00Z');
const zone = 'Asia/Bangkok';

beforeAll(async () => {
  freezeClock(monday);
  database = await useDatabase();
  club = await makeClub('dogs');
  [mod, ann, ben] = [
    await makePerson('Mo', club),
    await makePerson('Ann', club),
    await makePerson('Ben', club),
  ];
  await giveRole(mod, 'moderator', club);
});
beforeEach(() => freezeClock(monday));
afterAll(async () => {
  freezeClock(undefined);
  await database.release();
});

/** Four walks, a week apart, at nine. */
async function makeSeries(more: object = {}): Promise<string[]> {
  const startsAt = new Date('2026-11-28T02:00:00Z');
  const input = createEventInput.parse({
    title: 'Walk',
    body: 'At nine.',
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + 3_600_000).toISOString(),
    timeZone: zone,
    place: 'Park',
    capacity: 5,
    series: { every: 'week', count: 4 },
    ...more,
  });
  return (await createEvent(mod.actor, { ...input, slug: club.slug })).eventIds;
}

const come = (person: SignedInPerson, eventId: string) =>
  register(person.actor, { eventId, guests: 0, ticket: 'member' });
const read = async (ids: readonly string[]) => {
  const rows = await db.clubEvent.findMany({ where: { id: { in: [...ids] } }, orderBy: { startsAt: 'asc' } });
  return rows.map(({ title, place, startsAt, status }) => {
    const { day, time } = zonedParts(startsAt, zone);
    return `${day} ${time} ${title} ${place} ${status}`;
  });
};
const at = (day: string, time: string) => new Date(`${day}T${time}:00+07:00`);

/** A member's unread lines about events, as `kind count`. */
async function lines(person: SignedInPerson): Promise<string[]> {
  await workOff(database, ['notices.record']);
  const rows = await database.sql<{ kind: string; itemCount: number }>(
    `SELECT "kind", "itemCount" FROM "Notice" WHERE "memberId" = $1 AND "kind" LIKE 'events.%' AND "readAt" IS NULL ORDER BY "latestAt"`,
    [person.memberId],
  );
  await database.sql(`UPDATE "Notice" SET "readAt" = now() WHERE "memberId" = $1`, [person.memberId]);
  return rows.map(({ kind, itemCount }) => `${kind} ${itemCount}`);
}

test('a change of one and those after it reaches each of them, but not what was set for one day alone; who comes hears of it once', async () => {
  const ids = await makeSeries();
  const [, second, third, fourth] = ids as [string, string, string, string];
  await editEvent(mod.actor, { eventId: third, place: 'Lake' });
  for (const eventId of [second, third, fourth]) await come(ann, eventId);
  await come(ben, ids[0]!);
  await come(ben, fourth);
  await lines(ann);
  const { eventIds } = await editEvent(mod.actor, {
    eventId: second,
    scope: 'following',
    title: 'Early walk',
    place: 'Garden',
    startsAt: at('2026-12-06', '07:30'),
    endsAt: at('2026-12-06', '08:30'),
  });
  expect(eventIds).toEqual([second, third, fourth]);
  expect(await read(ids)).toEqual([
    '2026-11-28 09:00 Walk Park published',
    '2026-12-06 07:30 Early walk Garden published',
    '2026-12-13 07:30 Early walk Lake published',
    '2026-12-20 07:30 Early walk Garden published',
  ]);
  expect(await lines(ann)).toEqual(['events.changed 3']);
  expect(await lines(ben)).toEqual(['events.changed 1']);
  const changed = async (eventId: string) =>
    (await getEvent(ann.actor, eventId)).viewer.registration?.changed;
  expect(await changed(fourth)).toBe(true);
  await keepRegistration(ann.actor, { eventId: second, scope: 'all' });
  expect([await changed(second), await changed(third), await changed(fourth)]).toEqual([false, false, false]);
});

test('what has begun stays as it was, and so does all of it where one cannot follow', async () => {
  const ids = await makeSeries({ capacity: 2 });
  const [first, , third] = ids as [string, string, string];
  for (const person of [ann, ben]) await come(person, third);
  const smaller = editEvent(mod.actor, { eventId: first, scope: 'all', title: 'Small', capacity: 1 });
  await expect(smaller).rejects.toMatchObject({ code: 'invalid' });
  expect(await read(ids)).toEqual([
    '2026-11-28 09:00 Walk Park published',
    '2026-12-05 09:00 Walk Park published',
    '2026-12-12 09:00 Walk Park published',
    '2026-12-19 09:00 Walk Park published',
  ]);
  freezeClock(new Date('2026-11-28T02:30:00Z'));
  await editEvent(mod.actor, { eventId: third, scope: 'all', title: 'All' });
  expect((await read(ids)).map((line) => line.split(' ')[2])).toEqual(['Walk', 'All', 'All', 'All']);
  await expect(editEvent(ann.actor, { eventId: third, scope: 'all', title: 'Mine' })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('a drafted series is announced at once, and called off at once; who has several seats hears of it once', async () => {
  const ids = await makeSeries({ status: 'draft' });
  const [first, second] = ids as [string, string];
  const view = {
    id: first,
    seriesId: '',
    startsAt: at('2026-11-28', '09:00').toISOString(),
    clubSlug: 'dogs',
  };
  view.seriesId = (await getEvent(mod.actor, first)).event.seriesId!;
  expect(await readSeries(view)).toMatchObject({ dates: [], others: { following: 3, all: 3 } });
  expect(
    (await settleEvent(mod.actor, { eventId: first, status: 'published', reason: '', scope: 'all' }))
      .eventIds,
  ).toEqual(ids);
  expect((await readSeries(view))!.dates).toHaveLength(3);
  for (const eventId of [first, second]) await come(ann, eventId);
  await lines(ann);
  await settleEvent(mod.actor, { eventId: second, status: 'cancelled', reason: 'Rain', scope: 'following' });
  expect((await read(ids)).map((line) => line.split(' ').at(-1))).toEqual([
    'published',
    'cancelled',
    'cancelled',
    'cancelled',
  ]);
  expect(await lines(ann)).toEqual(['events.cancelled 1']);
  await settleEvent(mod.actor, { eventId: first, status: 'cancelled', reason: '', scope: 'all' });
  expect(now()).toEqual(monday);
});

test('what is called off before it was announced stays the planners’ alone, one or a whole series', async () => {
  const ids = await makeSeries({ status: 'draft', title: 'Surprise' });
  const [first] = ids as [string];
  const told = async () =>
    (await database.sql(`SELECT 1 FROM "Update" WHERE "data"::text LIKE '%' || $1 || '%'`, [first])).length;
  await settleEvent(mod.actor, { eventId: first, status: 'cancelled', reason: 'Secret', scope: 'all' });
  expect(await told()).toBe(0);
  for (const actor of [ann.actor, visitor]) {
    await expect(getEvent(actor, first)).rejects.toMatchObject({ code: 'not_found' });
    await expect(getEventFile(actor, club.slug, first)).rejects.toMatchObject({ code: 'not_found' });
    const { seriesId } = await db.clubEvent.findUniqueOrThrow({ where: { id: first } });
    for (const query of [{}, { from: monday.toISOString() }, { series: seriesId! }, { view: 'past' }]) {
      const { items } = await listEvents(actor, club.slug, listEventsInput.parse({ limit: 50, ...query }));
      expect(items.filter(({ title }) => title === 'Surprise')).toEqual([]);
    }
  }
  expect((await getClubFeed(visitor, club.slug)).text).not.toContain('Surprise');
  const drafts = await listEvents(mod.actor, club.slug, listEventsInput.parse({ view: 'draft' }));
  expect(drafts.items.map(({ status }) => status)).toEqual(Array(4).fill('cancelled'));
});

test('two who change the same series at once wait for each other', async () => {
  const ids = await makeSeries();
  await Promise.all([
    editEvent(mod.actor, { eventId: ids[3]!, scope: 'all', title: 'One' }),
    editEvent(mod.actor, { eventId: ids[0]!, scope: 'following', place: 'Two' }),
    editEvent(mod.actor, { eventId: ids[2]!, scope: 'all', directions: 'Three' }),
  ]);
  expect(new Set((await read(ids)).map((line) => line.slice(17)))).toEqual(new Set(['One Two published']));
});

test('what cannot take place is not announced, as one or as a series, and an announced one is not moved there', async () => {
  const hours = (count: number) => count * 3_600_000;
  const when = (ms: number) => new Date(monday.getTime() + ms).toISOString();
  const plan = (startsAt: string, endsAt: string, more: object = {}) =>
    makeEvent(mod.actor, club.slug, { startsAt, endsAt, ...more });
  const refused = (field: string, code: string) => ({ code: 'invalid', fields: { [field]: { code } } });
  const past = [when(-hours(2)), when(-hours(1))] as const;
  await expect(plan(...past)).rejects.toMatchObject(refused('endsAt', 'over_already'));
  const draft = await plan(...past, { status: 'draft' });
  const publish = settleEvent(mod.actor, { eventId: draft, status: 'published', reason: '' });
  await expect(publish).rejects.toMatchObject(refused('endsAt', 'over_already'));
  const far = [when(hours(24 * 1_900)), when(hours(24 * 1_900 + 1))] as const;
  await expect(plan(...far)).rejects.toMatchObject(refused('startsAt', 'too_far_ahead'));
  const series = { every: 'month', interval: 2, count: 60 };
  await expect(plan(when(hours(24)), when(hours(25)), { series })).rejects.toMatchObject(
    refused('series.count', 'too_far_ahead'),
  );
  const long = plan(when(hours(24)), when(hours(24 * 40)));
  await expect(long).rejects.toMatchObject(refused('endsAt', 'lasts_too_long'));
  const eventId = await makeEvent(mod.actor, club.slug);
  const move = editEvent(mod.actor, { eventId, startsAt: new Date(past[0]), endsAt: new Date(past[1]) });
  await expect(move).rejects.toMatchObject(refused('endsAt', 'over_already'));
});

test('an exception that no date has is a slip, and a window opens at the same hour on both sides of a change of the clocks', async () => {
  const stray = makeSeries({ series: { every: 'week', count: 4, except: ['2026-12-06'] } });
  await expect(stray).rejects.toMatchObject({
    fields: { 'series.except': { code: 'not_in_series', params: { day: '2026-12-06' } } },
  });
  const berlin = 'Europe/Berlin';
  const ids = await makeSeries({
    startsAt: '2027-03-20T08:00:00Z',
    endsAt: '2027-03-20T09:00:00Z',
    opensAt: '2027-03-13T08:00:00Z',
    timeZone: berlin,
    series: { every: 'week', count: 3 },
  });
  const opens = async () => {
    const rows = await db.clubEvent.findMany({ where: { id: { in: ids } }, orderBy: { startsAt: 'asc' } });
    return rows.map(({ opensAt }) => Object.values(zonedParts(opensAt!, berlin)).join(' '));
  };
  expect(await opens()).toEqual(['2027-03-13 09:00', '2027-03-20 09:00', '2027-03-27 09:00']);
  const opensAt = new Date('2027-03-14T09:00:00Z');
  await editEvent(mod.actor, { eventId: ids[0]!, scope: 'all', opensAt });
  expect(await opens()).toEqual(['2027-03-14 10:00', '2027-03-21 10:00', '2027-03-28 10:00']);
});

test('who changes an event that somebody else has changed meanwhile is told so, and nothing is written', async () => {
  const [eventId] = (await makeSeries()) as [string];
  const { version } = (await getEvent(mod.actor, eventId)).plan!;
  await editEvent(mod.actor, { eventId, place: 'Lake' });
  const late = editEvent(mod.actor, { eventId, title: 'Walks', place: 'Park', expects: version });
  await expect(late).rejects.toMatchObject({ code: 'changed_meanwhile' });
  expect((await getEvent(mod.actor, eventId)).event).toMatchObject({ title: 'Walk', place: 'Lake' });
  await editEvent(mod.actor, { eventId, title: 'Walks', expects: version + 1 });
});
