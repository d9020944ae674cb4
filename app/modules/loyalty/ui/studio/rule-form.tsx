import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { wallTime } from '~/platform/i18n/zoned-time';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { CheckboxesField, CheckboxField, SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { TextField } from '~/ui/text-field';
import { countries, earningTriggers } from '../../earning';
import { writeMoney } from '../../money-field';
import type { RuleView } from '../../views';

export interface RuleFormChoices {
  clubs: readonly { id: string; name: string }[];
  tiers: readonly { key: string; name: Record<'th' | 'vi' | 'en', string> }[];
  funders: readonly { id: string; name: string }[];
  timeZone: string;
}

type Part = { rule: RuleView | undefined; choices: RuleFormChoices };

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card as="section">
      <h2 className="mb-3 text-lg">{title}</h2>
      <div className="grid gap-4 sm:grid-cols-2">{children}</div>
    </Card>
  );
}

/** A moment as a day field shows it; one that ends a day is that day, not the next. */
export function dayOf(moment: string | null, timeZone: string, edge: 'begin' | 'end'): string {
  if (moment === null) return '';
  const { year, month, day } = wallTime(
    new Date(new Date(moment).getTime() - (edge === 'end' ? 1 : 0)),
    timeZone,
  );
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const numeric = { inputMode: 'numeric' } as const;

function Basics({ rule, choices }: Part) {
  const { t, locale } = useI18n();
  const languages = { th: 'ไทย', vi: 'Tiếng Việt', en: 'English' };
  const triggers = earningTriggers.map((value) => ({ value, label: t(`pointsdesk:triggers.${value}`) }));
  return (
    <Group title={t('pointsdesk:form.names')}>
      {(['th', 'vi', 'en'] as const).map((locale) => (
        <TextField
          key={locale}
          name={`name.${locale}`}
          label={languages[locale]}
          lang={locale}
          defaultValue={rule?.name[locale]}
          maxLength={80}
          required
        />
      ))}
      {rule ? (
        <div>
          <p className="font-semibold">{t('pointsdesk:form.trigger')}</p>
          <p>{t(`pointsdesk:triggers.${rule.trigger}`)}</p>
          <p className="text-sm text-muted">{t('pointsdesk:form.triggerFixed')}</p>
          <input type="hidden" name="trigger" value={rule.trigger} />
          <input type="hidden" name="funderId" value={rule.funderId ?? ''} />
        </div>
      ) : (
        <>
          <SelectField name="trigger" label={t('pointsdesk:form.trigger')} required choices={triggers} />
          <SelectField
            name="funderId"
            label={t('pointsdesk:form.funder')}
            none={t('pointsdesk:form.brand')}
            choices={choices.funders.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </>
      )}
      <TextField
        name="points"
        label={t('pointsdesk:form.points')}
        {...numeric}
        defaultValue={rule?.points}
        required
      />
      <TextField
        name="perAmount"
        label={t('pointsdesk:form.perAmount')}
        hint={t('pointsdesk:form.perAmountHint')}
        {...numeric}
        defaultValue={writeMoney(rule?.perAmount ?? null, rule?.currency ?? null, locale)}
      />
      <SelectField
        name="currency"
        label={t('pointsdesk:form.currency')}
        none={t('pointsdesk:form.anyCurrency')}
        defaultValue={rule?.currency ?? ''}
        choices={[
          { value: 'THB', label: 'THB ฿' },
          { value: 'VND', label: 'VND ₫' },
        ]}
      />
    </Group>
  );
}

function Conditions({ rule, choices }: Part) {
  const { t, locale } = useI18n();
  const conditions = rule?.conditions;
  const days = ['1', '2', '3', '4', '5', '6', '7'] as const;
  return (
    <Group title={t('pointsdesk:form.conditions')}>
      <SelectField
        name="clubId"
        label={t('pointsdesk:form.club')}
        none={t('pointsdesk:form.anyClub')}
        defaultValue={rule?.clubId ?? ''}
        choices={choices.clubs.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        name="minAmount"
        label={t('pointsdesk:form.minAmount')}
        {...numeric}
        defaultValue={writeMoney(rule?.minAmount ?? null, rule?.currency ?? null, locale)}
      />
      <TextField
        name="skus"
        label={t('pointsdesk:form.skus')}
        hint={t('pointsdesk:form.skusHint')}
        defaultValue={conditions?.skus.join(', ')}
      />
      <TextField
        name="occasion"
        label={t('pointsdesk:form.name')}
        hint={t('pointsdesk:form.nameHint')}
        maxLength={40}
        defaultValue={conditions?.name ?? ''}
      />
      <TextField
        name="startsAt"
        type="date"
        label={t('pointsdesk:form.starts')}
        defaultValue={dayOf(rule?.startsAt ?? null, choices.timeZone, 'begin')}
      />
      <TextField
        name="endsAt"
        type="date"
        label={t('pointsdesk:form.ends')}
        defaultValue={dayOf(rule?.endsAt ?? null, choices.timeZone, 'end')}
      />
      <TextField
        name="fromHour"
        label={t('pointsdesk:form.fromHour')}
        hint={t('pointsdesk:form.hoursHint')}
        {...numeric}
        defaultValue={conditions?.hours?.from}
      />
      <TextField
        name="toHour"
        label={t('pointsdesk:form.toHour')}
        {...numeric}
        defaultValue={conditions?.hours?.to}
      />
      <CheckboxesField
        name="weekdays[]"
        label={t('pointsdesk:form.weekdays')}
        defaultValues={conditions?.weekdays.map(String)}
        choices={days.map((value) => ({ value, label: t(`pointsdesk:form.days.${value}`) }))}
      />
      <div className="space-y-4">
        <CheckboxesField
          name="tiers[]"
          label={t('pointsdesk:form.tiers')}
          defaultValues={conditions?.tiers}
          choices={choices.tiers.map(({ key, name }) => ({ value: key, label: name[locale] }))}
        />
        <CheckboxesField
          name="countries[]"
          label={t('pointsdesk:form.countries')}
          defaultValues={conditions?.countries}
          choices={countries.map((value) => ({ value, label: t(`pointsdesk:form.${value}`) }))}
        />
      </div>
      <CheckboxField
        name="firstTime"
        label={t('pointsdesk:form.firstTime')}
        defaultChecked={conditions?.firstTime}
      />
    </Group>
  );
}

function Limits({ rule }: Part) {
  const { t } = useI18n();
  const periods = ['day', 'week', 'month', 'year', 'ever'] as const;
  return (
    <Group title={t('pointsdesk:form.limits')}>
      <TextField
        name="capPoints"
        label={t('pointsdesk:form.cap')}
        {...numeric}
        defaultValue={rule?.capPoints ?? ''}
      />
      <SelectField
        name="capPeriod"
        required
        label={t('pointsdesk:form.capPeriod')}
        defaultValue={rule?.capPeriod ?? 'month'}
        choices={periods.map((value) => ({ value, label: t(`pointsdesk:form.periods.${value}`) }))}
      />
      <TextField
        name="budgetPoints"
        label={t('pointsdesk:form.budget')}
        hint={t('pointsdesk:form.budgetHint')}
        {...numeric}
        defaultValue={rule?.budgetPoints ?? ''}
      />
      <TextField
        name="cooldownHours"
        label={t('pointsdesk:form.cooldown')}
        {...numeric}
        defaultValue={rule?.cooldownSeconds ? Math.round(rule.cooldownSeconds / 3_600) : ''}
      />
      <TextField
        name="position"
        label={t('pointsdesk:form.position')}
        {...numeric}
        defaultValue={rule?.position ?? 100}
      />
    </Group>
  );
}

function Lots({ rule }: Part) {
  const { t } = useI18n();
  const triggers = earningTriggers.map((value) => ({ value, label: t(`pointsdesk:triggers.${value}`) }));
  return (
    <Group title={t('pointsdesk:form.lots')}>
      <TextField
        name="activateAfterDays"
        label={t('pointsdesk:form.activate')}
        {...numeric}
        defaultValue={rule?.activateAfterDays ?? 0}
      />
      <SelectField
        name="activateOn"
        label={t('pointsdesk:form.activateOn')}
        none={t('pointsdesk:form.activateNone')}
        defaultValue={rule?.activateOn ?? ''}
        choices={triggers}
      />
      <SelectField
        name="expiry"
        required
        label={t('pointsdesk:form.expiry')}
        defaultValue={rule?.expiry ?? 'months'}
        choices={(['months', 'date', 'inactivity'] as const).map((value) => ({
          value,
          label: t(`pointsdesk:form.expiries.${value}`),
        }))}
      />
      <TextField
        name="expireAfterMonths"
        label={t('pointsdesk:form.months')}
        hint={t('pointsdesk:form.monthsHint')}
        {...numeric}
        defaultValue={rule ? (rule.expireAfterMonths ?? '') : 24}
      />
      <TextField
        name="expireOn"
        label={t('pointsdesk:form.expireOn')}
        hint={t('pointsdesk:form.expireOnHint')}
        maxLength={5}
        defaultValue={rule?.expireOn ?? ''}
      />
      <SelectField
        name="spentPolicy"
        required
        label={t('pointsdesk:form.spent')}
        defaultValue={rule?.spentPolicy ?? 'others'}
        choices={(['others', 'keep'] as const).map((value) => ({
          value,
          label: t(`pointsdesk:form.spentPolicies.${value}`),
        }))}
      />
    </Group>
  );
}

/** All that a rule is. A new one starts at once or as a draft; one that is there gets a new version. */
export function RuleForm({ rule, choices }: { rule?: RuleView; choices: RuleFormChoices }) {
  const { t } = useI18n();
  return (
    <Form intent="rule" className="space-y-5" key={rule?.version}>
      {rule ? <input type="hidden" name="version" value={rule.version} /> : null}
      <Basics rule={rule} choices={choices} />
      <Conditions rule={rule} choices={choices} />
      <Limits rule={rule} choices={choices} />
      <Lots rule={rule} choices={choices} />
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" size="lg" name="status" value="active">
          {t(rule ? 'pointsdesk:form.save' : 'pointsdesk:form.publish')}
        </Button>
        {rule ? null : (
          <Button size="lg" name="status" value="draft">
            {t('pointsdesk:form.draft')}
          </Button>
        )}
      </div>
    </Form>
  );
}
