import { getEvent } from '~/modules/events/get-event.server';
import { cancelRegistration, register } from '~/modules/events/register.server';
import { runEvents, runSeats } from '~/modules/events/run-events.server';
import { system } from '~/platform/actor';
import { freezeClock, now } from '~/platform/clock.server';
import type { SignedInPerson } from './club';
import type { TestDatabase } from './database';
import { type Chance, chance } from './random';

/** Somebody’s standing in the simple model. */
interface Row {
  status: 'held' | 'registered' | 'waiting' | 'offered' | 'cancelled';
  guests: number;
  until: number;
  queue: number;
}

const minute = 60_000;

/** How many there are of all seats, and how many of them guests may have. */
export interface Limits {
  capacity: number;
  guestCapacity: number;
}

interface Party {
  status: string;
  guests: number;
}

const isSeated = ({ status }: Party) => status !== 'waiting' && status !== 'cancelled';
const seatsOf = (parties: readonly Party[]) => parties.reduce((sum, { guests }) => sum + 1 + guests, 0);
const guestsOf = (parties: readonly Party[]) => parties.reduce((sum, { guests }) => sum + guests, 0);

/** Whether there is room for one more party beside those who have seats. */
function hasRoom(parties: readonly Party[], { guests }: Pick<Party, 'guests'>, limits: Limits): boolean {
  const seated = parties.filter(isSeated);
  if (seatsOf(seated) + 1 + guests > limits.capacity) return false;
  return guests === 0 || guestsOf(seated) + guests <= limits.guestCapacity;
}

/** Seats as somebody would keep them with pencil and paper: nothing of the code under test. */
export class SeatModel {
  readonly rows = new Map<string, Row>();
  #queue = 0;
  readonly #limits: Limits;
  readonly #asks: boolean;

  constructor(limits: Limits, asks: boolean) {
    this.#limits = limits;
    this.#asks = asks;
  }

  #hasRoom(party: Pick<Row, 'guests'>): boolean {
    return hasRoom([...this.rows.values()], party, this.#limits);
  }

  settle(at: number): void {
    for (const row of this.rows.values())
      if ((row.status === 'held' || row.status === 'offered') && row.until <= at) row.status = 'cancelled';
    const line = [...this.rows.values()].filter(({ status }) => status === 'waiting');
    for (const row of line.toSorted((a, b) => a.queue - b.queue))
      if (this.#hasRoom(row)) {
        row.status = 'offered';
        row.until = at + 720 * minute;
      }
  }

  come(who: string, guests: number, answers: boolean, at: number): void {
    this.settle(at);
    const before = this.rows.get(who);
    if (before && before.status !== 'cancelled') {
      const takes = before.status === 'offered' || (before.status === 'held' && answers);
      if (takes) before.status = 'registered';
      return;
    }
    const held = this.#asks && !answers ? 'held' : 'registered';
    const status = this.#hasRoom({ guests }) ? held : 'waiting';
    this.rows.set(who, { status, guests, until: at + 15 * minute, queue: ++this.#queue });
  }

  leave(who: string, at: number): void {
    const row = this.rows.get(who);
    if (!row || row.status === 'cancelled') return;
    row.status = 'cancelled';
    this.settle(at);
  }
}

interface StoredSeat {
  memberId: string;
  status: Row['status'];
  guests: number;
  queue: string | null;
}

export function readSeats(database: TestDatabase, eventId: string): Promise<StoredSeat[]> {
  return database.sql<StoredSeat>(
    `SELECT "memberId", "status"::text, "guests", "queue" FROM "EventRegistration" WHERE "eventId" = $1 ORDER BY "queue"`,
    [eventId],
  );
}

/** What must hold at every moment: never more than there are, none idle while somebody waits whom it would do. */
export function brokenSeats(seats: readonly StoredSeat[], limits: Limits): string[] {
  const seated = seats.filter(isSeated);
  const [used, guests] = [seatsOf(seated), guestsOf(seated)];
  const waiting = seats.filter(({ status }) => status === 'waiting');
  const offered = seats.filter(({ status }) => status === 'offered');
  const before = (a: StoredSeat, b: StoredSeat) => Number(a.queue) < Number(b.queue);
  return [
    ...(used > limits.capacity ? [`${used} seats of ${limits.capacity} are taken`] : []),
    ...(guests > limits.guestCapacity ? [`${guests} guests have seats of ${limits.guestCapacity}`] : []),
    ...waiting
      .filter((seat) => hasRoom(seats, seat, limits))
      .map((seat) => `${seat.memberId} waits with ${seat.guests} guests while there is room`),
    ...offered.flatMap((later) =>
      waiting
        .filter((earlier) => before(earlier, later) && earlier.guests <= later.guests)
        .map((earlier) => `${later.memberId} was asked before ${earlier.memberId}`),
    ),
  ];
}

/** One after the other, compared with the model after each step. Answers what differs. */
export async function playSeats(
  database: TestDatabase,
  { seed, steps, people, eventId, limits, asks }: SeatPlay & { steps: number },
): Promise<string[]> {
  const dice = chance(seed);
  const model = new SeatModel(limits, asks);
  for (let step = 0; step < steps; step++) {
    const who = dice.pick(people);
    const what = dice.next();
    if (what < 0.15) {
      freezeClock(new Date(now().getTime() + dice.pick([1, 10, 15, 300, 720]) * minute));
      await runSeats(system, { eventId });
      model.settle(now().getTime());
    } else if (what < 0.45) {
      await cancelRegistration(who.actor, { eventId }).catch(() => undefined);
      model.leave(who.memberId, now().getTime());
    } else {
      const guests = dice.pick([0, 0, 0, 1, 2]);
      const answers = dice.next() < 0.6;
      await register(who.actor, {
        eventId,
        guests,
        ticket: 'member',
        ...(answers ? { answers: { why: 'yes' } } : {}),
      });
      model.come(who.memberId, guests, answers, now().getTime());
    }
    const seats = await readSeats(database, eventId);
    const differences = [
      ...brokenSeats(seats, limits),
      ...seats.flatMap(({ memberId, status }) => {
        const wanted = model.rows.get(memberId)?.status;
        return status === wanted ? [] : [`step ${step}: ${memberId} is ${status}, not ${wanted}`];
      }),
    ];
    if (differences.length > 0) return differences;
  }
  return [];
}

export interface SeatPlay {
  seed: number;
  people: readonly SignedInPerson[];
  eventId: string;
  limits: Limits;
  asks: boolean;
}

async function actAtRandom(dice: Chance, person: SignedInPerson, eventId: string): Promise<void> {
  const what = dice.next();
  const guests = dice.pick([0, 0, 0, 1, 2]);
  const answers = dice.next() < 0.7 ? { why: 'yes' } : undefined;
  if (what < 0.35) await cancelRegistration(person.actor, { eventId });
  else if (what < 0.45) await runSeats(system, { eventId });
  else await register(person.actor, { eventId, guests, ticket: 'member', answers });
}

/** Everybody at once, in rounds between which the clock moves. Answers what is broken after each of them. */
export async function rushSeats(
  database: TestDatabase,
  { seed, rounds, people, eventId, limits }: SeatPlay & { rounds: number },
): Promise<string[]> {
  const dice = chance(seed);
  const broken: string[] = [];
  await Promise.allSettled(
    people.map(({ actor }) =>
      register(actor, { eventId, guests: dice.pick([0, 0, 1, 2]), ticket: 'member', answers: { why: 'x' } }),
    ),
  );
  broken.push(...brokenSeats(await readSeats(database, eventId), limits));
  for (let round = 0; round < rounds; round++) {
    freezeClock(new Date(now().getTime() + dice.pick([1, 16, 721]) * minute));
    const some = people.filter(() => dice.next() < 0.5);
    await Promise.allSettled(some.map((person) => actAtRandom(dice, person, eventId)));
    // What has begun by now is live, and its seats are settled.
    await runEvents();
    await runSeats(system, { eventId });
    broken.push(...brokenSeats(await readSeats(database, eventId), limits));
  }
  const { event } = await getEvent(system, eventId);
  const seats = await readSeats(database, eventId);
  const used = seatsOf(seats.filter(isSeated));
  if (event.seatsUsed !== used) broken.push(`${event.seatsUsed} are counted, ${used} are taken`);
  return broken;
}
