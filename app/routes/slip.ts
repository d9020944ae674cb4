import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { openSlip } from '~/modules/offers/pay-order.server';
import { page } from '~/platform/http/page.server';

/** The picture of a bank's slip, for whoever paid and the brand; nothing between keeps it. */
export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const slip = await openSlip(context.actor, params.id!);
  return new Response(createReadableStreamFromReadable(slip.stream), {
    headers: {
      'Content-Type': slip.mime,
      'Content-Length': String(slip.bytes),
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Content-Disposition': 'inline',
    },
  });
});
