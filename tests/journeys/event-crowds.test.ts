import { expect, test } from 'vitest';
import { editEvent } from '~/modules/events/edit-event.server';
import { getEvent } from '~/modules/events/get-event.server';
import { askAtEvent } from '~/modules/events/live-questions.server';
import { runEvents } from '~/modules/events/run-events.server';
import { register } from '~/modules/events/register.server';
import { settleEvent } from '~/modules/events/settle-event.server';
import { eventStream } from '~/modules/events/streams';
import { visitor } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import type { StreamUpdate } from '~/platform/updates/update';
import { expectAccessible } from '../support/accessible';
import { api, type ApiAnswer } from '../support/api';
import { giveRole, makeClub, makePerson, type SignedInPerson } from '../support/club';
import { makeEvent } from '../support/events';
import { type Journey, openJourney } from '../support/journey';
import { connect, listen, until, watch } from '../support/sockets';

let mod: SignedInPerson;
let people: SignedInPerson[];

const journey: Journey = openJourney(async () => {
  const club = await makeClub('dogs');
  mod = await makePerson('ต้น', club);
  await giveRole(mod, 'moderator', club);
  people = await Promise.all(Array.from({ length: 30 }, (_, index) => makePerson(`คนที่ ${index}`, club)));
});

const phone = { language: 'th', screen: 'phone' } as const;
const path = (id: string, more = '') => `/clubs/dogs/events/${id}${more}`;
const inHours = (count: number) => new Date(now().getTime() + count * 3_600_000).toISOString();
const as = (person: SignedInPerson) => api(journey.portal, { cookie: person.secret });

/** As a phone does: a portal that has too much to do is asked again. */
async function patiently(send: () => Promise<ApiAnswer>): Promise<ApiAnswer> {
  let answer = await send();
  while (answer.status === 503) answer = await send();
  return answer;
}

type Registration = { status: string; position: number | null; ticketCode: string };
const seat = (person: SignedInPerson, eventId: string) =>
  patiently(() => as(person).post(`/events/${eventId}/registrations`, {}));
const giveBack = (person: SignedInPerson, eventId: string) =>
  patiently(() => as(person).delete(`/events/${eventId}/registrations/me`));

/** Half a day and an hour later, when offers of a seat have lapsed. */
async function letOffersLapse(): Promise<void> {
  freezeClock(new Date(now().getTime() + 13 * 3_600_000));
  await runEvents();
  freezeClock(undefined);
}

test('30 register at once for 20 seats, the list of those who wait is worked through in its order, and two doors let each in once', async () => {
  const times = { startsAt: inHours(144), endsAt: inHours(146), checkInMinutes: 10_080 };
  const eventId = await makeEvent(mod.actor, 'dogs', { title: 'พาหมาเดินเล่น', capacity: 20, ...times });
  const answers = await Promise.all(people.map((person) => seat(person, eventId)));
  const given = answers.map(({ body }) => body.registration as Registration);
  const inside = people.filter((_, index) => given[index]!.status === 'registered');
  const list = people
    .flatMap((person, index) => (given[index]!.position ? [{ person, place: given[index]!.position }] : []))
    .toSorted((one, other) => one.place - other.place);
  expect(inside).toHaveLength(20);
  expect(list.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

  const standing = () =>
    Promise.all(
      list.map(
        async ({ person }) => (await getEvent(person.actor, eventId)).viewer.registration?.status ?? 'gone',
      ),
    );
  const waiting = (count: number) => Array<string>(count).fill('waiting');
  await Promise.all(inside.slice(0, 5).map((person) => giveBack(person, eventId)));
  expect(await standing()).toEqual([...Array<string>(5).fill('offered'), ...waiting(5)]);
  await Promise.all(list.slice(0, 2).map(({ person }) => seat(person, eventId)));
  await giveBack(list[2]!.person, eventId);
  const early = ['registered', 'registered', 'cancelled'];
  expect(await standing()).toEqual([...early, 'offered', 'offered', 'offered', ...waiting(4)]);
  await letOffersLapse();
  const lapsed = [...early, 'cancelled', 'cancelled', 'cancelled'];
  expect(await standing()).toEqual([...lapsed, 'offered', 'offered', 'offered', 'waiting']);
  await Promise.all(list.slice(6, 9).map(({ person }) => seat(person, eventId)));
  await giveBack(inside[5]!, eventId);
  await seat(list[9]!.person, eventId);
  expect((await getEvent(visitor, eventId)).event).toMatchObject({
    registered: 20,
    waiting: 0,
    seatsUsed: 20,
  });

  const coming = [...inside.slice(6), ...[0, 1, 6, 7, 8, 9].map((index) => list[index]!.person)];
  const codes = await Promise.all(
    coming.map(async ({ actor }) => (await getEvent(actor, eventId)).viewer.registration!.ticketCode!),
  );
  const scans = await Promise.all(
    ['north', 'south'].flatMap((door) =>
      codes.map((code) => {
        const scan = { code, nonce: `door-${door}-${code}`, door };
        return patiently(() => as(mod).post(`/events/${eventId}/check-ins`, scan));
      }),
    ),
  );
  const came = scans.map(({ status, body }) => (status === 201 ? 'in' : body.code));
  expect(came.filter((one) => one === 'in')).toHaveLength(20);
  expect(came.filter((one) => one === 'already_checked_in')).toHaveLength(20);
  expect((await getEvent(visitor, eventId)).event).toMatchObject({
    attended: 20,
    waiting: 0,
    seatsUsed: 20,
  });
});

test('200 sockets hear of a live hour in the same order, and of its votes gathered', async () => {
  const eventId = await makeEvent(mod.actor, 'dogs', { title: 'ถามหมอแก้ว', place: '', way: 'thread' });
  const [first, second] = [
    await askAtEvent(people[0]!.actor, { eventId, body: 'กี่โมง', anonymous: false }),
    await askAtEvent(people[1]!.actor, { eventId, body: 'กี่ตัว', anonymous: true }),
  ];
  await settleEvent(mod.actor, { eventId, status: 'live', reason: '' });
  const sockets = await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      connect(journey.portal.origin, index % 10 === 0 ? { token: people[index % 30]!.secret } : {}),
    ),
  );
  await Promise.all(sockets.map((socket) => watch(socket, eventStream(eventId))));
  const heard: StreamUpdate[][] = sockets.map(listen);
  const votes = people.map((person, index) =>
    as(person).put(`/event-questions/${(index % 3 === 0 ? first : second).id}/vote`),
  );
  const claps = people.map((person) =>
    as(person).post(`/events/${eventId}/reactions`, { name: 'clap', count: 3 }),
  );
  await Promise.all([...votes, ...claps]);
  type Pulse = { votes: Record<string, number>; reactions: Record<string, number> };
  const latest = (updates: readonly StreamUpdate[]) => ({
    ...Object.assign({}, ...updates.map(({ data }) => (data as Pulse).votes)),
    ...(updates.at(-1)?.data as Pulse | undefined)?.reactions,
  });
  const wanted = { [first.id]: 10, [second.id]: 20, clap: 90 };
  await until(() =>
    heard.every((updates) => JSON.stringify(latest(updates)) === JSON.stringify(latest(heard[0]!))),
  );
  await until(() => Object.entries(wanted).every(([key, count]) => latest(heard[0]!)[key] === count));
  await until(() => heard.every((updates) => updates.length === heard[0]!.length));
  expect(new Set(heard.map((updates) => updates.map(({ seq }) => seq).join()))).toHaveLength(1);
  // Sixty votes and presses are a handful of messages to each.
  expect(heard[0]!.length).toBeLessThan(12);
  for (const socket of sockets) socket.disconnect();
});

test('a moderator makes a weekly series on a phone, changes it from one date on, and who comes keeps their seats in one press', async () => {
  const { page } = await journey.come('/clubs/dogs/events/new', { ...phone, session: mod.secret });
  await page.locator('input[name=title]').fill('เดินเช้า');
  await page.locator('textarea[name=body]').fill('เดินด้วยกันทุกสัปดาห์');
  await page.locator('input[name=place]').fill('สวนใหญ่');
  await page.getByText('จัดซ้ำ', { exact: true }).click();
  await page.locator('select[name=every]').selectOption('week');
  await page.getByLabel('วันเสาร์').check();
  await page.getByLabel('วันอาทิตย์').check();
  await page.locator('input[name=count]').fill('4');
  await page.getByRole('button', { name: 'ประกาศ', exact: true }).click();
  await page.getByText('ประกาศกิจกรรมแล้ว').first().waitFor();
  const list = await as(mod).get('/clubs/dogs/events?limit=50');
  const dates = (list.body.items as { id: string; title: string; startsAt: string }[]).filter(
    ({ title }) => title === 'เดินเช้า',
  );
  expect(new Set(dates.map(({ startsAt }) => new Date(startsAt).getUTCDay()))).toEqual(new Set([0, 6]));
  const [nok] = people as [SignedInPerson];
  for (const { id } of dates) await register(nok.actor, { eventId: id, guests: 0, ticket: 'member' });
  const second = dates[1]!.id;
  await page.goto(path(second, '/edit'));
  await page.locator('input[name=place]').fill('สวนเล็ก');
  await page.getByLabel(/^ครั้งนี้และอีก 2 ครั้งถัดไป/).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'บันทึก', exact: true }).click();
  await page.getByText('บันทึกแล้ว 3 ครั้งในชุดนี้').waitFor();
  const { page: theirs } = await journey.come(path(second), { ...phone, session: nok.secret });
  await theirs
    .locator('.xl\\:hidden #register')
    .getByRole('button', { name: /ทุกครั้งในชุดนี้/ })
    .click();
  await theirs.getByText('ดีเลย แล้วเจอกัน').first().waitFor();
  const changed = await Promise.all(
    dates.map(async ({ id }) => (await getEvent(nok.actor, id)).viewer.registration!.changed),
  );
  expect(changed).toEqual([false, false, false, false]);
});

test('a visitor sees an event, and the list of those that come, as they are now', async () => {
  const see = async (where: string) =>
    (await fetch(journey.portal.origin + where, { headers: { 'accept-language': 'en' } })).text();
  const eventId = await makeEvent(mod.actor, 'dogs', { title: 'Moonlight walk', capacity: 3 });
  const [list, home] = ['/clubs/dogs/events', '/clubs/dogs'];
  for (const where of [list, path(eventId)]) expect(await see(where)).toContain('3 seats left');
  await editEvent(mod.actor, { eventId, place: 'Old bridge' });
  for (const where of [list, path(eventId)]) expect(await see(where)).toContain('Old bridge');
  await askAtEvent(people[0]!.actor, { eventId, body: 'Are there ducks?', anonymous: false });
  expect(await see(path(eventId))).toContain('Are there ducks?');
  await register(people[0]!.actor, { eventId, guests: 0, ticket: 'member' });
  for (const where of [list, path(eventId)]) expect(await see(where)).toContain('2 seats left');
  expect(await see(home)).toContain('Moonlight walk');
  await settleEvent(mod.actor, { eventId, status: 'cancelled', reason: 'Thunder' });
  expect(await see(path(eventId))).toContain('Thunder');
  expect(await see(home)).not.toContain('Moonlight walk');
});
