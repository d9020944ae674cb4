import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { TextField } from '~/ui/text-field';
import type { ClubDetail } from '../../views';

const steps = [
  { status: 'open', word: 'open', hint: 'openHint' },
  { status: 'paused', word: 'pause', hint: 'pauseHint' },
  { status: 'archived', word: 'archive', hint: 'archiveHint' },
] as const;

/** Opens, pauses or archives a club. */
export function StatusForm({ club }: { club: Pick<ClubDetail, 'status'> }) {
  const { t } = useI18n();
  return (
    <Form intent="status" className="space-y-4">
      <p className="font-semibold">{t('studio:status.now', { status: t(`clubs:status.${club.status}`) })}</p>
      <TextField name="reason" label={t('studio:status.reason')} maxLength={500} />
      <ul className="space-y-3">
        {steps
          .filter(({ status }) => status !== club.status)
          .map(({ status, word, hint }) => (
            <li key={status} className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <Button
                name="status"
                value={status}
                variant={status === 'archived' ? 'danger' : 'secondary'}
                className="min-w-32"
              >
                {t(`studio:status.${word}`)}
              </Button>
              <span className="flex-1 text-muted">{t(`studio:status.${hint}`)}</span>
            </li>
          ))}
      </ul>
    </Form>
  );
}
