import { momentAt, wallTime } from '~/platform/i18n/zoned-time';

const minuteMs = 60_000;

/** A mail waits, so that what is read meanwhile is not sent and what comes meanwhile goes with it. */
export const mailWaitMs = 10 * minuteMs;
/** A push message waits a moment, so that several replies at once ring once. */
export const ringWaitMs = 4_000;
/** What happened longer ago is listed, and rings nobody any more. */
export const newsMs = 24 * 60 * minuteMs;
/** What happened longer ago than this is told to nobody: an import or a demo brought it. */
export const oldNewsMs = 30 * 24 * 60 * minuteMs;
/** More mails than these in 24 hours, and the rest waits for the digest: the budget of attention for e-mail. */
export const mailsADay = 12;
/** More push messages or LINE messages than these in 24 hours are left out; the portal's list has them all. */
export const ringsADay = 40;
/** What is read is kept this long. */
export const keptDays = 90;

export interface NoticeTimes {
  digestEvery: 'day' | 'week';
  /** 0 to 23, in the member's zone. */
  digestHour: number;
  /** 1 is Monday. */
  digestWeekday: number;
  /** From this hour until that one no telephone rings; null: it may always. */
  quietFrom: number | null;
  quietUntil: number | null;
}

export const usualTimes: NoticeTimes = {
  digestEvery: 'day',
  digestHour: 8,
  digestWeekday: 1,
  quietFrom: 22,
  quietUntil: 7,
};

/** The next moment, later than `after`, at which the member's digest goes out: once on each of its days, whatever clocks do. */
export function nextDigest(times: NoticeTimes, timeZone: string, after: Date): Date {
  const today = wallTime(after, timeZone);
  for (let ahead = 0; ; ahead++) {
    const day = { ...today, day: today.day + ahead };
    const weekday = ((today.weekday - 1 + ahead) % 7) + 1;
    if (times.digestEvery === 'week' && weekday !== times.digestWeekday) continue;
    const moment = momentAt(day, times.digestHour, timeZone);
    if (moment > after) return moment;
  }
}

/** When a telephone may ring: at once, or when the quiet hours end. */
export function nextRing(
  { quietFrom, quietUntil }: NoticeTimes,
  timeZone: string,
  at: Date,
  urgent: boolean,
): Date {
  if (urgent || quietFrom === null || quietUntil === null || quietFrom === quietUntil) return at;
  const here = wallTime(at, timeZone);
  const { hour } = here;
  const quiet =
    quietFrom < quietUntil ? hour >= quietFrom && hour < quietUntil : hour >= quietFrom || hour < quietUntil;
  if (!quiet) return at;
  const end = momentAt(here, quietUntil, timeZone);
  return end > at ? end : momentAt({ ...here, day: here.day + 1 }, quietUntil, timeZone);
}
