import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import type { Locale } from '~/platform/i18n/locale';
import { Button } from '~/ui/button';
import { CheckboxField, SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { TextAreaField, TextField } from '~/ui/text-field';
import { type EventFormStart, formMoment, questionPlaces } from '../form-values';

export interface EventFormProps {
  /** What the form begins with; times as they travel, in ISO text. */
  start: Omit<EventFormStart, 'startsAt' | 'endsAt' | 'opensAt' | 'closesAt'> & {
    startsAt: string;
    endsAt: string;
    opensAt: string | null;
    closesAt: string | null;
  };
  people: { hosts: string; speakers: string };
  tiers: { key: string; name: Record<Locale, string> }[];
  /** An event that stands: no series, no draft any more. */
  editing: 'draft' | 'announced' | null;
}

const zones = [
  'Asia/Bangkok',
  'Asia/Ho_Chi_Minh',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Australia/Sydney',
  'UTC',
];

function Part({ title, folded, children }: { title: string; folded?: boolean; children: ReactNode }) {
  if (folded)
    return (
      <details className="rounded-lg border border-line bg-raised p-4">
        <summary className="min-h-8 cursor-pointer text-lg font-semibold">{title}</summary>
        <div className="mt-3 space-y-4">{children}</div>
      </details>
    );
  return (
    <section className="space-y-4">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  );
}

const pair = 'grid gap-4 sm:grid-cols-2';

function When({ start }: Pick<EventFormProps, 'start'>) {
  const { t } = useI18n();
  const { timeZone, allDay } = start;
  const from = formMoment(start.startsAt, timeZone);
  const lastMoment = allDay ? new Date(Date.parse(start.endsAt) - 1) : start.endsAt;
  const to = formMoment(lastMoment, timeZone);
  const known = zones.includes(timeZone) ? zones : [timeZone, ...zones];
  return (
    <>
      <div className={pair}>
        <TextField
          type="date"
          name="startDay"
          label={t('events:form.startDay')}
          defaultValue={from.day}
          required
        />
        <TextField
          type="time"
          name="startTime"
          label={t('events:form.startTime')}
          defaultValue={from.time}
          required
        />
        <TextField type="date" name="endDay" label={t('events:form.endDay')} defaultValue={to.day} required />
        <TextField
          type="time"
          name="endTime"
          label={t('events:form.endTime')}
          defaultValue={allDay ? '23:59' : to.time}
          required
        />
      </div>
      <CheckboxField name="allDay" label={t('events:form.allDay')} defaultChecked={allDay} />
      <SelectField
        name="timeZone"
        label={t('events:form.timeZone')}
        required
        defaultValue={timeZone}
        choices={known.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
      />
    </>
  );
}

function Where({ start }: Pick<EventFormProps, 'start'>) {
  const { t } = useI18n();
  return (
    <>
      <SelectField
        name="way"
        label={t('events:form.way')}
        required
        defaultValue={start.way ?? 'onsite'}
        choices={(['onsite', 'online', 'thread', 'mixed'] as const).map((value) => ({
          value,
          label: t(`events:way.${value}`),
        }))}
      />
      <TextField name="place" label={t('events:form.place')} defaultValue={start.place} maxLength={300} />
      <TextAreaField
        name="directions"
        label={t('events:form.directions')}
        defaultValue={start.directions}
        rows={2}
        maxLength={1_000}
      />
      <TextField
        type="url"
        name="online"
        label={t('events:form.online')}
        hint={t('events:form.onlineHint')}
        defaultValue={start.online}
        maxLength={500}
      />
    </>
  );
}

function NumberField({
  name,
  label,
  hint,
  value,
  min = 0,
}: {
  name: string;
  label: string;
  hint?: string;
  value: number | null | undefined;
  min?: number;
}) {
  return (
    <TextField
      type="number"
      inputMode="numeric"
      name={name}
      label={label}
      hint={hint}
      min={min}
      defaultValue={value === null || value === undefined ? '' : String(value)}
    />
  );
}

function Seats({ start, tiers }: Pick<EventFormProps, 'start' | 'tiers'>) {
  const { t, locale } = useI18n();
  const { tickets, timeZone } = start;
  return (
    <>
      <div className={pair}>
        <NumberField
          name="capacity"
          label={t('events:form.capacity')}
          hint={t('events:form.capacityHint')}
          value={start.capacity}
          min={1}
        />
        <NumberField name="maxGuests" label={t('events:form.maxGuests')} value={start.maxGuests} />
      </div>
      <details>
        <summary className="flex min-h-11 cursor-pointer items-center">{t('events:form.more')}</summary>
        <div className="mt-2 space-y-4">
          <div className={pair}>
            <NumberField
              name="memberPrice"
              label={t('events:form.memberPrice')}
              value={tickets.member?.pricePoints}
            />
            <NumberField
              name="memberCapacity"
              label={t('events:form.memberCapacity')}
              value={tickets.member?.capacity}
            />
            <NumberField
              name="guestPrice"
              label={t('events:form.guestPrice')}
              value={tickets.guest?.pricePoints}
            />
            <NumberField
              name="guestCapacity"
              label={t('events:form.guestCapacity')}
              value={tickets.guest?.capacity}
            />
          </div>
          {tiers.length > 0 ? (
            <div className={pair}>
              <SelectField
                name="tierKey"
                label={t('events:form.tierKey')}
                none={t('events:form.noTier')}
                defaultValue={tickets.tier?.tierKey ?? ''}
                choices={tiers.map(({ key, name }) => ({ value: key, label: name[locale] }))}
              />
              <NumberField
                name="tierCapacity"
                label={t('events:form.tierCapacity')}
                value={tickets.tier?.capacity}
              />
              <NumberField
                name="tierPrice"
                label={t('events:form.tierPrice')}
                value={tickets.tier?.pricePoints}
              />
            </div>
          ) : null}
          <SelectField
            name="spendAt"
            label={t('events:form.spendAt')}
            required
            defaultValue={start.spendAt}
            choices={(['check_in', 'registration'] as const).map((value) => ({
              value,
              label: t(`events:form.spend.${value}`),
            }))}
          />
          <div className={pair}>
            <TextField
              type="datetime-local"
              name="opensAt"
              label={t('events:form.opens')}
              defaultValue={formMoment(start.opensAt, timeZone).both}
            />
            <TextField
              type="datetime-local"
              name="closesAt"
              label={t('events:form.closes')}
              defaultValue={formMoment(start.closesAt, timeZone).both}
            />
            <NumberField
              name="offerHours"
              label={t('events:form.offerHours')}
              value={start.offerMinutes / 60}
            />
            <NumberField
              name="checkInHours"
              label={t('events:form.checkInHours')}
              value={start.checkInMinutes / 60}
            />
          </div>
        </div>
      </details>
    </>
  );
}

function Questions({ start }: Pick<EventFormProps, 'start'>) {
  const { t } = useI18n();
  return Array.from({ length: questionPlaces }, (_, index) => {
    const number = index + 1;
    const known = start.questions[index];
    return (
      <fieldset key={number} className="space-y-3 border-b border-line pb-3">
        <legend className="font-semibold">{t('events:form.question', { number })}</legend>
        <TextField
          name={`question${number}`}
          label={t('events:form.question', { number })}
          labelHidden
          defaultValue={known?.label}
          maxLength={200}
        />
        <div className={pair}>
          <SelectField
            name={`questionKind${number}`}
            label={t('events:form.questionKind')}
            required
            defaultValue={known?.kind ?? 'text'}
            choices={(['text', 'yes_no', 'choice'] as const).map((value) => ({
              value,
              label: t(`events:form.kinds.${value}`),
            }))}
          />
          <TextField
            name={`questionChoices${number}`}
            label={t('events:form.choices')}
            defaultValue={known?.choices.join(', ')}
            maxLength={500}
          />
        </div>
        <CheckboxField
          name={`questionRequired${number}`}
          label={t('events:form.required')}
          defaultChecked={known?.required}
        />
      </fieldset>
    );
  });
}

function Goals({ start }: Pick<EventFormProps, 'start'>) {
  const { t } = useI18n();
  const { goals } = start;
  const budget = goals.budgetMinor == null ? null : goals.budgetMinor / (goals.currency === 'VND' ? 1 : 100);
  return (
    <>
      <div className={pair}>
        <NumberField name="attendance" label={t('events:form.attendance')} value={goals.attendance} />
        <TextField
          type="number"
          name="satisfaction"
          label={t('events:form.satisfaction')}
          min={1}
          max={5}
          step="0.1"
          defaultValue={goals.satisfaction == null ? '' : String(goals.satisfaction)}
        />
        <NumberField name="budget" label={t('events:form.budget')} value={budget} />
        <SelectField
          name="currency"
          label="฿ / ₫"
          required
          defaultValue={goals.currency}
          choices={[
            { value: 'THB', label: 'THB ฿' },
            { value: 'VND', label: 'VND ₫' },
          ]}
        />
      </div>
      <TextAreaField
        name="follows"
        label={t('events:form.follows')}
        defaultValue={goals.follows}
        rows={2}
        maxLength={500}
      />
    </>
  );
}

function Series() {
  const { t } = useI18n();
  return (
    <>
      <SelectField
        name="every"
        label={t('events:form.every')}
        required
        defaultValue="none"
        choices={(['none', 'day', 'week', 'month'] as const).map((value) => ({
          value,
          label: t(`events:form.everyChoice.${value}`),
        }))}
      />
      <div className={pair}>
        <NumberField name="interval" label={t('events:form.interval')} value={1} min={1} />
        <NumberField name="count" label={t('events:form.count')} value={4} min={2} />
      </div>
      <TextField name="except" label={t('events:form.except')} hint={t('events:form.exceptHint')} />
    </>
  );
}

/** Where an event is planned and changed. What most events need stands open; the rest is folded away. */
export function EventForm({ start, people, tiers, editing }: EventFormProps) {
  const { t } = useI18n();
  return (
    <Form className="space-y-6" labels={{ title: t('events:form.title'), body: t('events:form.body') }}>
      <Part title={t('events:form.basics')}>
        <TextField
          name="title"
          label={t('events:form.title')}
          defaultValue={start.title}
          maxLength={200}
          required
          autoComplete="off"
        />
        <TextAreaField
          name="body"
          label={t('events:form.body')}
          hint={t('events:form.bodyHint')}
          defaultValue={start.body}
          rows={6}
          maxLength={20_000}
          required
        />
        <When start={start} />
      </Part>
      <Part title={t('events:form.whereTitle')}>
        <Where start={start} />
      </Part>
      <Part title={t('events:form.seatsTitle')}>
        <Seats start={start} tiers={tiers} />
      </Part>
      <Part title={t('events:form.peopleTitle')}>
        <div className={pair}>
          <TextField
            name="hosts"
            label={t('events:form.hosts')}
            hint={t('events:form.peopleHint')}
            defaultValue={people.hosts}
          />
          <TextField
            name="speakers"
            label={t('events:form.speakers')}
            hint={t('events:form.peopleHint')}
            defaultValue={people.speakers}
          />
        </div>
      </Part>
      <Part title={t('events:form.questionsTitle')} folded>
        <Questions start={start} />
      </Part>
      <Part title={t('events:form.runTitle')} folded>
        <NumberField name="slowSeconds" label={t('events:form.slowSeconds')} value={start.slowSeconds} />
        <TextAreaField
          name="runSheet"
          label={t('events:form.runSheet')}
          hint={t('events:form.runSheetHint')}
          rows={6}
          defaultValue={start.runSheet.map(({ minute, what }) => `${minute} ${what}`).join('\n')}
        />
      </Part>
      <Part title={t('events:form.goalsTitle')} folded>
        <Goals start={start} />
      </Part>
      {editing ? null : (
        <Part title={t('events:form.seriesTitle')} folded>
          <Series />
        </Part>
      )}
      <div className="flex flex-wrap items-center gap-3">
        {editing === 'announced' ? (
          <>
            <Button variant="primary">{t('events:form.save')}</Button>
            <p className="text-sm text-muted">{t('events:form.told')}</p>
          </>
        ) : editing === 'draft' ? (
          <Button variant="primary">{t('events:form.save')}</Button>
        ) : (
          <>
            <Button variant="primary" name="status" value="published">
              {t('events:form.publish')}
            </Button>
            <Button name="status" value="draft">
              {t('events:form.saveDraft')}
            </Button>
          </>
        )}
      </div>
    </Form>
  );
}
