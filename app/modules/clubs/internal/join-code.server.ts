import { randomInt } from 'node:crypto';

// Without the letters and digits that people mistake for one another when they copy a code by hand.
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A code to join a club by: 8 letters, 39 bits. */
export function newJoinCode(): string {
  return Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('');
}
