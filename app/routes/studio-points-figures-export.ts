import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportPointFigures } from '~/modules/loyalty/get-figures.server';
import { page } from '~/platform/http/page.server';

/** The figures of points as a file. */
export const loader = page(
  async ({ context: { actor, timeZone } }: LoaderFunctionArgs) =>
    new Response(await exportPointFigures(actor, timeZone), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="points.csv"',
        'Cache-Control': 'no-store',
      },
    }),
);
