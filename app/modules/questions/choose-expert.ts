import type { Locale } from '~/platform/i18n/locale';
import { nextWorkingMoment, type WorkingCalendar, workingUntil } from './working-time';

/** What routing needs to know of a question. */
export interface RoutedQuestion {
  askerId: string | null;
  /** Key of one of the club's fields; null: anybody's. */
  field: string | null;
  language: Locale | null;
  emergency: boolean;
}

/** An expert of the club, as routing sees them. */
export interface ExpertCandidate {
  memberId: string;
  /** Keys of the club's fields that their verified roles cover. */
  fields: readonly string[];
  languages: readonly Locale[];
  /** Questions they have not finished. */
  open: number;
  maxOpen: number;
  calendar: WorkingCalendar;
  /** May be called to an emergency at any hour. */
  emergencies: boolean;
  lastTurnAt: Date | null;
  /** Was asked before, or has declined. */
  tried: boolean;
}

/** Why somebody was asked, for words in the reader's language. Times are ISO 8601. */
export type RoutingReason =
  | { code: 'field'; field: string }
  | { code: 'any_field' }
  | { code: 'language'; language: Locale }
  | { code: 'other_language'; language: Locale }
  | { code: 'open'; open: number }
  | { code: 'on_duty'; until: string }
  | { code: 'day_and_night' }
  | { code: 'back_at'; at: string }
  | { code: 'emergency_duty' }
  | { code: 'turn'; last: string }
  | { code: 'first_turn' };

/** Why somebody could not be asked. */
export type Unavailable = 'asker' | 'tried' | 'other_field' | 'full' | 'away' | 'never_works' | 'off_duty';

export type Choice =
  | { memberId: string; reasons: RoutingReason[] }
  | { memberId: null; unavailable: Partial<Record<Unavailable, number>> };

const isAway = ({ calendar: { away } }: ExpertCandidate, at: Date) =>
  Boolean(away && away.from <= at && (away.until === null || away.until > at));

function whyNot(question: RoutedQuestion, candidate: ExpertCandidate, at: Date): Unavailable | null {
  if (candidate.memberId === question.askerId) return 'asker';
  if (candidate.tried) return 'tried';
  if (question.field !== null && !candidate.fields.includes(question.field)) return 'other_field';
  if (isAway(candidate, at)) return 'away';
  // An emergency is one more, whatever else there is.
  if (!question.emergency && candidate.open >= candidate.maxOpen) return 'full';
  if (question.emergency && !candidate.emergencies && !workingUntil(candidate.calendar, at))
    return 'off_duty';
  return nextWorkingMoment(candidate.calendar, at) || candidate.emergencies ? null : 'never_works';
}

interface Ranked {
  candidate: ExpertCandidate;
  speaks: boolean;
  until: Date | null;
  /** When they can begin; an emergency is begun at once. */
  begins: Date;
}

function rank(question: RoutedQuestion, candidate: ExpertCandidate, at: Date): Ranked {
  const until = workingUntil(candidate.calendar, at);
  return {
    candidate,
    speaks: question.language === null || candidate.languages.includes(question.language),
    until,
    begins: question.emergency || until ? at : (nextWorkingMoment(candidate.calendar, at) ?? at),
  };
}

const byNumber = (a: number, b: number) => a - b;

/** Language first, then who can begin sooner, then the lighter load, then whose turn is longest ago. */
function compare(a: Ranked, b: Ranked): number {
  return (
    byNumber(Number(b.speaks), Number(a.speaks)) ||
    byNumber(a.begins.getTime(), b.begins.getTime()) ||
    byNumber(a.candidate.open, b.candidate.open) ||
    byNumber(a.candidate.lastTurnAt?.getTime() ?? 0, b.candidate.lastTurnAt?.getTime() ?? 0) ||
    (a.candidate.memberId < b.candidate.memberId ? -1 : 1)
  );
}

function explain(question: RoutedQuestion, { candidate, speaks, until, begins }: Ranked, at: Date) {
  const reasons: RoutingReason[] = [
    question.field === null ? { code: 'any_field' } : { code: 'field', field: question.field },
  ];
  const { language } = question;
  if (language) reasons.push({ code: speaks ? 'language' : 'other_language', language });
  reasons.push({ code: 'open', open: candidate.open });
  const dayMs = 86_400_000;
  if (until && until.getTime() - at.getTime() > 7 * dayMs) reasons.push({ code: 'day_and_night' });
  else if (until) reasons.push({ code: 'on_duty', until: until.toISOString() });
  else if (question.emergency) reasons.push({ code: 'emergency_duty' });
  else reasons.push({ code: 'back_at', at: begins.toISOString() });
  const { lastTurnAt } = candidate;
  reasons.push(lastTurnAt ? { code: 'turn', last: lastTurnAt.toISOString() } : { code: 'first_turn' });
  return reasons;
}

/**
 * Who is asked next, and why; or nobody, and for which reasons. Pure: the same question, people and moment give the same answer, in
 * whatever order the people come.
 */
export function chooseExpert(
  question: RoutedQuestion,
  candidates: readonly ExpertCandidate[],
  at: Date,
): Choice {
  const unavailable: Partial<Record<Unavailable, number>> = {};
  const able: Ranked[] = [];
  for (const candidate of candidates) {
    const why = whyNot(question, candidate, at);
    if (why) unavailable[why] = (unavailable[why] ?? 0) + 1;
    else able.push(rank(question, candidate, at));
  }
  const [best] = able.toSorted(compare);
  if (!best) return { memberId: null, unavailable };
  return { memberId: best.candidate.memberId, reasons: explain(question, best, at) };
}

/** Whom an emergency calls at once besides the one who is asked: all who are on duty. */
export function onDuty(
  question: RoutedQuestion,
  candidates: readonly ExpertCandidate[],
  at: Date,
): ExpertCandidate[] {
  return candidates.filter(
    (candidate) =>
      whyNot({ ...question, emergency: true, field: null }, { ...candidate, tried: false }, at) === null,
  );
}
