import { z } from 'zod';

export const uploadShape = z.object({
  id: z.string(),
  url: z.string(),
  /** In pixels, of the whole picture. */
  width: z.int(),
  height: z.int(),
});
export type UploadView = z.output<typeof uploadShape>;
