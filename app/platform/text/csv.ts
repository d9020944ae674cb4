/**
 * Pure: a value of a CSV file. Numbers stand as they are; text that a spreadsheet would run as a formula is text to it, and what would
 * end a cell or a line is quoted, whichever of comma and semicolon the reader's spreadsheet parts cells by.
 */
export function csvValue(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Spreadsheets take a file for UTF-8 by this mark at its beginning alone. */
export const csvMark = '\uFEFF';

/** A line of a CSV file. */
export function csvLine(values: readonly (string | number)[]): string {
  return `${values.map((value) => csvValue(String(value))).join(',')}\r\n`;
}
