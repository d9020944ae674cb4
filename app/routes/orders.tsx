import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { listMyClaims, listMyOrders } from '~/modules/offers/list-orders.server';
import { listOrdersInput } from '~/modules/offers/schema';
import { OrderState } from '~/modules/offers/ui/order-parts';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { givenValues } from '~/platform/nested-values';
import { Card, Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Facts } from '~/ui/facts';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';
import { offerPaths } from '~/modules/offers/paths';

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => {
  const query = listOrdersInput.parse(givenValues(Object.fromEntries(new URL(request.url).searchParams)));
  const [orders, claims] = await Promise.all([
    listMyOrders(context.actor, query),
    listMyClaims(context.actor),
  ]);
  return {
    orders,
    claims: query.cursor ? claims.slice(0, 0) : claims,
    title: translatorFor(context.locale)('offers:orders.title'),
  };
});

export const clientLoader = loaderOfRoom('offers');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function Orders() {
  const { orders, claims, title } = useLoaderData<typeof loader>();
  const { t, format } = useI18n();
  return (
    <Page title={title} lead={t('offers:orders.lead')}>
      {orders.items.length === 0 && claims.length === 0 ? (
        <EmptyState title={t('offers:orders.none')}>{t('offers:orders.noneHint')}</EmptyState>
      ) : null}
      <ul className="space-y-3">
        {orders.items.map((order) => (
          <Card as="li" key={order.id} lifts>
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h2 className="text-lg">
                <Link to={order.url}>{order.offer.title}</Link>
              </h2>
              <OrderState state={order.state} />
            </div>
            <Facts>
              {t('offers:orders.number', { number: order.number })}
              {t('offers:orders.what', { quantity: format.number(order.quantity), name: order.option.name })}
              {format.money(order.total, order.currency)}
              {order.balance.due > 0
                ? t('offers:orders.due', { amount: format.money(order.balance.due, order.currency) })
                : null}
            </Facts>
          </Card>
        ))}
      </ul>
      <LoadMore next={orders.next} />
      {claims.length > 0 ? (
        <Section title={t('offers:orders.claims')} className="mt-8">
          <ul className="space-y-3">
            {claims.map((claim) => (
              <Card as="li" key={claim.id}>
                <div className="flex flex-wrap items-center justify-between gap-2">
                  <h3 className="text-lg">
                    <Link to={offerPaths.claims(claim.clubSlug, claim.quickOfferId)}>{claim.title}</Link>
                  </h3>
                  <Tag tone={claim.collectedAt ? 'positive' : 'accent'}>
                    {t(claim.collectedAt ? 'offers:orders.collected' : 'offers:orders.toCollect')}
                  </Tag>
                </div>
                <Facts>
                  {t('offers:orders.number', { number: claim.number })}
                  {format.number(claim.quantity)}
                  {format.money(claim.total, claim.currency)}
                </Facts>
              </Card>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  );
}
