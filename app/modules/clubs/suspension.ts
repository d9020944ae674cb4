/** A suspension without an end has this one: a moment like any other to all that compares. */
export const withoutEnd = new Date('9999-12-31T00:00:00.000Z');

export function isWithoutEnd(until: Date | string): boolean {
  return new Date(until).getUTCFullYear() >= 9999;
}
