import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { changeOrder } from '~/modules/offers/change-order.server';
import { getOrderPage } from '~/modules/offers/get-order-page.server';
import { payOrder } from '~/modules/offers/pay-order.server';
import { offerPaths } from '~/modules/offers/paths';
import { changeOrderInput } from '~/modules/offers/schema';
import {
  CancelledByBrand,
  Changes,
  History,
  Missing,
  OrderState,
  Payments,
} from '~/modules/offers/ui/order-parts';
import { ShareWords } from '~/modules/offers/ui/pledge-result';
import { StageTrack } from '~/modules/offers/ui/stage-track';
import { useReload } from '~/modules/offers/ui/use-offers';
import { takePicture } from '~/modules/uploads/take-picture.server';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Facts } from '~/ui/facts';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { order, heads } = await getOrderPage(context.actor, params.id!);
  const title = translatorFor(context.locale)('offers:orders.one', { number: order.number });
  return { order, heads, title };
});

export const clientLoader = loaderOfRoom('offers');

function valueOf(values: Record<string, unknown>): unknown {
  const { attribute, value, name, phone, address } = values;
  if (attribute === 'address') return { name, phone, address };
  if (attribute === 'quantity') return Number(value);
  return attribute === 'cancel' ? true : value;
}

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ params, context: { actor }, values, idempotencyKey }) => {
    const orderId = params.id!;
    const done = (word: string) => redirect(`${offerPaths.order(orderId)}?done=${word}`);
    if (values.intent === 'pickup') {
      await payOrder(actor, { orderId, method: 'pickup' }, { idempotencyKey });
      return done('pickup');
    }
    if (values.intent === 'transfer') {
      const slipId = (await takePicture(actor, values, 'slip')) ?? undefined;
      await payOrder(actor, { orderId, method: 'transfer', slipId }, { idempotencyKey });
      return done('transfer');
    }
    const { attribute, shown } = values;
    const shownFee = values.shownFee === undefined ? undefined : Number(values.shownFee);
    const input = parseInput(changeOrderInput, { attribute, shown, shownFee, value: valueOf(values) });
    await changeOrder(actor, { ...input, orderId }, { idempotencyKey });
    return done(attribute === 'cancel' ? 'cancelled' : 'changed');
  })(args);

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

const none: string[] = [];

export default function Order() {
  const { order, heads, title } = useLoaderData<typeof loader>();
  const { t, format } = useI18n();
  useReload(heads);
  const { offer, option, contact, stages } = order;
  return (
    <Page
      refusalsAboveBut={none}
      title={title}
      above={
        <div className="mb-2 flex flex-wrap items-center gap-2">
          <Link to={offerPaths.myOrders()}>{t('offers:orders.title')}</Link>
          <OrderState state={order.state} />
        </div>
      }
      aside={
        <>
          {stages.length > 0 ? (
            <Section title={t('offers:page.stages')}>
              <StageTrack stages={stages} />
            </Section>
          ) : null}
          <History order={order} />
        </>
      }
    >
      <DoneNotice
        words={{
          changed: t('offers:done.orderChanged'),
          cancelled: t('offers:done.orderCancelled'),
          pickup: t('offers:done.pickup'),
          transfer: t('offers:done.transfer'),
        }}
      />
      <div className="space-y-7">
        <CancelledByBrand order={order} />
        <Missing missing={order.missing} />
        <Card>
          <h2 className="text-lg">
            <Link to={offer.url}>{offer.title}</Link>
          </h2>
          <Facts>
            {t('offers:orders.what', { quantity: format.number(order.quantity), name: option.name })}
            {t(`offers:channels.${option.channel}`)}
            {option.place || null}
            {t('offers:orders.each', { price: format.money(order.unitPrice, order.currency) })}
          </Facts>
          {contact.address ? (
            <p className="mt-2 whitespace-pre-line">
              {[contact.name, contact.phone, contact.address].filter(Boolean).join('\n')}
            </p>
          ) : null}
          {order.share ? (
            <details className="mt-3">
              <summary className="cursor-pointer font-semibold underline">{t('offers:share.title')}</summary>
              <ShareWords share={order.share} />
            </details>
          ) : null}
        </Card>
        <Changes order={order} />
        <Payments order={order} />
      </div>
    </Page>
  );
}
