import type { LoaderFunctionArgs } from '@remix-run/node';
import { getSurprise } from '~/modules/loyalty/surprise.server';
import { page } from '~/platform/http/page.server';

/** A draw as a file: what `chomrom draw repeat` reads. */
export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { surprise, draw } = await getSurprise(context.actor, params.id!);
  return new Response(`${JSON.stringify({ surprise, draw }, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="draw.json"',
      'Cache-Control': 'no-store',
    },
  });
});
