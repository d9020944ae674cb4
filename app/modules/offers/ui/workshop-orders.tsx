import { Link } from '@remix-run/react';
import { Download } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Facts } from '~/ui/facts';
import { Form } from '~/ui/form';
import { LoadMore } from '~/ui/load-more';
import type { Workshop } from '../get-workshop.server';
import { offerPaths } from '../paths';
import { type SalesChannel, salesChannels } from '../rules';
import type { WorkshopOrder } from '../views';
import { ChannelTabs, HandleAll } from './channel-orders';
import { FreedCard } from './freed-card';
import { Ending } from './order-ending';
import { Missing, OrderState, PaymentLines } from './order-parts';

type Part = { workshop: Workshop };

function OrderCard({ order, workshop }: Part & { order: WorkshopOrder }) {
  const { t, format } = useI18n();
  const { may } = workshop;
  const { id, number, buyer, option, quantity, attributes, contact, balance, currency, payments, state } =
    order;
  const waiting = payments.find((payment) => payment.state === 'pending');
  const hand = (intent: string, words: string) => (
    <Form intent={`${intent}-${id}`}>
      <input type="hidden" name="orderId" value={id} />
      {waiting ? <input type="hidden" name="paymentId" value={waiting.id} /> : null}
      <Button size="sm">{words}</Button>
    </Form>
  );
  return (
    <Card as="li">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-base font-semibold">
          {number} · {buyer.name}
        </h2>
        <OrderState state={state} />
      </div>
      <Facts>
        {t('offers:orders.what', { quantity: format.number(quantity), name: option.name })}
        {t(`offers:channels.${option.channel}`)}
        {Object.values(attributes).join(', ') || null}
      </Facts>
      <Missing missing={order.missing} />
      {contact.address || contact.phone ? (
        <p className="mt-1 whitespace-pre-line">
          {[contact.name, contact.phone, contact.address].filter(Boolean).join('\n')}
        </p>
      ) : null}
      <details className="mt-2">
        <summary className="cursor-pointer">
          {balance.due > 0
            ? t('offers:orders.due', { amount: format.money(balance.due, currency) })
            : t('offers:orders.paid')}
        </summary>
        <PaymentLines payments={payments} currency={currency} />
      </details>
      <div className="mt-3 flex flex-wrap gap-2">
        {may.produce && (state === 'placed' || state === 'in_production')
          ? hand('shipped', t('offers:orders.ship'))
          : null}
        {may.produce && !['delivered', 'cancelled'].includes(state)
          ? hand('delivered', t('offers:orders.deliver'))
          : null}
        {(may.produce || may.serve) && balance.due > 0 && !waiting
          ? hand('receive', t('offers:orders.receive'))
          : null}
        {may.serve && waiting ? hand('seen', t('offers:orders.seen')) : null}
        {may.serve && waiting ? hand('missing', t('offers:orders.missing')) : null}
        {may.serve && balance.toRefund > 0 ? hand('refund', t('offers:orders.refund')) : null}
      </div>
      {may.serve ? <Ending order={order} /> : null}
    </Card>
  );
}

/** What was offered anew, each with the way to who claimed it. */
function OfferedAnew({ workshop }: Part) {
  const { t, format } = useI18n();
  const { quick, offer } = workshop;
  if (quick.length === 0) return null;
  return (
    <Section title={t('offers:claims.ofOffer')}>
      <ul className="space-y-1">
        {quick.map(({ id, title, quantity, remaining }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3">
            <Link to={offerPaths.claims(offer.clubSlug, id)} className="inline-flex min-h-11 items-center">
              {title}
            </Link>
            <span className="text-sm text-muted">
              {t('offers:quick.went', { count: quantity - remaining, quantity: format.number(quantity) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Orders with who gets them where, payments, and the files for making and delivering them. */
export function Orders({ workshop, channel }: Part & { channel: SalesChannel | null }) {
  const { t } = useI18n();
  const { offer, orders, may } = workshop;
  if (!orders) return null;
  return (
    <div className="space-y-4">
      {workshop.freed.map((freed) => (
        <FreedCard key={freed.optionId} freed={freed} workshop={workshop} />
      ))}
      <OfferedAnew workshop={workshop} />
      {may.produce ? (
        <p className="flex flex-wrap gap-x-4 gap-y-2">
          <a
            href={offerPaths.export(offer.clubSlug, offer.id, 'production')}
            className="inline-flex items-center gap-1.5"
          >
            <Download aria-hidden="true" className="size-4" />
            {t('offers:orders.exportProduction')}
          </a>
          {salesChannels
            .filter((channel) => offer.options.some((option) => option.channel === channel))
            .map((channel) => (
              <a
                key={channel}
                href={offerPaths.export(offer.clubSlug, offer.id, 'delivery', channel)}
                className="inline-flex items-center gap-1.5"
              >
                <Download aria-hidden="true" className="size-4" />
                {t('offers:orders.exportDelivery', { channel: t(`offers:channels.${channel}`) })}
              </a>
            ))}
        </p>
      ) : null}
      <ChannelTabs workshop={workshop} channel={channel} />
      <HandleAll workshop={workshop} channel={channel} />
      {orders.items.length === 0 ? (
        <EmptyState small title={t('offers:orders.noneYet')} />
      ) : (
        <ul className="grid gap-3 lg:grid-cols-2">
          {orders.items.map((order) => (
            <OrderCard key={order.id} order={order} workshop={workshop} />
          ))}
        </ul>
      )}
      <LoadMore next={orders.next} />
      <p>
        <Link to={offerPaths.offer(offer.clubSlug, offer.id)}>{t('offers:workshop.toPage')}</Link>
      </p>
    </div>
  );
}
