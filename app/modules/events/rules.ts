export type EventStatus = 'draft' | 'published' | 'live' | 'done' | 'cancelled';
export type EventWay = 'onsite' | 'online' | 'thread' | 'mixed';
export type RegistrationStatus = 'held' | 'registered' | 'waiting' | 'offered' | 'cancelled' | 'attended';
export type TicketKind = 'member' | 'tier';

const minuteMs = 60_000;
/** How long a seat is held while questions are answered. */
export const holdMs = 15 * minuteMs;
/** An offer is never shorter, unless the event begins before. */
const shortestOfferMs = 10 * minuteMs;

/** Whose seats are taken. */
export const seatedStatuses = [
  'held',
  'offered',
  'registered',
  'attended',
] as const satisfies readonly RegistrationStatus[];

export function takesSeats(status: RegistrationStatus): boolean {
  return (seatedStatuses as readonly RegistrationStatus[]).includes(status);
}

/** Seats that are left; `null` where there is no limit. */
export interface FreeSeats {
  event: number | null;
  member: number | null;
  tier: number | null;
  guest: number | null;
}

export interface Party {
  ticket: TicketKind;
  guests: number;
}

const enough = (free: number | null, wanted: number) => free === null || free >= wanted;

/** Pure: whether there is room for somebody with their guests. */
export function fits(free: FreeSeats, { ticket, guests }: Party): boolean {
  return enough(free.event, 1 + guests) && enough(free[ticket], 1) && enough(free.guest, guests);
}

/** Pure: what is left after a party has come in. */
export function withoutParty(free: FreeSeats, { ticket, guests }: Party): FreeSeats {
  const less = (count: number | null, by: number) => (count === null ? null : count - by);
  return {
    ...free,
    event: less(free.event, 1 + guests),
    guest: less(free.guest, guests),
    [ticket]: less(free[ticket], 1),
  };
}

export interface WaitingParty extends Party {
  id: string;
}

/** Pure: who of the waiting list, in its order, is offered a seat now. Parties that do not fit keep their place. */
export function chooseOffers<Waiting extends WaitingParty>(
  free: FreeSeats,
  waiting: readonly Waiting[],
): Waiting[] {
  const chosen: Waiting[] = [];
  let left = free;
  for (const party of waiting) {
    if (left.event !== null && left.event <= 0) break;
    if (!fits(left, party)) continue;
    left = withoutParty(left, party);
    chosen.push(party);
  }
  return chosen;
}

/**
 * Pure: until when a freed seat is offered to the next. Near the start it is a quarter of what is left, so that several may still be
 * asked; never beyond the start. Once it has begun, offers are as short as they may be, and end with the event.
 */
export function offerUntil(
  at: Date,
  { startsAt, endsAt, offerMinutes }: { startsAt: Date; endsAt: Date; offerMinutes: number },
): Date {
  const end = at < startsAt ? startsAt : endsAt;
  const leftMs = at < startsAt ? startsAt.getTime() - at.getTime() : 0;
  const ms = Math.min(offerMinutes * minuteMs, Math.max(shortestOfferMs, leftMs / 4));
  return new Date(Math.min(at.getTime() + ms, end.getTime()));
}

export interface WindowFacts {
  status: EventStatus;
  startsAt: Date;
  endsAt: Date;
  opensAt: Date | null;
  closesAt: Date | null;
}

export type RegistrationPhase = 'draft' | 'early' | 'open' | 'closed' | 'over' | 'cancelled';

/** Pure: whether one can register. Without a window: from the announcement until the end. */
export function registrationPhase(event: WindowFacts, at: Date): RegistrationPhase {
  if (event.status === 'draft' || event.status === 'cancelled') return event.status;
  if (event.status === 'done' || at >= event.endsAt) return 'over';
  if (event.opensAt && at < event.opensAt) return 'early';
  return at >= (event.closesAt ?? event.endsAt) ? 'closed' : 'open';
}

/** Refusals at the door, as the API names them. */
export type DoorRefusal =
  'already_checked_in' | 'not_registered' | 'cancelled' | 'waiting' | 'wrong_event' | 'wrong_day';

export interface DoorFacts {
  event: { id: string; startsAt: Date; endsAt: Date; checkInMinutes: number; status: EventStatus };
  /** Null where no ticket has the code. */
  registration: { eventId: string; status: RegistrationStatus } | null;
  /** Whether its party is in already. */
  inside: boolean;
  /** When it was scanned. */
  at: Date;
}

/** How long after the end somebody may still be let in, for doors that are synced late. */
const lateMs = 60 * minuteMs;

function isOpenDoor(event: DoorFacts['event'], at: Date): boolean {
  const opens = event.startsAt.getTime() - event.checkInMinutes * minuteMs;
  return at.getTime() >= opens && at.getTime() <= event.endsAt.getTime() + lateMs;
}

export type WalkInRefusal = 'event_full' | 'cancelled' | 'wrong_day';

/** Pure: why somebody without a ticket does not come in; null where they do. What a door did offline it may tell once it is over. */
export function decideWalkIn({
  event,
  hasRoom,
  at,
  offline,
}: Pick<DoorFacts, 'event' | 'at'> & { hasRoom: boolean; offline: boolean }): WalkInRefusal | null {
  if (event.status === 'cancelled') return 'cancelled';
  if (!isOpenDoor(event, at) || (event.status === 'done' && !offline)) return 'wrong_day';
  return hasRoom ? null : 'event_full';
}

/** Pure: what is kept of how many guests came: null where all did. */
export function guestsCame(seats: number, came: number | undefined): number | null {
  return came === undefined || came >= seats ? null : came;
}

/** Pure: whether a ticket opens the door, or why not. */
export function decideDoor({ event, registration, inside, at }: DoorFacts): DoorRefusal | 'in' {
  if (!registration) return 'not_registered';
  if (registration.eventId !== event.id) return 'wrong_event';
  if (event.status === 'cancelled' || registration.status === 'cancelled') return 'cancelled';
  if (inside || registration.status === 'attended') return 'already_checked_in';
  if (registration.status === 'waiting') return 'waiting';
  if (registration.status !== 'registered') return 'not_registered';
  return isOpenDoor(event, at) ? 'in' : 'wrong_day';
}

/**
 * Pure: whether somebody with a seat has come by what they do while it is live. Its page is the room of one in the thread alone: who goes
 * to a place looks there for the way, or follows no link before they have decided.
 */
export function comesBy(
  { way, status }: { way: EventWay; status: EventStatus },
  act: 'room' | 'link' | 'word',
): boolean {
  if (status !== 'live' || way === 'onsite') return false;
  return act !== 'room' || way === 'thread';
}

/**
 * Pure: when a ticket was scanned. Of a device that was offline its own clock counts, as far as it can be true: not from the future, and
 * not from before its ticket was there; however late it comes. Otherwise the portal's.
 */
export function scannedAt(
  { at, offline }: { at?: Date | undefined; offline: boolean },
  ticketFrom: Date,
  arrived: Date,
): Date {
  if (!offline || !at) return arrived;
  return new Date(Math.min(arrived.getTime(), Math.max(ticketFrom.getTime(), at.getTime())));
}

export const reminders = [
  { name: 'week', beforeMs: 7 * 86_400_000 },
  { name: 'day', beforeMs: 86_400_000 },
  { name: 'hour', beforeMs: 3_600_000 },
] as const;
export type ReminderName = (typeof reminders)[number]['name'];

/** Pure: how many of the reminders are over at a moment. The last of them is the one to tell; earlier ones are old. */
export function remindersDue(startsAt: Date, at: Date): number {
  return reminders.filter(({ beforeMs }) => startsAt.getTime() - beforeMs <= at.getTime()).length;
}

/** What one party pays in points. */
export function priceOf(
  prices: Record<'member' | 'tier' | 'guest', number>,
  { ticket, guests }: Party,
): number {
  return prices[ticket] + guests * prices.guest;
}

const shownAtHome = 4;

/** Pure: what a club's home shows of what comes, in its order: what is live stands first, of a series the next one, and nothing that was called off. */
export function chooseForHome<Event extends { status: EventStatus; seriesId: string | null }>(
  coming: readonly Event[],
): Event[] {
  const series = new Set<string>();
  const chosen = coming.filter(({ status, seriesId }) => {
    if (status === 'cancelled') return false;
    if (seriesId === null) return true;
    if (series.has(seriesId)) return false;
    series.add(seriesId);
    return true;
  });
  const rank = ({ status }: Event) => (status === 'live' ? 0 : 1);
  return chosen.toSorted((a, b) => rank(a) - rank(b)).slice(0, shownAtHome);
}

/** How far ahead what is announced may begin, and how long it may last. Beyond that somebody mistyped a date. */
export const mostYearsAhead = 5;
export const mostDaysLong = 31;
const dayMs = 86_400_000;

export interface DateProblem {
  field: 'startsAt' | 'endsAt';
  code: 'over_already' | 'too_far_ahead' | 'lasts_too_long';
  params?: Record<string, number>;
}

/** Pure: why an event with these dates is not announced; null where they are sane. */
export function dateProblem(
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  at: Date,
): DateProblem | null {
  if (endsAt <= at) return { field: 'endsAt', code: 'over_already' };
  const furthest = new Date(at);
  furthest.setUTCFullYear(at.getUTCFullYear() + mostYearsAhead);
  if (startsAt > furthest)
    return { field: 'startsAt', code: 'too_far_ahead', params: { years: mostYearsAhead } };
  // Clocks that go back within it make it an hour longer.
  const longestMs = mostDaysLong * dayMs + 60 * minuteMs;
  return endsAt.getTime() - startsAt.getTime() > longestMs
    ? { field: 'endsAt', code: 'lasts_too_long', params: { days: mostDaysLong } }
    : null;
}

/** How many members must find a question out of place for the portal to put it aside by itself. */
export const flagsToPutAside = 3;

/** How many questions of one member may wait in an event's queue. */
export const mostOpenQuestions = 10;

export const reactionNames = ['clap', 'heart', 'laugh', 'wow'] as const;
export type LiveReaction = (typeof reactionNames)[number];
