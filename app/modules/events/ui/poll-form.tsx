import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { CheckboxField } from '~/ui/choice-field';
import { Form, useRefused } from '~/ui/form';
import { TextAreaField, TextField } from '~/ui/text-field';
import { Fold } from './fold';

/** A question to the whole room, put into the event's talk, where everybody votes and sees the result move. */
export function PollForm() {
  const { t } = useI18n();
  const refused = useRefused('poll');
  return (
    <Fold name={t('events:live.poll.open')} open={refused}>
      <Form intent="poll" className="space-y-3">
        <input type="hidden" name="body" value={t('events:live.poll.intro')} />
        <TextField
          name="question"
          label={t('events:live.poll.question')}
          required
          maxLength={200}
          autoComplete="off"
        />
        <TextAreaField
          name="options"
          label={t('events:live.poll.options')}
          hint={t('events:live.poll.optionsHint')}
          rows={4}
          required
          maxLength={1_500}
        />
        <CheckboxField name="several" label={t('events:live.poll.several')} />
        <Button>{t('events:live.poll.send')}</Button>
      </Form>
    </Fold>
  );
}
