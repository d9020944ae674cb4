import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportPeople, listDoorPage, listDoorPeople } from '~/modules/events/door-people.server';
import { getEvent } from '~/modules/events/get-event.server';
import { askAtEvent } from '~/modules/events/live-questions.server';
import { register } from '~/modules/events/register.server';
import { listDoorInput } from '~/modules/events/schema';
import { visitor } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import {
  giveRole,
  makeClub,
  makePeople,
  makePerson,
  type SignedInPerson,
  type TestClub,
} from '../../support/club';
import { useDatabase } from '../../support/database';
import { brokenSeats, playSeats, readSeats, rushSeats } from '../../support/event-simulation';
import { makeEvent } from '../../support/events';
import { freshSeed } from '../../support/random';

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let mod: SignedInPerson;
let people: SignedInPerson[];
const limits = { capacity: 20, guestCapacity: 6 };
const questions = [{ key: 'why', label: 'Why', kind: 'text', required: false }];

beforeAll(async () => {
  freezeClock(new Date('2026-11-23T02:00:00Z'));
  // The environment is read at the first use, which is after this: as many at once as a portal has, and more.
  process.env.DATABASE_POOL = '30';
  database = await useDatabase();
  club = await makeClub('dogs');
  mod = await makePerson('Mo', club);
  await giveRole(mod, 'moderator', club);
  people = await makePeople(database, club, 200);
});
afterAll(async () => {
  freezeClock(undefined);
  await database.release();
});

const farAway = () => {
  const startsAt = new Date(now().getTime() + 1_000 * 86_400_000);
  return { startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + 3_600_000).toISOString() };
};
/** It begins in the middle of what is played. */
const soon = () => {
  const startsAt = new Date(now().getTime() + 6 * 3_600_000);
  return {
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + 10 * 86_400_000).toISOString(),
  };
};
const event = ({ capacity, guestCapacity } = limits, times = farAway()) => {
  const tickets = { guest: { capacity: guestCapacity, pricePoints: 0 } };
  return makeEvent(mod.actor, club.slug, { capacity, tickets, questions, ...times });
};

test('whatever people do, seats are those of a simple model: never over, none idle, in order', async () => {
  const seed = Number(process.env.EVENTS_SEED) || freshSeed();
  process.stderr.write(`events: seed ${seed}\n`);
  const few = { capacity: 8, guestCapacity: 3 };
  const play = { seed, people: people.slice(0, 20), eventId: await event(few), limits: few, asks: true };
  expect(await playSeats(database, { ...play, steps: 100 }), `seed ${seed}`).toEqual([]);
});

test('the same when 200 do it at once for 20 seats, of which guests may have six, while it begins', async () => {
  const seed = Number(process.env.EVENTS_SEED) || freshSeed();
  process.stderr.write(`events: seed ${seed}\n`);
  const play = { seed, people, eventId: await event(limits, soon()), limits, asks: true };
  expect(await rushSeats(database, { ...play, rounds: 2 }), `seed ${seed}`).toEqual([]);
}, 120_000);

test('the list of the door goes on where a page of it ends, until its last', async () => {
  const eventId = await event();
  // Seats are counted row by row, which is not what this is about.
  await database.sql(`ALTER TABLE "EventRegistration" DISABLE TRIGGER USER`);
  await database.sql(
    `INSERT INTO "EventRegistration" ("id", "eventId", "name", "ticket", "guests", "status", "code", "walkIn", "createdAt")
     SELECT gen_random_uuid(), $1, 'Guest ' || n, 'member', 0, 'attended', 'MANY' || n, true, now() FROM generate_series(1, 1003) n`,
    [eventId],
  );
  await database.sql(`ALTER TABLE "EventRegistration" ENABLE TRIGGER USER`);
  const first = await listDoorPage(mod.actor, eventId, listDoorInput.parse({ limit: 1000 }));
  const rest = await listDoorPage(mod.actor, eventId, listDoorInput.parse({ cursor: first.next }));
  expect([first.items.length, rest.items.length, rest.next]).toEqual([1000, 3, null]);
  const { people: everybody } = await listDoorPeople(mod.actor, eventId);
  expect(new Set(everybody.map(({ code }) => code)).size).toBe(1003);
  // What people answered is nothing that has to lie on the device of a door.
  expect(everybody[0]).not.toHaveProperty('answers');
  let table = '';
  for await (const piece of await exportPeople(mod.actor, eventId, club.slug)) table += piece;
  expect(table.trimEnd().split('\r\n')).toHaveLength(1004);
});

test('the queue shows its foremost questions, however many are put aside, and one member fills it with ten at most', async () => {
  const eventId = await event();
  const put = (from: number, to: number, status: string) =>
    database.sql(
      `INSERT INTO "EventQuestion" ("id", "eventId", "number", "authorId", "anonymous", "body", "at", "status", "votes")
       SELECT gen_random_uuid(), $1, n, $2, false, 'Q' || n, now(), $3::"EventQuestionStatus", n FROM generate_series($4::int, $5::int) n`,
      [eventId, people[1]!.memberId, status, from, to],
    );
  await put(1, 600, 'dismissed');
  await put(601, 1110, 'answered');
  await database.sql(`UPDATE "ClubEvent" SET "questionNumber" = 1110 WHERE "id" = $1`, [eventId]);
  for (let index = 0; index < 10; index++) {
    freezeClock(new Date(now().getTime() + 61_000));
    await askAtEvent(people[0]!.actor, { eventId, body: `Why ${index}?`, anonymous: false });
  }
  await expect(
    askAtEvent(people[0]!.actor, { eventId, body: 'More', anonymous: false }),
  ).rejects.toMatchObject({
    code: 'limit_reached',
  });
  const { questions } = await getEvent(visitor, eventId);
  expect(questions).toHaveLength(500);
  expect(questions.slice(0, 11).map(({ body }) => body)).toEqual([
    ...Array.from({ length: 10 }, (_, index) => `Why ${index}?`),
    'Q1110',
  ]);
});

test('without the lock and the rule of the database, more come in than there are seats', async () => {
  const eventId = await event();
  await database.sql(
    `CREATE OR REPLACE FUNCTION lock_event(p_event_id uuid) RETURNS void LANGUAGE sql AS $$ SELECT pg_sleep(0.1) $$`,
  );
  await database.sql('ALTER TABLE "ClubEvent" DROP CONSTRAINT "ClubEvent_seats_check"');
  const answers = { why: 'x' };
  await Promise.allSettled(
    people.map(({ actor }) => register(actor, { eventId, guests: 0, ticket: 'member', answers })),
  );
  expect(brokenSeats(await readSeats(database, eventId), limits)).not.toEqual([]);
});
