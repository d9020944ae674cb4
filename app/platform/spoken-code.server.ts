import { randomInt } from 'node:crypto';

/** Without the letters and digits that are mistaken for one another when a code is read out or copied by hand. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A code for people to read out: so many letters and digits, nearly 5 bits each, in groups of `group` parted by `-` where that is given. */
export function newSpokenCode(length: number, { group = length }: { group?: number } = {}): string {
  const code = Array.from({ length }, () => letters[randomInt(letters.length)]!);
  return code.map((letter, at) => (at > 0 && at % group === 0 ? `-${letter}` : letter)).join('');
}
