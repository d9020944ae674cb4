import type { Locale } from '~/platform/i18n/locale';
import { fold } from '~/platform/text/search-text';
import type { QuestionField } from './desk-settings';
import {
  type ClockKind,
  isActive,
  moveClock,
  pauseClock,
  type QuestionClock,
  reopenClock,
  resumeClock,
  startClock,
  stopClock,
} from './question-clock';
import { always, type WorkingCalendar } from './working-time';

/** `waiting`: for the asker. `closed`: its thread takes no more answers. */
export type QuestionState = 'open' | 'waiting' | 'resolved' | 'closed';
export type EmergencyState = 'none' | 'raised' | 'lowered';

/** What a question's rules work on. While it is open or waiting, it is with one expert or with the brand. */
export interface QuestionCase {
  threadId: string;
  clubId: string;
  askerId: string | null;
  state: QuestionState;
  withBrand: boolean;
  field: string | null;
  language: Locale | null;
  emergency: EmergencyState;
  emergencyAt: Date | null;
  emergencyWord: string | null;
  tries: number;
  lastNumber: number;
  firstAnswerAt: Date | null;
  firstAnswerById: string | null;
  firstAnswerSeconds: number | null;
  resolvedAt: Date | null;
  resolvedById: string | null;
  createdAt: Date;
  clocks: Record<ClockKind, QuestionClock>;
}

export const clockKinds = ['first_answer', 'resolution'] as const satisfies readonly ClockKind[];

export function withClocks(
  question: QuestionCase,
  change: (clock: QuestionClock) => QuestionClock,
): QuestionCase {
  const { first_answer, resolution } = question.clocks;
  return { ...question, clocks: { first_answer: change(first_answer), resolution: change(resolution) } };
}

/** By whose hours each clock runs: an emergency's answer is due by day and night. */
export type Hours = Record<ClockKind, WorkingCalendar>;

export function hoursBy(question: Pick<QuestionCase, 'emergency'>, calendar: WorkingCalendar): Hours {
  return { first_answer: question.emergency === 'raised' ? always : calendar, resolution: calendar };
}

/** The clocks stand still until the asker has said what was asked. */
export function waitForAsker(question: QuestionCase, hours: Hours, at: Date): QuestionCase {
  if (question.state !== 'open') return question;
  return { ...withClocks(question, (clock) => pauseClock(clock, hours[clock.kind], at)), state: 'waiting' };
}

export function goOn(question: QuestionCase, hours: Hours, at: Date): QuestionCase {
  if (question.state !== 'waiting') return question;
  return { ...withClocks(question, (clock) => resumeClock(clock, hours[clock.kind], at)), state: 'open' };
}

/** By other hours than before: those of another expert, or hours that were changed. */
export function goBy(question: QuestionCase, from: Hours, to: Hours, at: Date): QuestionCase {
  return withClocks(question, (clock) =>
    moveClock(clock, { from: from[clock.kind], to: to[clock.kind], at }),
  );
}

/** An expert, or the brand, has said something that the asker can read. */
export function answerFirst(
  question: QuestionCase,
  answer: { byId: string; at: Date; seconds: number },
): QuestionCase {
  if (question.firstAnswerAt) return question;
  const { first_answer } = question.clocks;
  return {
    ...question,
    firstAnswerAt: answer.at,
    firstAnswerById: answer.byId,
    firstAnswerSeconds: answer.seconds,
    clocks: { ...question.clocks, first_answer: stopClock(first_answer, answer.at) },
  };
}

/** The asker has the answer: no clock is left. */
export function resolve(
  question: QuestionCase,
  { byId, at }: { byId: string | null; at: Date },
): QuestionCase {
  const stopped = withClocks(question, (clock) => stopClock(clock, at));
  return { ...stopped, state: 'resolved', withBrand: false, resolvedAt: at, resolvedById: byId };
}

/** The acceptance was taken back, or the thread opened again. The first answer, once given, stays given. */
export function reopen(question: QuestionCase, hours: Hours, at: Date): QuestionCase {
  if (question.state === 'open' || question.state === 'waiting') return question;
  const clocks = withClocks(question, (clock) =>
    clock.kind === 'first_answer' && question.firstAnswerAt
      ? clock
      : resumeClock(reopenClock(clock, hours[clock.kind], at), hours[clock.kind], at),
  );
  return { ...clocks, state: 'open', resolvedAt: null, resolvedById: null };
}

export function close(question: QuestionCase, hours: Hours, at: Date): QuestionCase {
  if (question.state === 'closed' || question.state === 'resolved') return question;
  const paused = withClocks(question, (clock) => pauseClock(clock, hours[clock.kind], at));
  return { ...paused, state: 'closed', withBrand: false };
}

/** Minutes count now, by day and night, and begin with the alarm. An answer that was given stays one. */
export function raiseAlarm(
  question: QuestionCase,
  { word, targetSeconds, at }: { word: string | null; targetSeconds: number; at: Date },
): QuestionCase {
  if (question.emergency === 'raised') return question;
  const { first_answer } = question.clocks;
  return {
    ...question,
    emergency: 'raised',
    emergencyAt: at,
    emergencyWord: word,
    clocks: {
      ...question.clocks,
      first_answer: question.firstAnswerAt
        ? first_answer
        : { ...startClock('first_answer', targetSeconds, always, at), misses: first_answer.misses },
    },
  };
}

/** A false alarm: the answer is due as for any question, from now on. */
export function lowerAlarm(
  question: QuestionCase,
  { targetSeconds, calendar, at }: { targetSeconds: number; calendar: WorkingCalendar; at: Date },
): QuestionCase {
  if (question.emergency !== 'raised') return question;
  const lowered: QuestionCase = { ...question, emergency: 'lowered' };
  if (question.firstAnswerAt || !isActive(question.clocks.first_answer)) return lowered;
  const begun = startClock('first_answer', targetSeconds, calendar, at);
  const first_answer = question.state === 'open' ? begun : pauseClock(begun, calendar, at);
  return { ...lowered, clocks: { ...lowered.clocks, first_answer } };
}

/** What a question is about: the first of the club's fields that has one of its tags. */
export function fieldOfTags(fields: readonly QuestionField[], tags: readonly string[]): string | null {
  return fields.find((field) => field.tags.some((tag) => tags.includes(tag)))?.key ?? null;
}

/** Which of the club's fields an expert's own words ("Small-animal veterinarian") stand for. */
export function fieldsOfExpert(fields: readonly QuestionField[], expertise: readonly string[]): string[] {
  const said = expertise.map(fold);
  return fields
    .filter(({ words, label }) =>
      [...words, ...Object.values(label)]
        .map(fold)
        .some((word) => word && said.some((text) => text.includes(word))),
    )
    .map(({ key }) => key);
}

const closedStatus = ['locked', 'merged', 'archived'];

export function isClosedThread(status: string): boolean {
  return closedStatus.includes(status);
}

/** A clock that has run out and that nobody has ended yet. */
export function isOverdue(clock: QuestionClock): boolean {
  return clock.state === 'active_missed';
}
