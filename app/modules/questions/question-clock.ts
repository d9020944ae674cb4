import { addWorkingSeconds, type WorkingCalendar, workingSecondsBetween } from './working-time';

/** `active_missed`: runs on after it ran out for somebody. */
export type ClockState = 'active' | 'active_missed' | 'hit' | 'missed';
export type ClockKind = 'first_answer' | 'resolution';

/**
 * A promise of time. Pure values: what remains is kept in working seconds as of `since`, and the moments follow from it by whoever's
 * calendar counts; so a restart loses nothing, and another expert's hours make other moments of the same promise.
 */
export interface QuestionClock {
  kind: ClockKind;
  state: ClockState;
  targetSeconds: number;
  remainingSeconds: number;
  /** Null: it stands still, or has ended. */
  since: Date | null;
  dueAt: Date | null;
  /** When three quarters of the time are gone. */
  remindAt: Date | null;
  misses: number;
  reminded: boolean;
  stoppedAt: Date | null;
}

const remindAtShare = 0.75;

export function isActive(clock: Pick<QuestionClock, 'state'>): boolean {
  return clock.state === 'active' || clock.state === 'active_missed';
}

function run(clock: QuestionClock, calendar: WorkingCalendar, at: Date): QuestionClock {
  const untilReminder = clock.remainingSeconds - clock.targetSeconds * (1 - remindAtShare);
  return {
    ...clock,
    since: at,
    dueAt: addWorkingSeconds(calendar, at, clock.remainingSeconds),
    remindAt:
      clock.reminded || untilReminder < 0 ? null : addWorkingSeconds(calendar, at, Math.ceil(untilReminder)),
  };
}

export function startClock(
  kind: ClockKind,
  targetSeconds: number,
  calendar: WorkingCalendar,
  at: Date,
): QuestionClock {
  const clock: QuestionClock = {
    kind,
    state: 'active',
    targetSeconds,
    remainingSeconds: targetSeconds,
    since: null,
    dueAt: null,
    remindAt: null,
    misses: 0,
    reminded: false,
    stoppedAt: null,
  };
  return run(clock, calendar, at);
}

/** What remains at a moment, in working seconds. */
export function remainingAt(clock: QuestionClock, calendar: WorkingCalendar, at: Date): number {
  if (!clock.since) return clock.remainingSeconds;
  return Math.max(0, clock.remainingSeconds - workingSecondsBetween(calendar, clock.since, at));
}

/** It stands still, by the calendar it ran by. */
export function pauseClock(clock: QuestionClock, calendar: WorkingCalendar, at: Date): QuestionClock {
  if (!isActive(clock) || !clock.since) return clock;
  return {
    ...clock,
    remainingSeconds: remainingAt(clock, calendar, at),
    since: null,
    dueAt: null,
    remindAt: null,
  };
}

/** One that ran out and waits for its end does not run again. */
export function resumeClock(clock: QuestionClock, calendar: WorkingCalendar, at: Date): QuestionClock {
  if (!isActive(clock) || clock.since || clock.remainingSeconds === 0) return clock;
  return run(clock, calendar, at);
}

/** It goes on by other hours: another expert's, or those that somebody has changed. */
export function moveClock(
  clock: QuestionClock,
  { from, to, at }: { from: WorkingCalendar; to: WorkingCalendar; at: Date },
): QuestionClock {
  return clock.since ? resumeClock(pauseClock(clock, from, at), to, at) : clock;
}

/** It ran out for whom it ran, and begins anew for whoever is next, by their calendar. */
export function missClock(clock: QuestionClock, calendar: WorkingCalendar, at: Date): QuestionClock {
  if (!isActive(clock)) return clock;
  return run(
    {
      ...clock,
      state: 'active_missed',
      misses: clock.misses + 1,
      remainingSeconds: clock.targetSeconds,
      reminded: false,
    },
    calendar,
    at,
  );
}

/** It ran out and nobody is next: it waits, missed, for whoever ends it. */
export function exhaustClock(clock: QuestionClock): QuestionClock {
  if (!isActive(clock)) return clock;
  return {
    ...clock,
    state: 'active_missed',
    misses: clock.misses + 1,
    remainingSeconds: 0,
    since: null,
    remindAt: null,
  };
}

/** What was promised was done: in time, unless it ran out before. */
export function stopClock(clock: QuestionClock, at: Date): QuestionClock {
  if (!isActive(clock)) return clock;
  const late = clock.misses > 0 || (clock.dueAt !== null && at > clock.dueAt);
  return {
    ...clock,
    state: late ? 'missed' : 'hit',
    misses: late ? Math.max(1, clock.misses) : 0,
    since: null,
    dueAt: null,
    remindAt: null,
    stoppedAt: at,
  };
}

/** The answer was taken back: it goes on with what remained, still where it stood. */
export function reopenClock(clock: QuestionClock, calendar: WorkingCalendar, at: Date): QuestionClock {
  if (isActive(clock)) return clock;
  const remainingSeconds = clock.remainingSeconds > 0 ? clock.remainingSeconds : clock.targetSeconds;
  const state = clock.misses > 0 ? 'active_missed' : 'active';
  return run({ ...clock, state, remainingSeconds, stoppedAt: null }, calendar, at);
}

/** What a clock asks for at a moment. */
export function clockAsksFor(clock: QuestionClock, at: Date): 'nothing' | 'reminder' | 'next' {
  if (!isActive(clock) || !clock.since) return 'nothing';
  if (clock.dueAt && clock.dueAt <= at) return 'next';
  return clock.remindAt && clock.remindAt <= at ? 'reminder' : 'nothing';
}

/** When it has to be looked at next. */
export function nextLook({ since, remindAt, dueAt }: QuestionClock): Date | null {
  if (!since) return null;
  return remindAt ?? dueAt;
}
