import type { ExpiryView } from '~/modules/loyalty/views';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { TextField } from '~/ui/text-field';

/** As the form of a rule names them. */
const words = { months: 'months', calendar: 'date', inactivity: 'inactivity' } as const;

export interface Funder {
  id: string;
  name: string;
}

/** How points end that were earned without an end, by who pays; and a form to decide it. */
export function ExpiryForm({
  expiries,
  funders,
}: {
  expiries: readonly ExpiryView[];
  funders: readonly Funder[];
}) {
  const { t, format } = useI18n();
  const nameOf = (id: string | null) =>
    funders.find((funder) => funder.id === id)?.name ?? t('pointsdesk:form.brand');
  return (
    <Card>
      <p className="mb-4 text-muted">{t('pointsdesk:settings.endingHint')}</p>
      {expiries.length > 0 ? (
        <ul className="mb-5 space-y-1">
          {expiries.map(({ funderId, mode, months, monthDay, since }) => (
            <li key={funderId ?? 'brand'}>
              <span className="font-semibold">{nameOf(funderId)}</span>:{' '}
              {t('pointsdesk:settings.endingNow', {
                how: t(`pointsdesk:form.expiries.${words[mode]}`),
                months: format.number(months),
                day: monthDay ? ` · ${monthDay}` : '',
                date: format.date(since),
              })}
            </li>
          ))}
        </ul>
      ) : null}
      <Form intent="expiry" className="space-y-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            name="funderId"
            label={t('pointsdesk:form.funder')}
            none={t('pointsdesk:form.brand')}
            choices={funders.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            name="mode"
            label={t('pointsdesk:form.expiry')}
            required
            choices={(['months', 'calendar', 'inactivity'] as const).map((value) => ({
              value,
              label: t(`pointsdesk:form.expiries.${words[value]}`),
            }))}
          />
          <TextField
            name="months"
            label={t('pointsdesk:form.months')}
            inputMode="numeric"
            maxLength={3}
            defaultValue="12"
            required
          />
          <TextField
            name="monthDay"
            label={t('pointsdesk:form.expireOn')}
            hint={t('pointsdesk:form.expireOnHint')}
            maxLength={5}
          />
        </div>
        <Button variant="primary">{t('pointsdesk:settings.endingDo')}</Button>
      </Form>
    </Card>
  );
}
