import { Readable } from 'node:stream';
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { exportPeople } from '~/modules/events/door-people.server';
import { page } from '~/platform/http/page.server';

/** Who comes and came, as a table. */
export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const pieces = await exportPeople(context.actor, params.id!, params.slug!);
  return new Response(createReadableStreamFromReadable(Readable.from(pieces)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="people.csv"',
      'Cache-Control': 'no-store',
    },
  });
});
