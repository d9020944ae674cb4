import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { getMyPoints } from '~/modules/loyalty/get-my-points.server';
import { listRedemptions, listRewards } from '~/modules/loyalty/list-rewards.server';
import { loyaltyPaths } from '~/modules/loyalty/paths';
import { redeemReward } from '~/modules/loyalty/redeem-reward.server';
import { deliverToSchema } from '~/modules/loyalty/schema';
import { RewardCard } from '~/modules/loyalty/ui/reward-card';
import { PointsTabs } from '~/modules/loyalty/ui/points-tabs';
import { VoucherList } from '~/modules/loyalty/ui/voucher-list';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { LinkButton } from '~/ui/button';
import { Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { PlainLink } from '~/ui/plain-link';

const shown = 3;

export const loader = page(async ({ context }: LoaderFunctionArgs) => {
  const { actor, locale } = context;
  const [rewards, points, vouchers] = await Promise.all([
    listRewards(actor),
    actor.kind === 'member' ? getMyPoints(actor) : null,
    actor.kind === 'member' ? listRedemptions(actor, { limit: shown }) : null,
  ]);
  return {
    rewards: rewards.filter(({ retired }) => !retired),
    available: points?.available ?? null,
    several: (points?.funders.length ?? 0) > 1,
    vouchers,
    title: translatorFor(locale)('points:rewards.title'),
  };
});

export const clientLoader = loaderOfRoom('points', 'vouchers');

const rewardForm = z.object({ deliverTo: deliverToSchema.optional() });

export const action = (args: ActionFunctionArgs) =>
  formAction(async ({ context: { actor }, values, idempotencyKey }) => {
    const { deliverTo } = parseInput(rewardForm, values);
    const input = { rewardId: String(values.rewardId), deliverTo };
    const { redemption } = await redeemReward(actor, input, { idempotencyKey });
    return redirect(`${loyaltyPaths.voucher(redemption.id)}?done=redeemed`);
  })(args);

export const meta = pageMeta<typeof loader>(({ title }) => ({ title }));

export default function Rewards() {
  const { rewards, available, several, vouchers } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <>
      {available === null ? null : <PointsTabs />}
      <Page
        title={t('points:rewards.title')}
        lead={
          available === null
            ? t('points:rewards.lead')
            : [
                t('points:rewards.have', { points: t('points:points', { count: available }) }),
                several ? t('points:funders.hint') : '',
              ]
                .join(' ')
                .trim()
        }
        actions={
          available === null ? undefined : (
            <LinkButton to={loyaltyPaths.points()}>{t('points:title')}</LinkButton>
          )
        }
      >
        {vouchers && vouchers.items.length > 0 ? (
          <Section
            title={t('points:vouchers.title')}
            className="mb-8"
            action={<PlainLink to={loyaltyPaths.vouchers()}>{t('vouchers:all')}</PlainLink>}
          >
            <VoucherList vouchers={vouchers.items} />
          </Section>
        ) : null}
        {rewards.length === 0 ? (
          <EmptyState title={t('points:rewards.empty')}>{t('points:rewards.emptyHint')}</EmptyState>
        ) : (
          <ul className="grid gap-4 sm:grid-cols-2">
            {rewards.map((reward) => (
              <RewardCard key={reward.id} reward={reward} />
            ))}
          </ul>
        )}
      </Page>
    </>
  );
}
