import { isPortalError, PortalError } from '~/platform/errors';
import { zonedMoment, zonedParts } from './series';
import type { CreateEventInput } from './schema';

type Values = Record<string, unknown>;

const text = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};
const given = (values: Values, name: string): string | undefined => text(values, name) || undefined;
const list = (value: string): string[] =>
  value
    .split(/[,，、\n]/)
    .map((one) => one.trim())
    .filter(Boolean);

/** Days with commas between; a Buddhist year is the year that it is. */
const days = (value: string): string[] =>
  list(value).map((day) => day.replace(/^2[45]\d\d(?=-)/, (year) => String(Number(year) - 543)));

/** Pure: how a series is to go on, as its form says it and the schemas take it. */
export function seriesFormInput(values: Values): Record<string, unknown> {
  return {
    every: text(values, 'every'),
    interval: given(values, 'interval') ?? 1,
    weekdays: values.every === 'week' && Array.isArray(values.weekdays) ? values.weekdays : [],
    count: given(values, 'count'),
    until: given(values, 'until'),
    except: days(text(values, 'except')),
    booked: given(values, 'booked'),
    reason: text(values, 'reason'),
    expects: given(values, 'expects'),
  };
}

const mostQuestions = 10;

/** How many questions the form has places for: for all that there are, and some more. */
export const questionPlaces = (asked: number): number => Math.min(mostQuestions, Math.max(4, asked + 1));

/**
 * The name of a new question, under which its answers are kept, by its words: one that takes the place of another does not get its answers,
 * and one that was away has its own again.
 */
function newKey(label: string, taken: ReadonlySet<string>): string {
  let hash = 0;
  for (const letter of label) hash = (Math.imul(hash, 31) + letter.codePointAt(0)!) >>> 0;
  const key = `q${hash.toString(36)}`;
  for (let number = 2; ; number++) {
    const next = number === 2 ? key : `${key}-${number}`;
    if (!taken.has(next)) return next;
  }
}

function questionsOf(values: Values) {
  const places = Array.from({ length: mostQuestions }, (_, index) => index + 1);
  const taken = new Set(places.map((number) => text(values, `questionKey${number}`)).filter(Boolean));
  return places.flatMap((number) => {
    const label = text(values, `question${number}`);
    if (!label) return [];
    const kind = text(values, `questionKind${number}`) || 'text';
    const key = text(values, `questionKey${number}`) || newKey(label, taken);
    taken.add(key);
    return [
      {
        key,
        label,
        kind,
        required: values[`questionRequired${number}`] === 'on',
        choices: kind === 'choice' ? list(text(values, `questionChoices${number}`)) : [],
      },
    ];
  });
}

/** `0 Welcome`, one line each; lines without a number go on after the one before. */
export function readRunSheet(sheet: string): { minute: number; what: string }[] {
  let minute = 0;
  return sheet
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const found = /^(-?\d{1,4})\s*['’:.)\-–]?\s+(.*)$/.exec(line);
      if (found) minute = Number(found[1]);
      return { minute, what: found ? found[2]! : line };
    });
}

/** A day and a time of the form as a moment in the event's zone, as ISO text; undefined when it is none. */
function momentOf(day: string, time: string, timeZone: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return undefined;
  try {
    return zonedMoment(day, time, timeZone).toISOString();
  } catch {
    return undefined;
  }
}

function localMoment(value: string | undefined, timeZone: string): string | null {
  const [day = '', time = ''] = (value ?? '').split('T');
  return momentOf(day, time.slice(0, 5), timeZone) ?? null;
}

function nextDay(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? '' : new Date(at + 86_400_000).toISOString().slice(0, 10);
}

const hours = (values: Values, name: string): number | undefined =>
  given(values, name) === undefined ? undefined : Number(text(values, name)) * 60;

function ticketsOf(values: Values) {
  const tierKey = given(values, 'tierKey');
  const guestPrice = given(values, 'guestPrice');
  const guestCapacity = given(values, 'guestCapacity');
  return {
    member: { capacity: given(values, 'memberCapacity'), pricePoints: given(values, 'memberPrice') ?? 0 },
    ...(guestPrice || guestCapacity
      ? { guest: { capacity: guestCapacity, pricePoints: guestPrice ?? 0 } }
      : {}),
    ...(tierKey
      ? {
          tier: {
            tierKey,
            capacity: given(values, 'tierCapacity'),
            pricePoints: given(values, 'tierPrice') ?? 0,
          },
        }
      : {}),
  };
}

/** Pure: what the planner's form says, as the schemas take it; without its people, who are named and not known by id yet. */
export function eventFormInput(values: Values): Record<string, unknown> {
  const timeZone = text(values, 'timeZone');
  const allDay = values.allDay === 'on';
  const [startDay, endDay] = [text(values, 'startDay'), text(values, 'endDay') || text(values, 'startDay')];
  const every = text(values, 'every');
  const money = given(values, 'budget');
  return {
    scope: given(values, 'scope'),
    expects: given(values, 'version'),
    title: text(values, 'title'),
    body: text(values, 'body'),
    timeZone,
    allDay,
    startsAt: momentOf(startDay, allDay ? '00:00' : text(values, 'startTime'), timeZone),
    endsAt: allDay
      ? momentOf(nextDay(endDay), '00:00', timeZone)
      : momentOf(endDay, text(values, 'endTime'), timeZone),
    way: given(values, 'way'),
    place: text(values, 'place'),
    directions: text(values, 'directions'),
    online: text(values, 'online'),
    capacity: given(values, 'capacity') ?? null,
    maxGuests: given(values, 'maxGuests') ?? 0,
    tickets: ticketsOf(values),
    spendAt: given(values, 'spendAt'),
    opensAt: localMoment(given(values, 'opensAt'), timeZone),
    closesAt: localMoment(given(values, 'closesAt'), timeZone),
    offerMinutes: hours(values, 'offerHours'),
    checkInMinutes: hours(values, 'checkInHours'),
    slowSeconds: given(values, 'slowSeconds') ?? 0,
    questions: questionsOf(values),
    runSheet: readRunSheet(text(values, 'runSheet')),
    goals: {
      attendance: given(values, 'attendance'),
      satisfaction: given(values, 'satisfaction'),
      budgetMinor:
        money === undefined ? undefined : Math.round(Number(money) * (values.currency === 'VND' ? 1 : 100)),
      currency: given(values, 'currency') ?? 'THB',
      follows: text(values, 'follows'),
    },
    ...(every === 'day' || every === 'week' || every === 'month'
      ? {
          series: {
            every,
            interval: given(values, 'interval') ?? 1,
            weekdays: every === 'week' && Array.isArray(values.weekdays) ? values.weekdays : [],
            count: given(values, 'count') ?? 4,
            except: days(text(values, 'except')),
          },
        }
      : {}),
  };
}

export type EventFormStart = Omit<CreateEventInput, 'status' | 'series' | 'people'>;

/** What the form shows of a moment: a day, a time, and both as one field takes them. */
export function formMoment(
  at: Date | string | null,
  timeZone: string,
): { day: string; time: string; both: string } {
  if (at === null) return { day: '', time: '', both: '' };
  const { day, time } = zonedParts(new Date(at), timeZone);
  return { day, time, both: `${day}T${time}` };
}

/** What the schemas call what the form asks for by other names. */
const formNames: Record<string, string> = {
  startsAt: 'startTime',
  endsAt: 'endTime',
  'tickets.member.capacity': 'memberCapacity',
  'tickets.member.pricePoints': 'memberPrice',
  'tickets.guest.capacity': 'guestCapacity',
  'tickets.guest.pricePoints': 'guestPrice',
  'tickets.tier.capacity': 'tierCapacity',
  'tickets.tier.pricePoints': 'tierPrice',
  offerMinutes: 'offerHours',
  checkInMinutes: 'checkInHours',
  'goals.attendance': 'attendance',
  'goals.satisfaction': 'satisfaction',
  'goals.budgetMinor': 'budget',
  'goals.follows': 'follows',
  'series.interval': 'interval',
  'series.count': 'count',
  people: 'hosts',
};

/** What is wrong with a day stands at the day, not at the hour beside it. */
const dayNames: Record<string, string> = {
  too_far_ahead: 'startDay',
  over_already: 'endDay',
  lasts_too_long: 'endDay',
};

function formName(field: string, code: string): string {
  const question = /^questions\.(\d+)/.exec(field);
  if (question) return `question${field.endsWith('.choices') ? 'Choices' : ''}${Number(question[1]) + 1}`;
  if (field === 'startsAt' || field === 'endsAt') return dayNames[code] ?? formNames[field]!;
  return field.startsWith('series.except') ? 'except' : (formNames[field] ?? field);
}

/** A refusal that stands at the fields of the form. */
export async function namedAsInForm<Result>(planned: Promise<Result>): Promise<Result> {
  try {
    return await planned;
  } catch (error) {
    if (!isPortalError(error) || !error.fields) throw error;
    const fields = Object.fromEntries(
      Object.entries(error.fields).map(([field, problem]) => [formName(field, problem.code), problem]),
    );
    throw new PortalError(error.code, { fields, params: error.params });
  }
}
