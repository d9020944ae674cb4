/** A pattern for SQL's LIKE on lower-cased text that finds `part` anywhere in it, whatever signs it holds. */
export function containsPattern(part: string): string {
  return `%${part
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
