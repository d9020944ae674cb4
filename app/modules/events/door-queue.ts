import { decideDoor, type DoorFacts, type DoorRefusal, decideWalkIn, type WalkInRefusal } from './rules';
import type { DoorEntry, DoorList, EventView } from './views';

/** What happened at a door and is on its way to the portal; its nonce makes it count once however often it is sent. */
export interface KeptAct {
  kind: 'scan' | 'walk_in' | 'undo';
  nonce: string;
  at: string;
  door: string;
  /** What the device decided by itself. */
  outcome: DoorOutcome;
  /** Of a ticket; empty for who has none. */
  code: string;
  /** Of who has no ticket. */
  name: string;
  /** Whom they bring along without a ticket. */
  guests: number;
  /** Whose check-in is taken back. */
  registrationId: string;
  /** How many guests of a ticket have come; null until somebody has said. */
  came: number | null;
}

export type DoorOutcome = 'in' | 'undone' | DoorRefusal | WalkInRefusal;

/** What something at the door came to, as it shows it. */
export interface DoorLine {
  nonce: string;
  code: string;
  name: string | null;
  guests: number;
  outcome: DoorOutcome;
  at: string;
  /** Decided by this device alone, and still to be sent. */
  kept: boolean;
}

export type Decided = Pick<DoorLine, 'name' | 'guests' | 'outcome'>;

const longestCode = 60;

/** Pure: what a ticket's text means as a code. */
export function readCode(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, longestCode);
}

const refusals: readonly string[] = [
  'already_checked_in',
  'not_registered',
  'cancelled',
  'waiting',
  'wrong_event',
  'wrong_day',
  'event_full',
] satisfies (DoorRefusal | WalkInRefusal)[];

/** Why something is still on its device: the portal was not reached, knows nobody there, or answered something else. */
export type DoorTrouble = 'unreached' | 'signed_out' | 'refused';

/**
 * Pure: what an answer that is no success means for what was sent. Only a refusal of the door itself settles it; whatever else is
 * said, by the portal or by a network that stands before it, leaves it where it is.
 */
export function readProblem(
  problem: { status: number; code: string } | null,
): DoorRefusal | WalkInRefusal | DoorTrouble {
  if (!problem || problem.status >= 500 || problem.status === 429 || problem.status === 408)
    return 'unreached';
  if (problem.status === 409 && refusals.includes(problem.code)) return problem.code as DoorRefusal;
  return problem.status === 401 ? 'signed_out' : 'refused';
}

export function isTrouble(outcome: string): outcome is DoorTrouble {
  return outcome === 'unreached' || outcome === 'signed_out' || outcome === 'refused';
}

type Times = Pick<EventView, 'id' | 'startsAt' | 'endsAt' | 'checkInMinutes' | 'status'>;

const factsOf = ({ id, startsAt, endsAt, checkInMinutes, status }: Times): DoorFacts['event'] => ({
  id,
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
  checkInMinutes,
  status,
});

/** Pure: what a device without a connection decides about a ticket, by the list that it has with what it did itself (`withKept`). */
export function decideOffline(
  event: Times,
  people: readonly DoorEntry[],
  { code, at }: { code: string; at: Date },
): Decided {
  const person = people.find((one) => one.code === code);
  // Who stands at the door with a seat that is offered to them takes it by coming.
  const status = person?.status === 'offered' ? 'registered' : person?.status;
  const registration = status ? { eventId: event.id, status } : null;
  const outcome = decideDoor({ event: factsOf(event), registration, inside: false, at });
  return { name: person?.name ?? null, guests: person?.guests ?? 0, outcome };
}

/** Pure: the same about somebody without one. How many seats are left only the portal knows; it names who had none. */
export function decideWalkInOffline(event: Times, at: Date): 'in' | WalkInRefusal {
  return decideWalkIn({ event: factsOf(event), hasRoom: true, at, offline: true }) ?? 'in';
}

function afterActs(person: DoorEntry, acts: readonly KeptAct[]): DoorEntry {
  let { status, guestsCame } = person;
  for (const { kind, outcome, code, registrationId, came } of acts) {
    if (kind === 'scan' && outcome === 'in' && code === person.code && status === 'registered') {
      status = 'attended';
      guestsCame = came;
    }
    if (kind === 'undo' && registrationId === person.registrationId && status === 'attended') {
      status = person.walkIn ? 'cancelled' : 'registered';
      guestsCame = null;
    }
  }
  return status === person.status ? person : { ...person, status, guestsCame };
}

/** Pure: the list as the door shows it and decides by: with what it did itself and has still to send. */
export function withKept(people: readonly DoorEntry[], kept: readonly KeptAct[]): readonly DoorEntry[] {
  if (kept.length === 0) return people;
  const walkIns = kept
    .filter(({ kind, outcome }) => kind === 'walk_in' && outcome === 'in')
    .map(({ nonce, name, guests, at }): DoorEntry => ({
      registrationId: nonce,
      memberId: null,
      name,
      code: '',
      guests,
      ticket: 'member',
      status: 'attended',
      walkIn: true,
      position: null,
      attendedAt: at,
      guestsCame: null,
      endReason: '',
    }));
  return [...people.map((person) => afterActs(person, kept)), ...walkIns];
}

/** Pure: the later of two lists; the one that is there already, where both are as old. */
export function laterList(one: DoorList, other: DoorList | null): DoorList {
  return other && other.at > one.at ? other : one;
}

const texts = ['nonce', 'at', 'door', 'code', 'outcome'] as const;

function readAct(value: unknown): KeptAct[] {
  if (typeof value !== 'object' || value === null) return [];
  const one = value as Partial<KeptAct>;
  if (!texts.every((key) => typeof one[key] === 'string')) return [];
  const { kind = 'scan', name = '', guests = 0, registrationId = '', came = null } = one;
  return [{ ...(one as KeptAct), kind, name, guests, registrationId, came }];
}

/** Pure: what of a text from the browser's store is kept; anything else is left out. */
export function readKept(text: string | null): KeptAct[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.flatMap(readAct) : [];
  } catch {
    return [];
  }
}
