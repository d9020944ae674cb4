import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { CheckboxesField, CheckboxField, SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { TextField } from '~/ui/text-field';
import { tierRows } from '../../read-tier-form';
import { type PlannedTier, privileges, type TierTerms } from '../../tiers';

const numeric = { inputMode: 'numeric' } as const;

function Settings({ plan }: { plan: TierTerms }) {
  const { t } = useI18n();
  return (
    <Card className="grid gap-4 sm:grid-cols-2">
      <SelectField
        name="basis"
        required
        label={t('pointsdesk:tiers.basis')}
        defaultValue={plan.basis}
        choices={(['earned', 'purchases', 'activity'] as const).map((value) => ({
          value,
          label: t(`pointsdesk:tiers.bases.${value}`),
        }))}
      />
      <SelectField
        name="period"
        required
        label={t('pointsdesk:tiers.period')}
        defaultValue={plan.period}
        choices={(['rolling', 'year'] as const).map((value) => ({
          value,
          label: t(`pointsdesk:tiers.periods.${value}`),
        }))}
      />
      <TextField
        name="periodMonths"
        label={t('pointsdesk:tiers.months')}
        {...numeric}
        defaultValue={plan.periodMonths}
      />
      <SelectField
        name="clock"
        required
        label={t('pointsdesk:tiers.clock')}
        defaultValue={plan.clock}
        choices={(['daily', 'monthly', 'yearly'] as const).map((value) => ({
          value,
          label: t(`pointsdesk:tiers.clocks.${value}`),
        }))}
      />
      <SelectField
        name="downgrade"
        required
        label={t('pointsdesk:tiers.downgrade')}
        defaultValue={plan.downgrade}
        choices={(['to_earned', 'one_step', 'never'] as const).map((value) => ({
          value,
          label: t(`pointsdesk:tiers.downgrades.${value}`),
        }))}
      />
      <TextField
        name="graceDays"
        label={t('pointsdesk:tiers.grace')}
        {...numeric}
        defaultValue={plan.graceDays}
      />
      <TextField
        name="dongPerBaht"
        label={t('pointsdesk:tiers.dong')}
        {...numeric}
        defaultValue={plan.dongPerBaht}
      />
      <CheckboxField
        name="upgradeAtOnce"
        label={t('pointsdesk:tiers.upgrade')}
        defaultChecked={plan.upgradeAtOnce}
        className="self-end"
      />
    </Card>
  );
}

function TierRow({ row, tier }: { row: number; tier: PlannedTier | undefined }) {
  const { t } = useI18n();
  const name = `tiers.${row}`;
  const languages = { th: 'ไทย', vi: 'Tiếng Việt', en: 'English' };
  return (
    <Card as="li">
      <h3 className="mb-3 font-semibold">{t('pointsdesk:tiers.tier', { number: row + 1 })}</h3>
      <div className="grid gap-4 sm:grid-cols-3">
        {(['th', 'vi', 'en'] as const).map((locale) => (
          <TextField
            key={locale}
            name={`${name}.name.${locale}`}
            label={languages[locale]}
            lang={locale}
            maxLength={40}
            defaultValue={tier?.name[locale]}
            required={row === 0}
          />
        ))}
        <TextField
          name={`${name}.key`}
          label={t('pointsdesk:tiers.key')}
          maxLength={40}
          defaultValue={tier?.key}
          required={row === 0}
        />
        <TextField
          name={`${name}.fromPoints`}
          label={t('pointsdesk:tiers.threshold')}
          {...numeric}
          defaultValue={tier?.fromPoints}
          required={row === 0}
        />
      </div>
      <div className="mt-3">
        <CheckboxesField
          name={`${name}.privileges[]`}
          label={t('pointsdesk:tiers.brings')}
          defaultValues={tier?.privileges}
          choices={privileges.map((value) => ({ value, label: t(`pointsdesk:tiers.privileges.${value}`) }))}
        />
      </div>
    </Card>
  );
}

/** A draft of the levels; saving it leads to who would move. */
export function TierForm({ plan }: { plan: TierTerms }) {
  const { t } = useI18n();
  return (
    <Form intent="draft" className="space-y-5">
      <Settings plan={plan} />
      <p className="text-muted">{t('pointsdesk:tiers.emptyRow')}</p>
      <ol className="space-y-4">
        {Array.from({ length: tierRows }, (_, row) => (
          <TierRow key={row} row={row} tier={plan.tiers[row]} />
        ))}
      </ol>
      <Button variant="primary" size="lg">
        {t('pointsdesk:tiers.simulate')}
      </Button>
    </Form>
  );
}
