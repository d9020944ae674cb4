import { createUpload } from '~/modules/uploads/create-upload.server';
import type { MemberActor } from '~/platform/actor';
import { drawPng } from '~/platform/pictures-drawn.server';

/** Drawings as uploads of whoever shows them. */
export interface DemoPictures {
  /** The id of the upload; undefined where there is no such drawing. */
  upload(actor: MemberActor, drawing: string): Promise<string | undefined>;
}

/** `drawings`: key → what draws it, as SVG. Each is drawn once, however many members show it. */
export function createDemoPictures(drawings: Record<string, () => string>): DemoPictures {
  const drawn = new Map<string, Promise<Buffer>>();
  return {
    async upload(actor, key) {
      const draw = drawings[key];
      if (!draw) return undefined;
      const png = drawn.get(key) ?? drawPng(draw());
      drawn.set(key, png);
      return (await createUpload(actor, { data: await png })).id;
    },
  };
}
