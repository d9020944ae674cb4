import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { cancelRedemption, fulfilRedemption } from '~/modules/loyalty/end-redemption.server';
import { listFulfilment } from '~/modules/loyalty/list-fulfilment.server';
import { loyaltyPaths } from '~/modules/loyalty/paths';
import { fulfilmentInput, reasonSchema } from '~/modules/loyalty/schema';
import { ToBeSent } from '~/modules/loyalty/ui/to-be-sent';
import { fulfilmentStates } from '~/modules/loyalty/views';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Card } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tabs } from '~/ui/tabs';

export const loader = page(async ({ request, context: { actor, locale } }: LoaderFunctionArgs) => {
  const { searchParams } = new URL(request.url);
  const state = fulfilmentStates.find((name) => name === searchParams.get('state')) ?? 'waiting';
  const cursor = searchParams.get('cursor') ?? undefined;
  return {
    ...(await listFulfilment(actor, { state, cursor, limit: 30 })),
    state,
    title: translatorFor(locale)('vouchers:queue.title'),
  };
});

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ context: { actor }, values, idempotencyKey }) => {
    const redemptionId = String(values.redemptionId);
    if (String(values.intent).startsWith('cancel')) {
      const reason = parseInput(reasonSchema, values.reason);
      await cancelRedemption(actor, { redemptionId, reason }, { idempotencyKey });
      return redirect(`${loyaltyPaths.fulfilment()}?done=cancelled`);
    }
    const { tracking } = parseInput(fulfilmentInput, values);
    await fulfilRedemption(actor, { redemptionId, tracking }, { idempotencyKey });
    return redirect(`${loyaltyPaths.fulfilment()}?done=sent`);
  })(args);

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function Fulfilment() {
  const { items, next, state } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page title={t('vouchers:queue.title')} lead={t('vouchers:queue.lead')}>
      <DoneNotice
        words={{ sent: t('vouchers:queue.doneSent'), cancelled: t('vouchers:queue.doneCancelled') }}
      />
      <Tabs
        label={t('vouchers:queue.show')}
        className="mb-4"
        tabs={fulfilmentStates.map((name) => ({
          to: `${loyaltyPaths.fulfilment()}?state=${name}`,
          current: name === state,
          label: t(`vouchers:queue.states.${name}`),
        }))}
      />
      {items.length === 0 ? (
        <EmptyState title={t('vouchers:queue.none')}>{t('vouchers:queue.noneHint')}</EmptyState>
      ) : (
        <Card flush>
          <ul className="divide-y divide-line">
            {items.map((item) => (
              <ToBeSent key={item.id} item={item} />
            ))}
          </ul>
        </Card>
      )}
      <LoadMore next={next} />
    </Page>
  );
}
