import { v7, validate } from 'uuid';

/** A new id: a UUID version 7 (RFC 9562), so that ids sort by time and new rows stand together on disk. */
export function newId(): string {
  return v7();
}

/** Whether a text from outside can be an id of ours at all; anything else is `not_found`, never a database error. */
export function isId(value: string): boolean {
  return validate(value);
}
