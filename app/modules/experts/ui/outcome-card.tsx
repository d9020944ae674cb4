import { HeartHandshake } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { CheckboxField, RadioField } from '~/ui/choice-field';
import { Form, useRefused } from '~/ui/form';
import { TextAreaField } from '~/ui/text-field';
import { outcomes } from '../outcomes';
import type { OutcomeView } from '../views';

const said = { yes: 'saidYes', partly: 'saidPartly', no: 'saidNo' } as const;

function OutcomeForm({ outcome }: { outcome: OutcomeView }) {
  const { t } = useI18n();
  return (
    <Form intent="outcome" className="space-y-4">
      <RadioField
        name="outcome"
        label={t('experts:outcome.choose')}
        required
        defaultValue={outcome.outcome ?? undefined}
        choices={outcomes.map((value) => ({ value, label: t(`experts:outcome.${value}`) }))}
      />
      <TextAreaField
        name="words"
        label={t('experts:outcome.words')}
        hint={t('experts:outcome.wordsHint')}
        defaultValue={outcome.words}
        maxLength={1_000}
        rows={2}
      />
      <CheckboxField
        name="again"
        label={t('experts:outcome.again')}
        hint={t('experts:outcome.againHint')}
        defaultChecked={outcome.again}
      />
      <Button variant="primary">{t('experts:outcome.send')}</Button>
    </Form>
  );
}

/** Asks whoever asked whether the accepted answer helped; what they said may be changed, as long as that answer is accepted. */
export function OutcomeCard({ outcome, changeable }: { outcome: OutcomeView; changeable: boolean }) {
  const { t } = useI18n();
  const refused = useRefused('outcome');
  return (
    <section
      id="outcome"
      aria-labelledby="outcome-title"
      className="mb-4 scroll-mt-20 rounded-lg border-2 border-accent bg-raised px-4 py-4 sm:px-5"
    >
      <h2 id="outcome-title" className="flex items-center gap-2 text-lg">
        <HeartHandshake aria-hidden="true" className="size-5 text-accent-ink" />
        {t('experts:outcome.title')}
      </h2>
      {outcome.outcome === null ? (
        <>
          <p className="mb-3 text-muted">{t('experts:outcome.lead')}</p>
          <OutcomeForm outcome={outcome} />
        </>
      ) : (
        <>
          <p>{t(`experts:outcome.${said[outcome.outcome]}`)}</p>
          {outcome.again ? <p>{t('experts:outcome.askedAgain')}</p> : null}
          {changeable ? (
            <details className="mt-1" open={refused || undefined}>
              <summary className="inline-flex min-h-11 items-center font-semibold text-accent-ink">
                {t('experts:outcome.change')}
              </summary>
              <OutcomeForm outcome={outcome} />
            </details>
          ) : null}
        </>
      )}
    </section>
  );
}
