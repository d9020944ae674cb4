import { z } from 'zod';
import { defineEndpoint } from '~/platform/api/endpoint';
import { invalidField } from '~/platform/errors';
import { createUpload } from './create-upload.server';
import { uploadShape } from './schema';

export const endpoints = [
  defineEndpoint({
    method: 'POST',
    path: '/uploads',
    summary: 'Upload a picture (PNG, JPEG, WebP, GIF, AVIF; 8 MB, 40 megapixels) as the form field `file`.',
    tag: 'Uploads',
    caller: 'member',
    scope: 'uploads:write',
    multipart: true,
    status: 201,
    answer: z.object({ upload: uploadShape }),
    errors: ['not_a_picture', 'too_large', 'rate_limited'],
    async handle({ actor, form, idempotencyKey }) {
      const file = form?.get('file');
      if (!(file instanceof File) || file.size === 0) throw invalidField('file', 'required');
      const data = Buffer.from(await file.arrayBuffer());
      return { upload: await createUpload(actor, { data }, { idempotencyKey }) };
    },
  }),
];
