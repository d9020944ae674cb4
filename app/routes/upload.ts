import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { showsRecordPhoto } from '~/modules/clubs/list-records.server';
import { showsQuestionPhoto } from '~/modules/questions/share-record.server';
import { openUpload } from '~/modules/uploads/open-upload.server';
import { page } from '~/platform/http/page.server';

// A name is never used for other bytes, so whoever may keep it may keep it long; a closed club's pictures not beyond a day,
// because members leave.
const keepForEverybody = 'public, max-age=31536000, immutable';
const keepForOne = 'private, max-age=86400, immutable';

export const loader = page(async ({ request, params, context }: LoaderFunctionArgs) => {
  const size = new URL(request.url).searchParams.get('size');
  const upload = await openUpload(context.actor, params.id ?? '', size === 'thumb' ? 'thumb' : 'whole', [
    showsRecordPhoto,
    showsQuestionPhoto,
  ]);
  const headers = {
    'Content-Type': upload.mime,
    'Content-Length': String(upload.bytes),
    'Content-Disposition': 'inline',
    // Even if something in here were taken for a page, it could do nothing.
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-site',
    'Cache-Control': upload.confidential ? 'no-store' : upload.forEverybody ? keepForEverybody : keepForOne,
  };
  if (request.method === 'HEAD') {
    upload.stream.destroy();
    return new Response(null, { headers });
  }
  return new Response(createReadableStreamFromReadable(upload.stream), { headers });
});
