import { Readable } from 'node:stream';
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { exportClaims } from '~/modules/offers/list-claims.server';
import { page } from '~/platform/http/page.server';

/** Who claimed how much of a quick offer, as a table. */
export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const pieces = await exportClaims(context.actor, params.id!, params.slug!);
  return new Response(createReadableStreamFromReadable(Readable.from(pieces)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="claims.csv"',
      'Cache-Control': 'no-store',
    },
  });
});
