import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listRedemptions } from '~/modules/loyalty/list-rewards.server';
import { loyaltyPaths } from '~/modules/loyalty/paths';
import { PointsTabs } from '~/modules/loyalty/ui/points-tabs';
import { VoucherList } from '~/modules/loyalty/ui/voucher-list';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { LinkButton } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  return {
    vouchers: await listRedemptions(context.actor, { cursor, limit: 30 }),
    title: translatorFor(context.locale)('vouchers:title'),
  };
});

export const clientLoader = loaderOfRoom('points', 'vouchers');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export default function Vouchers() {
  const { vouchers } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const toRewards = (
    <LinkButton to={loyaltyPaths.rewards()} variant="primary">
      {t('points:toRewards')}
    </LinkButton>
  );
  return (
    <>
      <PointsTabs />
      <Page title={t('vouchers:title')} lead={t('vouchers:lead')} actions={toRewards}>
        {vouchers.items.length === 0 ? (
          <EmptyState title={t('vouchers:none')} action={toRewards}>
            {t('vouchers:noneHint')}
          </EmptyState>
        ) : (
          <>
            <VoucherList vouchers={vouchers.items} />
            <LoadMore next={vouchers.next} />
          </>
        )}
      </Page>
    </>
  );
}
