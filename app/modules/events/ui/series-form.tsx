import type { FormProblem } from '~/platform/http/problem';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { RadioField, SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { TextField } from '~/ui/text-field';
import type { SeriesRule } from '../series';
import type { EventView, SeriesPreview } from '../views';
import { EventTime } from './event-time';
import { NumberField, pair } from './form-basics';
import { Weekdays } from './form-more';

/** The rule as it is asked for: what the form begins with. */
export interface AskedRule extends Omit<SeriesRule, 'count'> {
  count: number | null;
  until: string;
  booked: 'cancel' | 'keep';
}

/** How a series is to go on from one of its events; it only asks for a look at what would come of it. */
export function SeriesForm({ rule, problem }: { rule: AskedRule; problem: FormProblem | undefined }) {
  const { t } = useI18n();
  return (
    <Form method="get" problem={problem} className="space-y-4">
      <SelectField
        name="every"
        label={t('events:form.every')}
        required
        defaultValue={rule.every}
        choices={(['day', 'week', 'month'] as const).map((value) => ({
          value,
          label: t(`events:form.everyChoice.${value}`),
        }))}
      />
      <div className={pair}>
        <NumberField name="interval" label={t('events:form.interval')} value={rule.interval} min={1} />
        <NumberField name="count" label={t('events:dates.count')} value={rule.count} min={1} />
      </div>
      <TextField
        type="date"
        name="until"
        label={t('events:dates.until')}
        hint={t('events:dates.untilHint')}
        defaultValue={rule.until}
      />
      <Weekdays chosen={rule.weekdays} />
      <TextField
        name="except"
        label={t('events:form.except')}
        hint={t('events:form.exceptHint')}
        defaultValue={rule.except.join(', ')}
      />
      <RadioField
        name="booked"
        label={t('events:dates.booked')}
        required
        defaultValue={rule.booked}
        choices={(['cancel', 'keep'] as const).map((value) => ({
          value,
          label: t(`events:dates.bookedChoice.${value}`),
        }))}
      />
      <Button>{t('events:dates.look')}</Button>
    </Form>
  );
}

type Zone = Pick<EventView, 'timeZone' | 'allDay'>;

function People({ count }: { count: number }) {
  const { t } = useI18n();
  return count > 0 ? (
    <span className="text-sm text-muted"> · {t('events:dates.people', { count })}</span>
  ) : null;
}

/** What becomes of each date, before it is done, and the one press that does it. */
export function SeriesPlan({
  preview,
  zone,
  sent,
}: {
  preview: SeriesPreview;
  zone: Zone;
  /** What was asked for, to be sent along. */
  sent: readonly (readonly [string, string])[];
}) {
  const { t } = useI18n();
  const { stay, move, fall, come, mark } = preview;
  const nothing = move.length + fall.length + come.length === 0;
  const { timeZone, allDay } = zone;
  const time = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => (
    <EventTime event={{ startsAt, endsAt, timeZone, allDay }} />
  );
  const parts = [
    {
      name: 'fall' as const,
      rows: fall.map((date) => (
        <li key={date.id}>
          {time(date)} <People count={date.people} />
        </li>
      )),
    },
    {
      name: 'move' as const,
      rows: move.map((date) => (
        <li key={date.id}>
          <span className="text-muted">{time(date)}</span> → {time(date.to)} <People count={date.people} />
        </li>
      )),
    },
    { name: 'come' as const, rows: come.map((date) => <li key={date.startsAt}>{time(date)}</li>) },
    {
      name: 'stay' as const,
      rows: stay.map((date) => (
        <li key={date.id}>
          {time(date)} <People count={date.people} />
        </li>
      )),
    },
  ];
  return (
    <Card as="section" aria-labelledby="plan-title" id="plan" className="space-y-4">
      <h2 id="plan-title" className="text-lg">
        {t('events:dates.plan')}
      </h2>
      {parts
        .filter(({ rows }) => rows.length > 0)
        .map(({ name, rows }) => (
          <section key={name} aria-labelledby={`plan-${name}`}>
            <h3 id={`plan-${name}`} className="font-semibold">
              {t(`events:dates.parts.${name}`, { count: rows.length })}
            </h3>
            <ul className="mt-1 list-disc space-y-1 ps-6">{rows}</ul>
          </section>
        ))}
      {nothing ? (
        <Notice>{t('events:dates.nothing')}</Notice>
      ) : (
        <Form intent="change" className="space-y-4">
          {sent.map(([name, value], index) => (
            <input key={`${name} ${index}`} type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="expects" value={mark} />
          {fall.length > 0 ? (
            <TextField
              name="reason"
              label={t('events:dates.reason')}
              hint={t('events:dates.told')}
              maxLength={500}
            />
          ) : null}
          <Button variant="primary">{t('events:dates.change')}</Button>
        </Form>
      )}
    </Card>
  );
}
