import { newSpokenCode } from '~/platform/spoken-code.server';

/** A code to join a club by: 8 letters, 39 bits. */
export function newJoinCode(): string {
  return newSpokenCode(8);
}
