import { aheadMinutes } from '~/platform/i18n/zoned-time';

/** The moment that a form's `YYYY-MM-DDTHH:MM` is where the reader is, as ISO 8601; anything else as it came, for the schema to refuse. */
export function momentOf(value: unknown, timeZone: string): unknown {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(value)) return value;
  const asUtc = new Date(`${value}Z`);
  if (Number.isNaN(asUtc.getTime())) return value;
  const guess = new Date(asUtc.getTime() - aheadMinutes(asUtc, timeZone) * 60_000);
  // The clocks may have changed between the two.
  return new Date(asUtc.getTime() - aheadMinutes(guess, timeZone) * 60_000).toISOString();
}

/** A moment as such a field shows it. */
export function fieldOf(moment: string, timeZone: string): string {
  const at = new Date(moment);
  return new Date(at.getTime() + aheadMinutes(at, timeZone) * 60_000).toISOString().slice(0, 16);
}
