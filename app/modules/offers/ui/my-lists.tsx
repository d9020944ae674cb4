import { Link } from '@remix-run/react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Facts } from '~/ui/facts';
import { LoadMore } from '~/ui/load-more';
import { Tag } from '~/ui/tag';
import { offerPaths } from '../paths';
import type { MyClaimView, MyPledgeView, OrderView } from '../views';
import { OrderState } from './order-parts';

interface Listed<Item> {
  items: Item[];
  next: string | null;
}

/** What the reader ordered, of all clubs. */
export function MyOrders({ items, next }: Listed<OrderView>) {
  const { t, format } = useI18n();
  if (items.length === 0)
    return <EmptyState title={t('offers:orders.none')}>{t('offers:orders.noneHint')}</EmptyState>;
  return (
    <>
      <ul className="space-y-3">
        {items.map((order) => (
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
      <LoadMore next={next} />
    </>
  );
}

/** What the reader pledged for and what is not decided yet, of all clubs. */
export function MyPledges({ items, next }: Listed<MyPledgeView>) {
  const { t, format } = useI18n();
  if (items.length === 0)
    return (
      <EmptyState title={t('offers:orders.nonePledged')}>{t('offers:orders.nonePledgedHint')}</EmptyState>
    );
  return (
    <>
      <ul className="space-y-3">
        {items.map(({ id, offer, option, min, max, inLine }) => (
          <Card as="li" key={id} lifts>
            <h2 className="text-lg">
              <Link to={offer.url}>{offer.title}</Link>
            </h2>
            <Facts>
              {t('offers:orders.what', {
                quantity: min === max ? format.number(max) : `${format.number(min)}–${format.number(max)}`,
                name: option.name,
              })}
              {t(`offers:channels.${option.channel}`)}
              {t('offers:orders.heldUntil', { date: format.dateTime(offer.deadline) })}
            </Facts>
            {inLine ? <p className="mt-1 text-sm">{t('offers:pledge.inLine')}</p> : null}
          </Card>
        ))}
      </ul>
      <LoadMore next={next} />
    </>
  );
}

/** What the reader claimed of quick offers, of all clubs. */
export function MyClaims({ items, next }: Listed<MyClaimView>) {
  const { t, format } = useI18n();
  if (items.length === 0)
    return <EmptyState title={t('offers:orders.noneClaimed')}>{t('offers:quick.noneHint')}</EmptyState>;
  return (
    <>
      <ul className="space-y-3">
        {items.map((claim) => (
          <Card as="li" key={claim.id} lifts>
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h2 className="text-lg">
                <Link to={offerPaths.quickOffer(claim.clubSlug, claim.quickOfferId)}>{claim.title}</Link>
              </h2>
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
      <LoadMore next={next} />
    </>
  );
}
