import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listMyClaims, listMyOrders } from '~/modules/offers/list-orders.server';
import { listMyPledges } from '~/modules/offers/list-my-pledges.server';
import { listOrdersInput } from '~/modules/offers/schema';
import { MyClaims, MyOrders, MyPledges } from '~/modules/offers/ui/my-lists';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { givenValues } from '~/platform/nested-values';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tabs } from '~/ui/tabs';

const views = ['orders', 'pledges', 'claims'] as const;

export const loader = page(async ({ request, context: { actor, locale } }: LoaderFunctionArgs) => {
  const search = givenValues(Object.fromEntries(new URL(request.url).searchParams));
  const query = listOrdersInput.parse(search);
  const view = views.find((name) => name === search.view) ?? 'orders';
  return {
    view,
    orders: view === 'orders' ? await listMyOrders(actor, query) : null,
    pledges: view === 'pledges' ? await listMyPledges(actor, { ...query, state: 'held' }) : null,
    claims: view === 'claims' ? await listMyClaims(actor, query) : null,
    title: translatorFor(locale)('offers:orders.title'),
  };
});

export const clientLoader = loaderOfRoom('offers');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function Orders() {
  const { view, orders, pledges, claims, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={title} lead={t('offers:orders.lead')}>
      <Tabs
        label={title}
        className="mb-4"
        tabs={views.map((name) => ({
          to: name === 'orders' ? '?' : `?view=${name}`,
          label: t(`offers:orderViews.${name}`),
          current: name === view,
        }))}
      />
      {orders ? <MyOrders {...orders} /> : null}
      {pledges ? <MyPledges {...pledges} /> : null}
      {claims ? <MyClaims {...claims} /> : null}
    </Page>
  );
}
