import { useI18n } from '~/platform/i18n/i18n-context';
import { Button, LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { Form, useRefused } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { TextField } from '~/ui/text-field';
import { eventPaths } from '../paths';
import type { EventView, EventViewer } from '../views';
import { ScopeField, type SeriesCounts } from './scope-field';
import { Fold } from './fold';
import { useKeptActs } from './use-kept-acts';

/** What this device has still to send goes from the door's page, also once the event is over. */
function KeptScans({ event }: { event: EventView }) {
  const { t } = useI18n();
  const { kept } = useKeptActs(event.id);
  if (kept.length === 0) return null;
  return (
    <Notice
      tone="warning"
      action={
        <LinkButton to={eventPaths.door(event.clubSlug, event.id)} size="sm">
          {t('events:door.sync')}
        </LinkButton>
      }
    >
      {t('events:door.kept', { count: kept.length })}
    </Notice>
  );
}

/** What hosts and moderators do with an event, in one place. */
export function HostPanel({
  event,
  viewer,
  others,
}: {
  event: EventView;
  viewer: EventViewer;
  /** Of an event of a series: how many others something may be for. */
  others: SeriesCounts | null;
}) {
  const { t } = useI18n();
  const { clubSlug: slug, id, status } = event;
  const { manage, checkIn } = viewer.may;
  const refusedCancel = useRefused('cancel');
  if (!manage && !checkIn) return null;
  const running = status === 'published' || status === 'live';
  return (
    <Card as="section" aria-labelledby="host-title" className="space-y-3">
      <h2 id="host-title" className="text-lg">
        {t('events:page.host')}
      </h2>
      {checkIn ? <KeptScans event={event} /> : null}
      {manage && status === 'draft' ? (
        <Form
          intent="publish"
          className="space-y-3"
          labels={{ startsAt: t('events:form.startDay'), endsAt: t('events:form.endDay') }}
        >
          {others ? <ScopeField others={others} usual="all" /> : null}
          <Button variant="primary">{t('events:page.publish')}</Button>
        </Form>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {checkIn && running ? (
          <LinkButton to={eventPaths.door(slug, id)}>{t('events:page.door')}</LinkButton>
        ) : null}
        {status === 'draft' ? null : (
          <LinkButton to={eventPaths.people(slug, id)}>{t('events:page.people')}</LinkButton>
        )}
        {manage && (status === 'live' || status === 'done') ? (
          <LinkButton to={eventPaths.report(slug, id)}>{t('events:page.report')}</LinkButton>
        ) : null}
        {manage && (running || status === 'draft') ? (
          <LinkButton to={eventPaths.edit(slug, id)}>{t('events:page.edit')}</LinkButton>
        ) : null}
        {manage && (status === 'published' || status === 'draft') ? (
          <LinkButton to={eventPaths.dates(slug, id)}>{t('events:dates.title')}</LinkButton>
        ) : null}
        {manage ? (
          <LinkButton to={`${eventPaths.plan(slug)}?copy=${id}`}>{t('events:page.copy')}</LinkButton>
        ) : null}
        {manage && status === 'published' ? (
          <Form intent="begin">
            <Button>{t('events:page.begin')}</Button>
          </Form>
        ) : null}
        {manage && status === 'live' ? (
          <Form intent="end">
            <Button>{t('events:page.end')}</Button>
          </Form>
        ) : null}
      </div>
      {manage ? (
        <Fold name={t('events:page.template')} className="text-sm">
          <Form intent="template" className="mt-2 space-y-3">
            <TextField
              name="name"
              label={t('events:page.templateName')}
              required
              maxLength={100}
              defaultValue={event.title}
            />
            <Button size="sm">{t('events:page.template')}</Button>
          </Form>
        </Fold>
      ) : null}
      {manage && (running || status === 'draft') ? (
        <Fold name={t('events:page.cancel')} open={refusedCancel} className="text-sm">
          <Form intent="cancel" className="mt-2 space-y-3">
            <TextField name="reason" label={t('events:page.cancelReason')} maxLength={500} />
            {others ? <ScopeField others={others} /> : null}
            <Button variant="danger" size="sm">
              {t('events:page.cancelSure')}
            </Button>
          </Form>
        </Fold>
      ) : null}
    </Card>
  );
}
