import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { UserPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { checkIn, letWalkIn, undoCheckIn } from '~/modules/events/check-in.server';
import { getEvent } from '~/modules/events/get-event.server';
import { eventPaths } from '~/modules/events/paths';
import { listDoorPeople } from '~/modules/events/door-people.server';
import { checkInInput, walkInInput } from '~/modules/events/schema';
import { CameraScanner, DoorLine, ScanResult } from '~/modules/events/ui/door-parts';
import { keepOffline } from '~/modules/events/ui/keep-offline';
import { useDoor } from '~/modules/events/ui/use-door';
import { useEvent } from '~/modules/events/ui/use-event';
import type { DoorPerson } from '~/modules/events/views';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Form } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { Tag } from '~/ui/tag';
import { TextField } from '~/ui/text-field';
import { Fold } from '~/modules/events/ui/fold';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  const people = await listDoorPeople(context.actor, id, slug);
  const detail = await getEvent(context.actor, id, slug);
  if (!detail.viewer.may.checkIn) throw new PortalError('forbidden');
  return { detail, people, title: translatorFor(context.locale)('events:door.title') };
});

export const clientLoader = loaderOfRoom('events');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ params, context: { actor }, values, idempotencyKey }) => {
  const { slug = '', id = '' } = params;
  const nonce = idempotencyKey ?? '';
  const done = (word: string) => redirect(`${eventPaths.door(slug, id)}?done=${word}`);
  switch (values.intent) {
    case 'check-in':
      await checkIn(actor, { ...parseInput(checkInInput, { ...values, nonce }), eventId: id });
      return done('in');
    case 'walk-in':
      await letWalkIn(actor, { ...parseInput(walkInInput, { ...values, nonce }), eventId: id });
      return done('in');
    case 'undo':
      await undoCheckIn(actor, { eventId: id, registrationId: String(values.registrationId ?? '') });
      return done('undone');
    default:
      throw new PortalError('malformed');
  }
});

const shownAtOnce = 50;

function PersonRow({ person, onScan }: { person: DoorPerson; onScan: ((code: string) => void) | null }) {
  const { t } = useI18n();
  const inside = person.status === 'attended';
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-2">
      <span className="min-w-0 flex-1">
        <span className="font-semibold break-words">{person.name}</span>
        <span className="block text-sm text-muted">
          {person.guests > 0 ? t('events:register.withGuests', { count: person.guests }) : null}{' '}
          {person.status === 'registered' || inside ? null : t(`events:people.standing.${person.status}`)}
        </span>
      </span>
      {inside ? (
        <>
          <Tag tone="positive">{t('events:door.inside')}</Tag>
          <Form intent="undo">
            <input type="hidden" name="registrationId" value={person.registrationId} />
            <Button size="sm" variant="quiet">
              {t('events:door.undo')}
            </Button>
          </Form>
        </>
      ) : person.status === 'registered' ? (
        <Form
          intent="check-in"
          onSubmit={(event) => {
            if (!onScan) return;
            event.preventDefault();
            onScan(person.code);
          }}
        >
          <input type="hidden" name="code" value={person.code} />
          <Button size="sm">{t('events:door.check')}</Button>
        </Form>
      ) : null}
    </li>
  );
}

export default function EventDoor() {
  const { detail, people: loaded, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const { event } = useEvent(detail);
  const [ready, setReady] = useState(false);
  const [name, setName] = useState('');
  const [door, setDoor] = useState('');
  const { people, lines, online, kept, scan, sync, refresh } = useDoor(event.id, loaded, door);
  useEffect(() => {
    setReady(true);
    keepOffline(event.clubSlug, event.id);
  }, [event.clubSlug, event.id]);
  // Other doors let people in, too.
  useEffect(() => {
    if (event.attended === detail.event.attended) return;
    const timer = setTimeout(() => refresh().catch(() => undefined), 1_500);
    return () => clearTimeout(timer);
  }, [event.attended, detail.event.attended, refresh]);
  const wanted = name.trim().toLocaleLowerCase();
  const found = people
    .filter(({ status }) => status !== 'cancelled')
    .filter((one) => !wanted || one.name.toLocaleLowerCase().includes(wanted));
  const readCode = (form: HTMLFormElement) => {
    void scan(String(new FormData(form).get('code') ?? ''));
    form.reset();
  };
  return (
    <Page
      title={title}
      above={<Link to={eventPaths.event(event.clubSlug, event.id)}>{event.title}</Link>}
      lead={t('events:door.count', { attended: event.attended, registered: event.registered })}
    >
      <DoneNotice words={{ in: t('events:done.in'), undone: t('events:done.undone') }} />
      <div className="space-y-6">
        {ready ? (
          <>
            <DoorLine online={online} kept={kept} onSync={() => void sync()} />
            <ScanResult line={lines[0]} />
            <CameraScanner onCode={(text) => void scan(text)} />
          </>
        ) : null}
        <Form
          intent="check-in"
          className="flex flex-wrap items-end gap-3"
          onSubmit={(submit) => {
            submit.preventDefault();
            readCode(submit.currentTarget);
          }}
        >
          <TextField
            name="code"
            label={t('events:door.code')}
            required
            maxLength={60}
            autoComplete="off"
            autoCapitalize="characters"
            className="flex-1"
          />
          <Button variant="primary">{t('events:door.check')}</Button>
        </Form>
        <Section title={t('events:people.title')}>
          {ready ? (
            <div className="mb-3 grid gap-3 sm:grid-cols-2">
              <TextField
                name="find"
                label={t('events:door.name')}
                required
                value={name}
                onChange={(change) => setName(change.target.value)}
                autoComplete="off"
              />
              <TextField
                name="door"
                label={t('events:door.doorName')}
                required
                value={door}
                maxLength={60}
                onChange={(change) => setDoor(change.target.value)}
              />
            </div>
          ) : null}
          {found.length > 0 ? (
            <Card flush>
              <ul className="divide-y divide-line">
                {found.slice(0, ready ? shownAtOnce : undefined).map((person) => (
                  <PersonRow
                    key={person.registrationId}
                    person={person}
                    onScan={ready ? (code) => void scan(code) : null}
                  />
                ))}
              </ul>
            </Card>
          ) : (
            <p className="text-muted">{t('events:people.none')}</p>
          )}
        </Section>
        <Fold
          name={
            <>
              <UserPlus aria-hidden="true" className="size-5" /> {t('events:door.walkIn')}
            </>
          }
        >
          <Form intent="walk-in" className="mt-2 space-y-3">
            <TextField
              name="name"
              label={t('events:door.walkInName')}
              required
              maxLength={100}
              autoComplete="off"
            />
            <TextField
              type="number"
              name="guests"
              label={t('events:register.guests')}
              min={0}
              max={20}
              defaultValue="0"
            />
            <Button>{t('events:door.letIn')}</Button>
          </Form>
        </Fold>
        {lines.length > 1 ? (
          <Section title={t('events:door.lastScans')}>
            <ul className="space-y-1 text-sm">
              {lines.slice(1, 11).map((line) => (
                <li key={line.nonce}>
                  {line.name ?? line.code} ·{' '}
                  {line.outcome === 'in'
                    ? t('events:door.inside')
                    : t(`events:door.refusal.${line.outcome as 'failed'}`)}
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
      </div>
    </Page>
  );
}
