import { useI18n } from '~/platform/i18n/i18n-context';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { RadioField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { TextAreaField } from '~/ui/text-field';
import type { EventView, EventViewer } from '../views';
import { Fold } from './fold';

/** How it was, for who was there. */
export function Survey({ viewer }: { viewer: EventViewer }) {
  const { t } = useI18n();
  if (!viewer.may.survey) return null;
  return (
    <Card as="section" id="survey" aria-labelledby="survey-title">
      <h2 id="survey-title" className="mb-2 text-lg">
        {t('events:after.survey')}
      </h2>
      {viewer.survey ? <p className="mb-2 text-muted">{t('events:after.thanks')}</p> : null}
      <Form intent="survey" className="space-y-3">
        <RadioField
          name="score"
          label={t('events:after.score')}
          required
          defaultValue={viewer.survey ? String(viewer.survey.score) : undefined}
          choices={[5, 4, 3, 2, 1].map((score) => ({
            value: String(score),
            label: `${score} ${'★'.repeat(score)}`,
          }))}
        />
        <TextAreaField
          name="comment"
          label={t('events:after.comment')}
          rows={3}
          maxLength={2_000}
          defaultValue={viewer.survey?.comment}
        />
        <Button variant="primary">{t('events:after.sendSurvey')}</Button>
      </Form>
    </Card>
  );
}

/** What came of it, and the place to write it down. */
export function Recap({
  event,
  viewer,
  written,
}: {
  event: EventView;
  viewer: EventViewer;
  /** As it was written, for who may change it. */
  written: string;
}) {
  const { t } = useI18n();
  const over = event.status === 'done' || event.status === 'live';
  if (!event.recapHtml && !(viewer.may.manage && over)) return null;
  return (
    <Section title={t('events:after.recap')}>
      <div id="recap" className="space-y-3">
        {event.recapHtml ? (
          <Card
            className="written"
            lang={event.language ?? undefined}
            // Rendered and sanitised when it was written (platform/text/markdown).
            dangerouslySetInnerHTML={{ __html: event.recapHtml }}
          />
        ) : null}
        {viewer.may.manage && over ? (
          <Fold
            name={t(written ? 'events:room.changeRecap' : 'events:after.writeRecap')}
            open={!event.recapHtml && event.status === 'done'}
          >
            <Form intent="recap" className="space-y-3">
              <TextAreaField
                name="recap"
                label={t('events:after.recap')}
                labelHidden
                rows={6}
                maxLength={20_000}
                required
                defaultValue={written}
              />
              <Button>{t('events:after.saveRecap')}</Button>
            </Form>
          </Fold>
        ) : null}
      </div>
    </Section>
  );
}
