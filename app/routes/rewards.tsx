import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { cancelRedemption } from '~/modules/loyalty/end-redemption.server';
import { getMyPoints } from '~/modules/loyalty/get-my-points.server';
import { listRedemptions, listRewards } from '~/modules/loyalty/list-rewards.server';
import { loyaltyPaths } from '~/modules/loyalty/paths';
import { redeemReward } from '~/modules/loyalty/redeem-reward.server';
import { RewardCard } from '~/modules/loyalty/ui/reward-card';
import { VoucherList } from '~/modules/loyalty/ui/voucher-list';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { LinkButton } from '~/ui/button';
import { Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

const shown = 20;

export const loader = page(async ({ request, context }: LoaderFunctionArgs) => {
  const { actor, locale } = context;
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  const [rewards, points, vouchers] = await Promise.all([
    listRewards(actor),
    actor.kind === 'member' ? getMyPoints(actor) : null,
    actor.kind === 'member' ? listRedemptions(actor, { cursor, limit: shown }) : null,
  ]);
  return {
    rewards: rewards.filter(({ retired }) => !retired),
    available: points?.available ?? null,
    vouchers,
    title: translatorFor(locale)('points:rewards.title'),
  };
});

export const clientLoader = loaderOfRoom('points');

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ context: { actor }, values, idempotencyKey }) => {
    if (values.redemptionId !== undefined) {
      await cancelRedemption(actor, { redemptionId: String(values.redemptionId) }, { idempotencyKey });
      return redirect(`${loyaltyPaths.rewards()}?done=cancelled`);
    }
    await redeemReward(actor, { rewardId: String(values.rewardId) }, { idempotencyKey });
    return redirect(`${loyaltyPaths.rewards()}?done=redeemed`);
  })(args);

export const meta = pageMeta<typeof loader>(({ title }) => ({ title }));

export default function Rewards() {
  const { rewards, available, vouchers } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={t('points:rewards.title')}
      lead={
        available === null
          ? t('points:rewards.lead')
          : t('points:rewards.have', { points: t('points:points', { count: available }) })
      }
      actions={
        available === null ? undefined : (
          <LinkButton to={loyaltyPaths.points()}>{t('points:title')}</LinkButton>
        )
      }
    >
      <DoneNotice words={{ redeemed: t('points:rewards.done'), cancelled: t('points:rewards.cancelled') }} />
      {vouchers && vouchers.items.length > 0 ? (
        <Section title={t('points:vouchers.title')} className="mb-8">
          <VoucherList vouchers={vouchers.items} />
          <LoadMore next={vouchers.next} />
        </Section>
      ) : null}
      {rewards.length === 0 ? (
        <EmptyState title={t('points:rewards.empty')}>{t('points:rewards.emptyHint')}</EmptyState>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2">
          {rewards.map((reward) => (
            <RewardCard key={reward.id} reward={reward} available={available} />
          ))}
        </ul>
      )}
    </Page>
  );
}
