import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { RadioField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { TextAreaField } from '~/ui/text-field';

/** The ladder of suspensions, in days. */
export const suspensionDays = [1, 3, 7, 30] as const;

/** For how long, and why. */
export function SuspendForm({ name }: { name: string }) {
  const { t } = useI18n();
  return (
    <Form intent="suspend" className="space-y-4">
      <p className="text-muted">{t('clubs:person.suspendHint')}</p>
      <RadioField
        name="days"
        label={t('clubs:person.suspendDays')}
        defaultValue="1"
        required
        choices={suspensionDays.map((days) => ({
          value: String(days),
          label: t('clubs:person.days', { count: days }),
        }))}
      />
      <TextAreaField
        name="reason"
        label={t('clubs:person.reason')}
        hint={t('clubs:person.reasonHint')}
        maxLength={500}
        rows={2}
        required
      />
      <Button variant="danger" aria-label={t('clubs:person.suspendTitle', { name })}>
        {t('clubs:person.suspend')}
      </Button>
    </Form>
  );
}
