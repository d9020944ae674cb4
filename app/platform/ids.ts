import { v7, validate } from 'uuid';

/** A new id: a UUID version 7 (RFC 9562), so that ids sort by time and new rows stand together on disk. */
export function newId(): string {
  return v7();
}

/** A new id for something that came to be at another time, so that it sorts among what came to be then. */
export function newIdAt(at: Date): string {
  return v7({ msecs: Math.max(0, at.getTime()) });
}

/** Whether a text from outside can be an id of ours at all; anything else is `not_found`, never a database error. */
export function isId(value: string): boolean {
  return validate(value);
}
