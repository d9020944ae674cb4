import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Form } from '~/ui/form';
import { TextAreaField, TextField } from '~/ui/text-field';
import { type FormStart, NumberField, pair, type TierChoice, When, Where } from './form-basics';
import { Goals, Questions, Series } from './form-more';
import { Seats } from './form-seats';
import { ScopeField, type SeriesCounts } from './scope-field';
import { Fold } from './fold';

export interface EventFormProps extends FormStart {
  people: { hosts: string; speakers: string };
  tiers: TierChoice[];
  /** An event that stands: no series is made of it, and no draft any more. */
  editing: 'draft' | 'announced' | null;
  /** Of an event that stands: what was looked at. */
  version?: number;
  /** Of an event of a series: how many others the change may be for. */
  others?: SeriesCounts | null;
}

function Part({ title, folded, children }: { title: string; folded?: boolean; children: ReactNode }) {
  if (folded)
    return (
      <div className="rounded-lg border border-line bg-raised px-4 py-2">
        <Fold name={title} className="text-lg font-semibold">
          <div className="mt-2 mb-2 space-y-4">{children}</div>
        </Fold>
      </div>
    );
  return (
    <section className="space-y-4">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  );
}

/** Where an event is planned and changed. What most events need stands open; the rest is folded away. */
export function EventForm({ start, people, tiers, editing, version, others }: EventFormProps) {
  const { t } = useI18n();
  return (
    <Form className="space-y-6" labels={{ title: t('events:form.title'), body: t('events:form.body') }}>
      {version === undefined ? null : <input type="hidden" name="version" value={version} />}
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
      {editing && others ? <ScopeField others={others} /> : null}
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
