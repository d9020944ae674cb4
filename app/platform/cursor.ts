import type { z } from 'zod';
import { invalidField } from './errors';

/** Where a list goes on, as an opaque text for `?cursor=`: the sort values of the last item shown. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return btoa(JSON.stringify(values)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Reads a cursor that `encodeCursor` made; undefined when there is none. @throws invalid when it is none of ours */
export function decodeCursor<Schema extends z.ZodType>(
  schema: Schema,
  cursor: string | undefined,
): z.output<Schema> | undefined {
  if (!cursor) return undefined;
  try {
    return schema.parse(JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))));
  } catch {
    throw invalidField('cursor', 'invalid');
  }
}
