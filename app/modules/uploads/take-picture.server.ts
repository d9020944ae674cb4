import type { Actor } from '~/platform/actor';
import { createUpload } from './create-upload.server';

/**
 * Keeps the picture of a form's file field and answers its id; undefined where none was chosen, `null` where the box to take
 * the present one out was ticked. What is wrong with it comes back at `field`. @throws as createUpload
 */
export async function takePicture(
  actor: Actor,
  values: Record<string, unknown>,
  field: string,
): Promise<string | null | undefined> {
  const given = values[field];
  if (given instanceof File)
    return (await createUpload(actor, { data: Buffer.from(await given.arrayBuffer()), field })).id;
  return values[`${field}Out`] === 'on' ? null : undefined;
}
