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
        label={t('tierdesk:basis')}
        defaultValue={plan.basis}
        choices={(['earned', 'purchases', 'activity'] as const).map((value) => ({
          value,
          label: t(`tierdesk:bases.${value}`),
        }))}
      />
      <SelectField
        name="period"
        required
        label={t('tierdesk:period')}
        defaultValue={plan.period}
        choices={(['rolling', 'year'] as const).map((value) => ({
          value,
          label: t(`tierdesk:periods.${value}`),
        }))}
      />
      <TextField
        name="periodMonths"
        label={t('tierdesk:months')}
        {...numeric}
        defaultValue={plan.periodMonths}
      />
      <SelectField
        name="clock"
        required
        label={t('tierdesk:clock')}
        defaultValue={plan.clock}
        choices={(['daily', 'monthly', 'yearly'] as const).map((value) => ({
          value,
          label: t(`tierdesk:clocks.${value}`),
        }))}
      />
      <SelectField
        name="downgrade"
        required
        label={t('tierdesk:downgrade')}
        defaultValue={plan.downgrade}
        choices={(['to_earned', 'one_step', 'never'] as const).map((value) => ({
          value,
          label: t(`tierdesk:downgrades.${value}`),
        }))}
      />
      <TextField name="graceDays" label={t('tierdesk:grace')} {...numeric} defaultValue={plan.graceDays} />
      <TextField name="dongPerBaht" label={t('tierdesk:dong')} {...numeric} defaultValue={plan.dongPerBaht} />
      <CheckboxField
        name="upgradeAtOnce"
        label={t('tierdesk:upgrade')}
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
      <h3 className="mb-3 font-semibold">{t('tierdesk:tier', { number: row + 1 })}</h3>
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
          label={t('tierdesk:key')}
          maxLength={40}
          defaultValue={tier?.key}
          required={row === 0}
        />
        <TextField
          name={`${name}.fromPoints`}
          label={t('tierdesk:threshold')}
          {...numeric}
          defaultValue={tier?.fromPoints}
          required={row === 0}
        />
      </div>
      <div className="mt-3">
        <CheckboxesField
          name={`${name}.privileges[]`}
          label={t('tierdesk:brings')}
          defaultValues={tier?.privileges}
          choices={privileges.map((value) => ({ value, label: t(`tierdesk:privileges.${value}`) }))}
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
      <p className="text-muted">{t('tierdesk:emptyRow')}</p>
      <ol className="space-y-4">
        {Array.from({ length: tierRows }, (_, row) => (
          <TierRow key={row} row={row} tier={plan.tiers[row]} />
        ))}
      </ol>
      <Button variant="primary" size="lg">
        {t('tierdesk:simulate')}
      </Button>
    </Form>
  );
}
