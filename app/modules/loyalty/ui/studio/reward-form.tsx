import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { TextAreaField, TextField } from '~/ui/text-field';
import type { RewardView } from '../../views';
import { dayOf, type RuleFormChoices } from './rule-form';

const numeric = { inputMode: 'numeric' } as const;

function Price({ reward, tiers }: { reward?: RewardView; tiers: RuleFormChoices['tiers'] }) {
  const { t, locale } = useI18n();
  return (
    <Card as="section">
      <h2 className="mb-1 text-lg">{t('pointsdesk:rewards.tierPrices')}</h2>
      <p className="mb-3 text-muted">{t('pointsdesk:rewards.tierHint')}</p>
      <div className="grid gap-4 sm:grid-cols-3">
        {tiers.map(({ key, name }) => (
          <TextField
            key={key}
            name={`tierPrices.${key}`}
            label={t('pointsdesk:rewards.tierPrice', { tier: name[locale] })}
            {...numeric}
            defaultValue={reward?.tierPrices[key] ?? ''}
          />
        ))}
      </div>
    </Card>
  );
}

/** All that a reward is. Whose points pay is said once. */
export function RewardForm(props: {
  reward?: RewardView;
  choices: Pick<RuleFormChoices, 'tiers' | 'funders' | 'timeZone'>;
}) {
  const { reward, choices } = props;
  const { t } = useI18n();
  return (
    <Form intent="reward" className="space-y-5">
      <Card className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="name"
          label={t('pointsdesk:rewards.name')}
          maxLength={120}
          defaultValue={reward?.name}
          required
          className="sm:col-span-2"
        />
        <TextAreaField
          name="description"
          label={t('pointsdesk:rewards.description')}
          rows={3}
          defaultValue={reward?.description}
          className="sm:col-span-2"
        />
        <TextField
          name="costPoints"
          label={t('pointsdesk:rewards.cost')}
          {...numeric}
          defaultValue={reward?.costPoints}
          required
        />
        {reward ? <input type="hidden" name="stockWas" value={reward.stock ?? ''} /> : null}
        <TextField
          name="stock"
          label={t('pointsdesk:rewards.stock')}
          hint={t('pointsdesk:rewards.stockHint')}
          {...numeric}
          defaultValue={reward?.stock ?? ''}
        />
        <TextField
          name="perMember"
          label={t('pointsdesk:rewards.perMember')}
          {...numeric}
          defaultValue={reward?.perMember ?? ''}
        />
        <SelectField
          name="fulfilment"
          required
          label={t('pointsdesk:rewards.fulfilment')}
          defaultValue={reward?.fulfilment ?? 'code'}
          choices={(['code', 'manual'] as const).map((value) => ({
            value,
            label: t(`pointsdesk:rewards.fulfilments.${value}`),
          }))}
        />
        <TextField
          name="voucherDays"
          label={t('pointsdesk:rewards.voucherDays')}
          {...numeric}
          defaultValue={reward?.voucherDays ?? ''}
        />
        <SelectField
          name="codeSource"
          required
          label={t('pointsdesk:rewards.source')}
          defaultValue={reward?.codeSource ?? 'drawn'}
          choices={(['drawn', 'pool'] as const).map((value) => ({
            value,
            label: t(`pointsdesk:rewards.sources.${value}`),
          }))}
        />
        <SelectField
          name="voucherEnd"
          required
          label={t('pointsdesk:rewards.voucherEnd')}
          defaultValue={reward?.voucherEnd ?? 'lapses'}
          choices={(['lapses', 'refunds'] as const).map((value) => ({
            value,
            label: t(`pointsdesk:rewards.voucherEnds.${value}`),
          }))}
        />
        {reward ? (
          <div>
            <p className="font-semibold">{t('pointsdesk:rewards.funder')}</p>
            <p>
              {choices.funders.find(({ id }) => id === reward.funderId)?.name ?? t('pointsdesk:form.brand')}
            </p>
          </div>
        ) : (
          <SelectField
            name="funderId"
            label={t('pointsdesk:rewards.funder')}
            none={t('pointsdesk:form.brand')}
            choices={choices.funders.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextField
          name="startsAt"
          type="date"
          label={t('pointsdesk:rewards.starts')}
          defaultValue={dayOf(reward?.startsAt ?? null, choices.timeZone, 'begin')}
        />
        <TextField
          name="endsAt"
          type="date"
          label={t('pointsdesk:rewards.ends')}
          defaultValue={dayOf(reward?.endsAt ?? null, choices.timeZone, 'end')}
        />
      </Card>
      <Price reward={reward} tiers={choices.tiers} />
      <Button variant="primary" size="lg">
        {t('pointsdesk:rewards.save')}
      </Button>
    </Form>
  );
}
