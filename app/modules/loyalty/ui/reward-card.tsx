import { Link } from '@remix-run/react';
import type { RewardItem } from '~/modules/loyalty/views';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Facts } from '~/ui/facts';
import { Form } from '~/ui/form';
import { TextAreaField } from '~/ui/text-field';

function Hindrance({ reward }: { reward: RewardItem }) {
  const { t } = useI18n();
  if (!reward.hindrance) return null;
  const missing = { points: t('points:points', { count: reward.costPoints - (reward.available ?? 0) }) };
  const words =
    reward.hindrance === 'not_enough_points'
      ? reward.funderName
        ? t('points:rewards.missingOf', { ...missing, name: reward.funderName })
        : t('points:rewards.missing', missing)
      : t(`points:rewards.${reward.hindrance}`);
  return <p className="mt-3 text-muted">{words}</p>;
}

/** One reward: what it costs, what is left, and either the way to it or what stands in the way. */
export function RewardCard({ reward }: { reward: RewardItem }) {
  const { t, format } = useI18n();
  const { name, description, costPoints, stock, perMember, startsAt, endsAt, hindrance, fulfilment } = reward;
  const { available, funderName } = reward;
  return (
    <Card as="li" className="flex flex-col">
      <h3 className="text-lg">{name}</h3>
      <p className="text-xl font-bold text-accent-ink tabular-nums">
        {t('points:points', { count: costPoints })}
      </p>
      {description ? <p className="mt-1 whitespace-pre-line">{description}</p> : null}
      <Facts className="mt-1">
        {funderName ? t('points:rewards.paidWith', { name: funderName }) : null}
        {stock === null ? null : t('points:rewards.left', { count: stock })}
        {perMember === null ? null : t('points:rewards.perMember', { count: perMember })}
        {startsAt && hindrance === 'not_open'
          ? t('points:rewards.from', { date: format.dateTime(startsAt) })
          : null}
        {endsAt ? t('points:rewards.until', { date: format.dateTime(endsAt) }) : null}
      </Facts>
      <div className="mt-auto">
        {available === null ? (
          <p className="mt-3">
            <Link to="/sign-in?then=%2Frewards">{t('points:rewards.signIn')}</Link>
          </p>
        ) : hindrance ? (
          <Hindrance reward={reward} />
        ) : (
          <Form intent={`redeem:${reward.id}`} className="mt-3">
            <input type="hidden" name="rewardId" value={reward.id} />
            {fulfilment === 'manual' ? (
              <TextAreaField
                name="deliverTo"
                label={t('vouchers:deliver.label')}
                hint={t('vouchers:deliver.hint')}
                rows={3}
                maxLength={500}
                required
                autoComplete="street-address"
                className="mb-3"
              />
            ) : null}
            <Button variant="primary">{t('points:rewards.redeem')}</Button>
          </Form>
        )}
      </div>
    </Card>
  );
}
