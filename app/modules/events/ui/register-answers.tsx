import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { RadioField } from '~/ui/choice-field';
import { Form, useRefused } from '~/ui/form';
import { TextAreaField } from '~/ui/text-field';
import type { EventView, EventViewer } from '../views';
import { Fold } from './fold';

/** What is asked of who registers, with what they answered before. */
export function QuestionFields({
  event,
  answers = {},
}: {
  event: EventView;
  answers?: Record<string, string>;
}) {
  const { t } = useI18n();
  return event.questions.map(({ key, label, kind, required, choices }) => {
    const look = { name: `answers.${key}`, label, required, defaultValue: answers[key] };
    if (kind === 'text') return <TextAreaField key={key} {...look} rows={2} maxLength={1_000} />;
    const values =
      kind === 'yes_no'
        ? [
            { value: 'yes', label: t('events:register.yes') },
            { value: 'no', label: t('events:register.no') },
          ]
        : choices.map((value) => ({ value, label: value }));
    return <RadioField key={key} {...look} choices={values} />;
  });
}

/** What stands in a form of questions, by their keys. */
export function answersIn(form: FormData): Record<string, string> {
  const given = [...form].filter(([name, value]) => name.startsWith('answers.') && value !== '');
  return Object.fromEntries(given.map(([name, value]) => [name.slice('answers.'.length), String(value)]));
}

/** What one answered, to be corrected as long as one comes or waits. */
export function OwnAnswers({
  event,
  registration,
  intent,
}: {
  event: EventView;
  registration: NonNullable<EventViewer['registration']>;
  intent: 'confirm' | 'register';
}) {
  const { t } = useI18n();
  const refused = useRefused(intent);
  if (event.questions.length === 0) return null;
  return (
    <Fold name={t('events:register.ownAnswers')} open={refused} className="text-sm">
      <Form intent={intent} className="mt-2 space-y-3">
        <QuestionFields event={event} answers={registration.answers} />
        <Button size="sm">{t('events:register.saveAnswers')}</Button>
      </Form>
    </Fold>
  );
}
