import { describe, expect, test } from 'vitest';
import {
  decideOffline,
  decideWalkInOffline,
  type KeptAct,
  laterList,
  readCode,
  readKept,
  readProblem,
  withKept,
} from '~/modules/events/door-queue';
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
import type { DoorEntry } from '~/modules/events/views';

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

test('the clock of a device that was offline counts as far as it can be true, however late it comes', () => {
  const scanned = (claimed: number, offline = true) =>
    scannedAt({ at: hours(claimed), offline }, hours(-300), noon);
  expect([scanned(1), scanned(-2), scanned(-200)]).toEqual([noon, hours(-2), hours(-200)]);
  expect(scanned(-400)).toEqual(hours(-300));
  // A device that reaches the portal has nothing to say about the time.
  expect([scanned(-2, false), scannedAt({ offline: true }, hours(-300), noon)]).toEqual([noon, noon]);
});

describe('a door without a connection', () => {
  const person = (code: string, status: DoorEntry['status']): DoorEntry => ({
    registrationId: code,
    memberId: null,
    name: code,
    code,
    guests: 0,
    ticket: 'member',
    status,
    walkIn: false,
    position: null,
    attendedAt: null,
    endReason: '',
    guestsCame: null,
  });
  const people = [person('ANN', 'registered'), person('BEN', 'waiting'), person('CAT', 'attended')];

  const door = {
    id: 'e',
    startsAt: hours(3).toISOString(),
    endsAt: hours(5).toISOString(),
    checkInMinutes: 180,
    status: 'published' as const,
  };
  const kept = (more: Partial<KeptAct>): KeptAct => ({
    ...{ kind: 'scan', nonce: '1', at: noon.toISOString(), door: '', outcome: 'in' },
    ...{ code: '', name: '', guests: 0, registrationId: '', came: null },
    ...more,
  });
  const decide = (code: string, more: object = {}, by: KeptAct[] = [], at = noon) =>
    decideOffline({ ...door, ...more }, withKept(people, by), { code, at }).outcome;

  test('decides by the list that it has, by its own clock, and by whom it let in itself', () => {
    const scan = kept({ code: 'ANN' });
    expect([decide('ANN'), decide('ANN', {}, [scan]), decide('BEN'), decide('CAT'), decide('DAN')]).toEqual([
      'in',
      'already_checked_in',
      'waiting',
      'already_checked_in',
      'not_registered',
    ]);
    expect([decide('ANN', {}, [], hours(-24)), decide('ANN', { status: 'cancelled' })]).toEqual([
      'wrong_day',
      'cancelled',
    ]);
    expect([decideWalkInOffline(door, noon), decideWalkInOffline(door, hours(-24))]).toEqual([
      'in',
      'wrong_day',
    ]);
  });

  test('takes back what it did, lets in who has no ticket, and shows both', () => {
    const scan = kept({ code: 'ANN' });
    const undo = kept({ kind: 'undo', outcome: 'undone', registrationId: 'ANN', nonce: '2' });
    expect(decide('ANN', {}, [scan, undo])).toBe('in');
    expect(decide('ANN', {}, [scan, undo, { ...scan, nonce: '3' }])).toBe('already_checked_in');
    expect(withKept(people, [{ ...scan, came: 1 }])[0]).toMatchObject({ status: 'attended', guestsCame: 1 });
    const shown = withKept(people, [kept({ kind: 'walk_in', name: 'Uncle', guests: 1 })]);
    expect(shown.at(-1)).toMatchObject({ name: 'Uncle', guests: 1, status: 'attended', walkIn: true });
  });

  test('that is opened again goes on from the newest list that it had', () => {
    const page = { people, at: '2026-11-23T05:00:00.000Z' };
    const newer = { people: [], at: '2026-11-23T05:10:00.000Z' };
    expect([laterList(page, newer), laterList(newer, page), laterList(page, null)]).toEqual([
      newer,
      newer,
      page,
    ]);
  });

  test('lets go of a scan only where the door itself has answered, and not where nobody is known or a network stands before it', () => {
    const answer = (status: number, code = 'failed') => readProblem({ status, code });
    expect([answer(409, 'already_checked_in'), answer(409, 'wrong_day')]).toEqual([
      'already_checked_in',
      'wrong_day',
    ]);
    expect([readProblem(null), answer(503), answer(429), answer(408)]).toEqual(Array(4).fill('unreached'));
    expect(answer(401, 'unauthenticated')).toBe('signed_out');
    const others = [answer(403, 'forbidden'), answer(403), answer(404, 'not_found'), answer(409, 'conflict')];
    expect(others).toEqual(Array(4).fill('refused'));
    // A text that is no ticket at all is a scan like others.
    expect(readCode(`https://example.org/${'x'.repeat(200)}`)).toHaveLength(60);
  });

  test('keeps what it can read of its store, and stumbles over nothing', () => {
    const scan = { code: 'ANN', nonce: '1', at: 'x', door: '', outcome: 'in' as const };
    expect(readKept(JSON.stringify([scan, { code: 1 }, null]))).toEqual([kept(scan)]);
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
