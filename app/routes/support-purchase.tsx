import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { getPurchase } from '~/modules/loyalty/list-purchases.server';
import { readNumber } from '~/modules/loyalty/money-field';
import { returnPurchase } from '~/modules/loyalty/return-purchase.server';
import { returnInput } from '~/modules/loyalty/schema';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { parseInput } from '~/platform/input';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DataTable } from '~/ui/data-table';
import { DoneNotice } from '~/ui/done-notice';
import { Facts } from '~/ui/facts';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';

export const loader = page(({ params, context: { actor } }: LoaderFunctionArgs) =>
  getPurchase(actor, params.purchaseId!),
);

export const meta = pageMeta<typeof loader>(({ purchase }) => ({
  title: purchase.reference,
  unlisted: true,
}));

export const action = formAction(async ({ params, context: { actor }, values, idempotencyKey }) => {
  const purchaseId = params.purchaseId!;
  const lines = Object.keys(values)
    .filter((name) => name.startsWith('back.'))
    .flatMap((name) => {
      const quantity = readNumber(values[name], name) ?? 0;
      return quantity > 0 ? [{ sku: String(values[name.replace('back.', 'sku.')]), quantity }] : [];
    });
  const input = parseInput(returnInput, lines.length > 0 ? { lines } : {});
  await returnPurchase(actor, { ...input, purchaseId }, { idempotencyKey });
  return redirect(`${pointsDeskPaths.purchase(purchaseId)}?done=returned`);
});

function Lines() {
  const { purchase } = useLoaderData<typeof loader>();
  const { t, format } = useI18n();
  if (purchase.lines.length === 0) return null;
  return (
    <Card>
      <DataTable
        label={t('counter:purchases.goods')}
        heads={[t('counter:purchases.goods'), t('counter:purchases.quantity'), t('counter:purchases.amount')]}
        rows={purchase.lines.map(({ sku, name, quantity, amount, returned }, at) => ({
          key: String(at),
          cells: [
            <>
              {name} <span className="text-sm text-muted">{sku}</span>
              {returned > 0 ? (
                <span className="block text-sm text-muted">
                  {t('counter:purchases.ofReturned', { count: returned })}
                </span>
              ) : null}
            </>,
            format.number(quantity),
            format.money(amount, purchase.currency),
          ],
        }))}
      />
    </Card>
  );
}

function Returning() {
  const { purchase } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const left = purchase.lines.filter(({ quantity, returned }) => quantity > returned);
  const over = purchase.total === purchase.returnedTotal && left.length === 0;
  if (over) return null;
  return (
    <Section title={t('counter:purchases.takeBack')}>
      <Card>
        <Form className="space-y-4">
          <p className="text-muted">{t('counter:purchases.takeBackHint')}</p>
          <div className="grid gap-4 sm:grid-cols-2">
            {purchase.lines.map(({ sku, name, quantity, returned }, at) =>
              quantity > returned ? (
                <div key={at}>
                  <input type="hidden" name={`sku.${at}`} value={sku} />
                  <TextField
                    name={`back.${at}`}
                    label={`${name} (${quantity - returned})`}
                    inputMode="numeric"
                  />
                </div>
              ) : null,
            )}
          </div>
          <Button variant="danger">{t('counter:purchases.takeBackDo')}</Button>
        </Form>
      </Card>
    </Section>
  );
}

export default function SupportPurchase() {
  const { purchase, moves } = useLoaderData<typeof loader>();
  const { t, format } = useI18n();
  const { reference, memberId, memberName, at, total, returnedTotal, currency } = purchase;
  return (
    <Page
      title={`${format.money(total, currency)} · ${reference}`}
      lead={<Link to={pointsDeskPaths.member(memberId)}>{memberName}</Link>}
    >
      <DoneNotice
        words={{ entered: t('counter:purchases.entered'), returned: t('counter:purchases.returned') }}
      />
      <div className="space-y-7">
        <Facts>
          <span>{format.date(at)}</span>
          {returnedTotal > 0 ? (
            <span>
              {t('counter:purchases.returnedSum', { amount: format.money(returnedTotal, currency) })}
            </span>
          ) : null}
        </Facts>
        <Lines />
        <Section title={t('counter:purchases.points')}>
          {moves.length === 0 ? (
            <p className="text-muted">{t('counter:purchases.noPoints')}</p>
          ) : (
            <Card flush>
              <ul className="divide-y divide-line">
                {moves.map(({ id, points, at: moment }) => (
                  <li key={id} className="flex justify-between gap-4 px-4 py-2.5">
                    <span className="text-muted">{format.dateTime(moment)}</span>
                    <span className="font-semibold tabular-nums">
                      {points > 0 ? '+' : ''}
                      {format.number(points)}
                    </span>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </Section>
        <Returning />
      </div>
    </Page>
  );
}
