import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { studioPaths } from '~/modules/clubs/paths';
import { getStudioReward } from '~/modules/loyalty/list-studio-rewards.server';
import { readRewardForm } from '~/modules/loyalty/read-reward-form';
import { readRuleChoices } from '~/modules/loyalty/read-rule-choices.server';
import { changeRewardInput, createRewardInput } from '~/modules/loyalty/schema';
import { changeReward, createReward } from '~/modules/loyalty/steer-rewards.server';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { PointsParts } from '~/modules/loyalty/ui/studio/points-parts';
import { RewardForm } from '~/modules/loyalty/ui/studio/reward-form';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Button, LinkButton } from '~/ui/button';
import { DoneNotice } from '~/ui/done-notice';
import { Facts } from '~/ui/facts';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

const isNew = (rewardId: string | undefined) => rewardId === 'new';

export const loader = page(async ({ params, context: { actor, locale, timeZone } }: LoaderFunctionArgs) => {
  const reward = isNew(params.rewardId) ? null : await getStudioReward(actor, params.rewardId!);
  const { tiers, funders } = await readRuleChoices(actor);
  const title = reward?.name ?? translatorFor(locale)('pointsdesk:rewards.make');
  return { reward, choices: { tiers, funders, timeZone }, title };
});

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ params, context, values, idempotencyKey }) => {
  const { actor, timeZone } = context;
  const rewardId = params.rewardId!;
  if (values.intent === 'end' || values.intent === 'bring') {
    await changeReward(actor, { rewardId, retired: values.intent === 'end' });
    return redirect(`${pointsDeskPaths.reward(rewardId)}?done=saved`);
  }
  const form = readRewardForm(values, timeZone);
  if (isNew(rewardId)) {
    await createReward(actor, parseInput(createRewardInput, form), { idempotencyKey });
    return redirect(`${pointsDeskPaths.rewards()}?done=made`);
  }
  await changeReward(actor, { ...parseInput(changeRewardInput, form), rewardId });
  return redirect(`${pointsDeskPaths.reward(rewardId)}?done=saved`);
});

export default function StudioRewardPage() {
  const { reward, choices, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={title}
      actions={
        reward ? (
          <LinkButton to={`${studioPaths.audit()}?subject=reward:${reward.id}`}>
            {t('pointsdesk:rules.audit')}
          </LinkButton>
        ) : null
      }
    >
      <PointsParts />
      <DoneNotice words={{ saved: t('pointsdesk:rewards.saved') }} />
      {reward ? (
        <div className="mb-5 flex flex-wrap items-center gap-4">
          <Facts>
            <span>{t('pointsdesk:rewards.had', { count: reward.had })}</span>
            {reward.stock === null ? null : (
              <span>{t('pointsdesk:rewards.left', { count: reward.stock })}</span>
            )}
          </Facts>
          <Form intent={reward.retired ? 'bring' : 'end'} className="ms-auto">
            <Button variant={reward.retired ? 'secondary' : 'danger'}>
              {t(reward.retired ? 'pointsdesk:rewards.bring' : 'pointsdesk:rewards.end')}
            </Button>
          </Form>
        </div>
      ) : null}
      <RewardForm key={JSON.stringify(reward)} reward={reward ?? undefined} choices={choices} />
    </Page>
  );
}
