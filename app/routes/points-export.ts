import { Readable } from 'node:stream';
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { exportStatement } from '~/modules/loyalty/export-statement.server';
import { page } from '~/platform/http/page.server';

/** One's own statement as a file. */
export const loader = page(({ request, context }: LoaderFunctionArgs) => {
  const format = new URL(request.url).searchParams.get('format') === 'json' ? 'json' : 'csv';
  const pieces = exportStatement(context.actor, { format, locale: context.locale });
  return new Response(createReadableStreamFromReadable(Readable.from(pieces)), {
    headers: {
      'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="points.${format}"`,
      'Cache-Control': 'no-store',
    },
  });
});
