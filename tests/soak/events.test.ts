import { afterAll, beforeAll, expect, test } from 'vitest';
import { freezeClock, now } from '~/platform/clock.server';
import { giveRole, makeClub, makePerson, type SignedInPerson, type TestClub } from '../support/club';
import { useDatabase } from '../support/database';
import { playSeats, rushSeats } from '../support/event-simulation';
import { makeEvent } from '../support/events';
import { freshSeed } from '../support/random';

/** EVENTS_SEED runs one of before again. */
const first = Number(process.env.EVENTS_SEED) || freshSeed();
const limits = { capacity: 20, guestCapacity: 6 };
const questions = [{ key: 'why', label: 'Why', kind: 'text', required: false }];

let database: Awaited<ReturnType<typeof useDatabase>>;
let club: TestClub;
let mod: SignedInPerson;
let people: SignedInPerson[];

beforeAll(async () => {
  freezeClock(new Date('2026-11-23T02:00:00Z'));
  database = await useDatabase();
  club = await makeClub('dogs');
  mod = await makePerson('Mo', club);
  await giveRole(mod, 'moderator', club);
  people = [];
  for (let index = 0; index < 200; index++) people.push(await makePerson(`Person ${index}`, club));
}, 120_000);
afterAll(async () => {
  freezeClock(undefined);
  await database.release();
});

const hourMs = 3_600_000;

/** Beginning in so many hours and lasting so many. */
function event(beginsIn: number, lasts: number): Promise<string> {
  const startsAt = new Date(now().getTime() + beginsIn * hourMs);
  const endsAt = new Date(startsAt.getTime() + lasts * hourMs);
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  const { capacity, guestCapacity } = limits;
  const tickets = { guest: { capacity: guestCapacity, pricePoints: 0 } };
  return makeEvent(mod.actor, club.slug, { capacity, tickets, questions, ...times });
}

test('200 register at once for 20 seats, then hold, cancel and are offered at random while it begins, in 10 runs', async () => {
  for (let run = 0; run < 10; run++) {
    const seed = first + run;
    const play = { seed, people, eventId: await event(30, 240), limits, asks: true };
    expect(await rushSeats(database, { ...play, rounds: 8 }), `seed ${seed}`).toEqual([]);
  }
}, 900_000);

test('over 20 runs of 500 steps, seats are those of a simple model', async () => {
  for (let run = 0; run < 20; run++) {
    const seed = first + run;
    const play = { seed, people: people.slice(0, 40), eventId: await event(24_000, 1), limits, asks: true };
    expect(await playSeats(database, { ...play, steps: 500 }), `seed ${seed}`).toEqual([]);
  }
  process.stderr.write(`events: ${JSON.stringify({ first })}\n`);
}, 900_000);
