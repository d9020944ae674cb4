import { isId } from './ids';

type PartKind = 'id' | 'time' | 'number' | 'flag' | 'text';

const isPart: Record<PartKind, (part: string) => boolean> = {
  id: isId,
  time: (part) => part.length < 40 && !Number.isNaN(Date.parse(part)),
  number: (part) => /^-?\d{1,15}$/.test(part),
  flag: (part) => part === '0' || part === '1',
  text: (part) => part.length <= 300,
};

/**
 * A cursor names the last row of a page by what the list is sorted by, so that pages hold together while rows come and
 * go. Opaque to clients; one that cannot be read starts the list anew.
 */
export function writeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The parts of a cursor as text, or undefined when it is not one of these kinds of parts. */
export function readCursor(cursor: string | undefined, kinds: readonly PartKind[]): string[] | undefined {
  if (!cursor) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(parts) || parts.length !== kinds.length) return undefined;
    const valid = parts.every(
      (part: unknown, index) => typeof part === 'string' && isPart[kinds[index]!](part),
    );
    return valid ? (parts as string[]) : undefined;
  } catch {
    return undefined;
  }
}
