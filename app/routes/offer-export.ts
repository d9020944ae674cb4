import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportOrders } from '~/modules/offers/export-orders.server';
import { salesChannels } from '~/modules/offers/rules';
import { page } from '~/platform/http/page.server';
import { translatorFor } from '~/platform/i18n/translators.server';

/** Orders as a file, for making them or for delivering them. */
export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const search = new URL(request.url).searchParams;
  const kind = search.get('kind') === 'delivery' ? 'delivery' : 'production';
  const channel = salesChannels.find((name) => name === search.get('channel'));
  const t = translatorFor(context.locale);
  return new Response(await exportOrders(context.actor, params.id!, { kind, channel, t }), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${kind}${channel ? `-${channel}` : ''}.csv"`,
      'Cache-Control': 'no-store',
    },
  });
});
