import type { ThreadView } from '~/modules/threads/post';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import type { EventView } from '../views';

const steps = [0, 10, 30, 60, 300, 900];

/** How fast is asked and talked, in one press, for who leads. */
export function PaceForm({ event, thread }: { event: EventView; thread: ThreadView }) {
  const { t } = useI18n();
  const choices = (now: number) =>
    [...new Set([...steps, now])]
      .toSorted((a, b) => a - b)
      .map((seconds) => ({
        value: String(seconds),
        label: seconds === 0 ? t('threads:page.slowOff') : t('threads:page.slowSeconds', { count: seconds }),
      }));
  const locked = thread.status === 'locked';
  return (
    <Card as="section" aria-labelledby="pace-title">
      <h2 id="pace-title" className="mb-2 text-lg">
        {t('events:room.pace.title')}
      </h2>
      <Form intent="pace" className="space-y-3">
        <SelectField
          key={`questions ${event.slowSeconds}`}
          name="slowSeconds"
          label={t('events:room.pace.questions')}
          defaultValue={String(event.slowSeconds)}
          choices={choices(event.slowSeconds)}
          required
        />
        <SelectField
          key={`talk ${thread.slowModeSeconds}`}
          name="talkSlowSeconds"
          label={t('events:room.pace.talk')}
          defaultValue={String(thread.slowModeSeconds)}
          choices={choices(thread.slowModeSeconds)}
          required
        />
        <div className="flex flex-wrap gap-2">
          <Button size="sm">{t('ui:save')}</Button>
          <Button size="sm" variant="quiet" name="talkLocked" value={String(!locked)}>
            {t(locked ? 'events:room.pace.open' : 'events:room.pace.close')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
