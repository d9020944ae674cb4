import { takePicture } from '~/modules/uploads/take-picture.server';
import type { Actor } from '~/platform/actor';
import { nestValues } from '~/platform/nested-values';
import type { RecordTypeView, RecordView } from './views';

/**
 * What a record's form sends, with the ids of photos in their fields: a new one, else the one that is there unless it was
 * taken out. @throws as createUpload, at `values.<key>`
 */
export async function takeRecordValues(
  actor: Actor,
  form: Record<string, unknown>,
  { type, before = {} }: { type: RecordTypeView; before?: RecordView['values'] },
): Promise<Record<string, unknown>> {
  const values = { ...(nestValues(form).values as Record<string, unknown> | undefined) };
  for (const { key, kind } of type.fields) {
    if (kind !== 'photo') continue;
    const taken = await takePicture(actor, form, `values.${key}`);
    values[key] = taken === undefined ? before[key] : (taken ?? undefined);
  }
  return values;
}
