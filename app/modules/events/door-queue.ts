import type { DoorRefusal } from './rules';
import type { DoorPerson } from './views';

/** A scan on its way to the portal; its nonce makes it count once however often it is sent. */
export interface KeptScan {
  code: string;
  nonce: string;
  at: string;
  door: string;
}

/** What a scan came to, as the door shows it. */
export interface ScanLine {
  nonce: string;
  code: string;
  name: string | null;
  guests: number;
  outcome: 'in' | DoorRefusal | 'failed';
  at: string;
  /** Decided by this device alone, and still to be sent. */
  kept: boolean;
}

/** Pure: what a ticket's text means as a code. */
export function readCode(text: string): string {
  return text.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

/** Pure: what a device without a connection decides by the list that it has, and by what it let in itself. */
export function decideOffline(
  people: readonly DoorPerson[],
  insideHere: ReadonlySet<string>,
  code: string,
): Pick<ScanLine, 'name' | 'guests' | 'outcome'> {
  const person = people.find((one) => one.code === code);
  if (!person) return { name: null, guests: 0, outcome: 'not_registered' };
  const { name, guests, status } = person;
  const outcome =
    status === 'attended' || insideHere.has(code)
      ? 'already_checked_in'
      : status === 'registered'
        ? 'in'
        : status === 'waiting' || status === 'cancelled'
          ? status
          : 'not_registered';
  return { name, guests, outcome };
}

const most = 2_000;

/** Pure: what of a text from the browser's store are kept scans; anything else is left out. */
export function readKept(text: string | null): KeptScan[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(value)) return [];
    return value
      .filter(
        (one): one is KeptScan =>
          typeof one === 'object' &&
          one !== null &&
          ['code', 'nonce', 'at', 'door'].every((key) => typeof (one as never)[key] === 'string'),
      )
      .slice(0, most);
  } catch {
    return [];
  }
}
