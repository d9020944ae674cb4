import { describe, expect, test } from 'vitest';
import { decideOffline, readKept } from '~/modules/events/door-queue';
import { eventFormInput, questionPlaces, readRunSheet } from '~/modules/events/form-values';
import {
  chooseForHome,
  chooseOffers,
  dateProblem,
  decideDoor,
  offerUntil,
  remindersDue,
  scannedAt,
} from '~/modules/events/rules';
import { createEventInput } from '~/modules/events/schema';
import type { DoorPerson } from '~/modules/events/views';

const party = (id: string, guests = 0, ticket: 'member' | 'tier' = 'member') => ({ id, guests, ticket });
const noon = new Date('2026-11-23T05:00:00Z');
const hours = (count: number) => new Date(noon.getTime() + count * 3_600_000);

describe('freed seats', () => {
  const free = { event: 3, member: null, tier: 1, guest: null };

  test('go to who waits, in order; a party that does not fit is passed over and not lost', () => {
    const waiting = [party('a', 3), party('b', 1), party('c', 1), party('d')];
    expect(chooseOffers(free, waiting).map(({ id }) => id)).toEqual(['b', 'd']);
  });

  test('are as many as their kind of ticket has', () => {
    const waiting = [party('a', 0, 'tier'), party('b', 0, 'tier'), party('c')];
    expect(chooseOffers(free, waiting).map(({ id }) => id)).toEqual(['a', 'c']);
    expect(chooseOffers({ ...free, event: null, guest: 0 }, [party('a', 1), party('b')])).toHaveLength(1);
  });

  test('are offered for half a day, shorter near the start, and never beyond it', () => {
    const until = (startsIn: number, minutes = 720) =>
      (offerUntil(noon, {
        startsAt: hours(startsIn),
        endsAt: hours(startsIn + 1),
        offerMinutes: minutes,
      }).getTime() -
        noon.getTime()) /
      60_000;
    expect(until(96)).toBe(720);
    expect(until(8)).toBe(120);
    expect(until(0.5)).toBe(10);
    expect(until(0.1)).toBe(6);
    // Once it has begun, until its end at most.
    expect([until(-0.5), until(-0.9)]).toEqual([10, 6]);
  });
});

test('reminders become due a week, a day and an hour before', () => {
  expect([200, 168, 25, 24, 1.5, 1, 0.5].map((left) => remindersDue(hours(left), noon))).toEqual([
    0, 1, 1, 2, 2, 3, 3,
  ]);
});

test('the door says why it stays shut, and opens three hours before', () => {
  const event = {
    id: 'e',
    startsAt: hours(3),
    endsAt: hours(5),
    checkInMinutes: 180,
    status: 'published' as const,
  };
  const decide = (more: object) =>
    decideDoor({
      event,
      registration: { eventId: 'e', status: 'registered' },
      inside: false,
      at: noon,
      ...more,
    });
  expect(decide({})).toBe('in');
  expect(decide({ at: hours(-0.1) })).toBe('wrong_day');
  expect(decide({ at: hours(6.5) })).toBe('wrong_day');
  expect(decide({ inside: true })).toBe('already_checked_in');
  expect(decide({ registration: null })).toBe('not_registered');
  expect(decide({ registration: { eventId: 'other', status: 'registered' } })).toBe('wrong_event');
  expect(decide({ registration: { eventId: 'e', status: 'waiting' } })).toBe('waiting');
  expect(decide({ registration: { eventId: 'e', status: 'offered' } })).toBe('not_registered');
});

test('what is announced has dates that can be: not over, within five years, at most 31 days long', () => {
  const problem = (start: number, end: number) =>
    dateProblem({ startsAt: hours(start), endsAt: hours(end) }, noon)?.code ?? null;
  expect([problem(-1, 1), problem(1, 2), problem(24, 32 * 24)]).toEqual([null, null, null]);
  expect([problem(-2, -1), problem(-1, 0)]).toEqual(['over_already', 'over_already']);
  expect([problem(43_800, 43_801), problem(43_900, 43_901)]).toEqual([null, 'too_far_ahead']);
  expect(problem(24, 32 * 24 + 2)).toBe('lasts_too_long');
});

test('a device’s clock counts as far as it can be true', () => {
  expect(scannedAt(hours(1), noon)).toEqual(noon);
  expect(scannedAt(hours(-2), noon)).toEqual(hours(-2));
  expect(scannedAt(hours(-200), noon)).toEqual(hours(-72));
});

describe('a door without a connection', () => {
  const person = (code: string, status: DoorPerson['status']): DoorPerson => ({
    registrationId: code,
    memberId: null,
    name: code,
    code,
    guests: 0,
    ticket: 'member',
    status,
    walkIn: false,
    answers: {},
    position: null,
    attendedAt: null,
    endReason: '',
  });
  const people = [person('ANN', 'registered'), person('BEN', 'waiting'), person('CAT', 'attended')];

  test('decides by the list that it has, and by whom it let in itself', () => {
    const decide = (code: string, here: string[] = []) => decideOffline(people, new Set(here), code).outcome;
    expect([decide('ANN'), decide('ANN', ['ANN']), decide('BEN'), decide('CAT'), decide('DAN')]).toEqual([
      'in',
      'already_checked_in',
      'waiting',
      'already_checked_in',
      'not_registered',
    ]);
  });

  test('keeps what it can read of its store, and stumbles over nothing', () => {
    const scan = { code: 'ANN', nonce: '1', at: 'x', door: '' };
    expect(readKept(JSON.stringify([scan, { code: 1 }, null]))).toEqual([scan]);
    for (const broken of [null, '', '{', '{"a":1}', 'null']) expect(readKept(broken)).toEqual([]);
  });
});

describe('the planner’s form', () => {
  const filled = {
    title: 'Walk',
    body: 'Bring water.',
    startDay: '2026-12-05',
    startTime: '09:00',
    endDay: '2026-12-05',
    endTime: '11:00',
    timeZone: 'Asia/Bangkok',
    way: 'onsite',
    place: 'Park',
    capacity: '20',
    maxGuests: '2',
    memberPrice: '10',
    guestPrice: '5',
    offerHours: '6',
    question1: 'Your dog',
    questionKind1: 'text',
    questionRequired1: 'on',
    question2: 'Which day',
    questionKind2: 'choice',
    questionChoices2: 'Saturday, Sunday',
    runSheet: '0 Welcome\n15: Walk\nand back',
    attendance: '15',
    budget: '1500',
    currency: 'THB',
    every: 'week',
    count: '5',
    except: '2026-12-12',
  };

  test('is understood as an event of its own zone, with all that belongs to it', () => {
    const input = createEventInput.parse(eventFormInput(filled));
    expect(input).toMatchObject({
      startsAt: new Date('2026-12-05T02:00:00Z'),
      endsAt: new Date('2026-12-05T04:00:00Z'),
      capacity: 20,
      offerMinutes: 360,
      tickets: { member: { pricePoints: 10 }, guest: { pricePoints: 5 } },
      goals: { attendance: 15, budgetMinor: 150_000 },
      series: { every: 'week', count: 5, except: ['2026-12-12'] },
    });
    expect(input.questions.map(({ kind, required, choices }) => [kind, required, choices])).toEqual([
      ['text', true, []],
      ['choice', false, ['Saturday', 'Sunday']],
    ]);
  });

  test('a question keeps its answers however the others move, and a new one in its place begins without any', () => {
    const questions = (values: Record<string, unknown>) =>
      createEventInput.parse(eventFormInput(values)).questions.map(({ key, label }) => `${key} ${label}`);
    const keys = createEventInput.parse(eventFormInput(filled)).questions.map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
    const [dog, day] = keys as [string, string];
    const edited = { ...filled, questionKey1: dog, questionKey2: day };
    expect(questions({ ...edited, question1: '' })).toEqual([`${day} Which day`]);
    expect(questions({ ...edited, question1: 'Your dog, or dogs' })[0]).toBe(`${dog} Your dog, or dogs`);
    // The first was taken out, and another is asked: what was answered to the first is none of its answers.
    const other = questions({ ...filled, questionKey1: day, question1: 'Which day', question2: 'How old' });
    expect(other[1]).not.toMatch(`${dog} `);
    expect(questions({ ...filled, question2: 'Your dog' })).toHaveLength(2);
    expect(questions({ ...edited, questionKey5: 'api-made', question5: 'Fifth' })).toContain(
      'api-made Fifth',
    );
    expect([0, 4, 5, 10].map(questionPlaces)).toEqual([4, 5, 6, 10]);
  });

  test('a whole day is from midnight to midnight, and an end before the start is refused', () => {
    const days = createEventInput.parse(eventFormInput({ ...filled, allDay: 'on', endDay: '2026-12-06' }));
    expect([days.startsAt, days.endsAt].map((moment) => moment.toISOString())).toEqual([
      '2026-12-04T17:00:00.000Z',
      '2026-12-06T17:00:00.000Z',
    ]);
    expect(createEventInput.safeParse(eventFormInput({ ...filled, endTime: '08:00' })).success).toBe(false);
    expect(createEventInput.safeParse(eventFormInput({ ...filled, startDay: '' })).success).toBe(false);
  });

  test('a run sheet is a line for each minute that counts', () => {
    expect(readRunSheet(filled.runSheet)).toEqual([
      { minute: 0, what: 'Welcome' },
      { minute: 15, what: 'Walk' },
      { minute: 15, what: 'and back' },
    ]);
  });
});

test('a club’s home shows what is live first, the next one of each series, and nothing that was called off', () => {
  const one = (id: string, status: 'published' | 'live' | 'cancelled', seriesId: string | null = null) => ({
    id,
    status,
    seriesId,
  });
  const coming = [
    one('a', 'cancelled'),
    one('b', 'published', 'walks'),
    one('c', 'published'),
    one('d', 'live'),
    one('e', 'published', 'walks'),
    one('f', 'published'),
    one('g', 'published'),
  ];
  expect(chooseForHome(coming).map(({ id }) => id)).toEqual(['d', 'b', 'c', 'f']);
});
