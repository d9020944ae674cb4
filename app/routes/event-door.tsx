import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { UserPlus } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { checkIn, countParty, undoCheckIn } from '~/modules/events/check-in.server';
import { getEvent } from '~/modules/events/get-event.server';
import { eventPaths } from '~/modules/events/paths';
import { listDoorPeople } from '~/modules/events/door-people.server';
import { checkInInput, partyInput, walkInInput } from '~/modules/events/schema';
import { CameraScanner, DoorState, ScanResult, useLineWords } from '~/modules/events/ui/door-parts';
import { PartyForm, PersonRow } from '~/modules/events/ui/door-people';
import { keepOffline } from '~/modules/events/ui/keep-offline';
import { loadDecoder } from '~/modules/events/ui/use-camera';
import { useDoor } from '~/modules/events/ui/use-door';
import { useEvent } from '~/modules/events/ui/use-event';
import { useDoorName } from '~/modules/events/ui/use-kept-acts';
import type { DoorEntry } from '~/modules/events/views';
import { letWalkIn } from '~/modules/events/walk-in.server';
import { PortalError } from '~/platform/errors';
import { formAction, page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { parseInput } from '~/platform/input';
import { Button } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DoneNotice } from '~/ui/done-notice';
import { Form, useRefused } from '~/ui/form';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';
import { TextField } from '~/ui/text-field';
import { Fold } from '~/modules/events/ui/fold';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  const list = await listDoorPeople(context.actor, id, slug);
  const detail = await getEvent(context.actor, id, slug);
  if (!detail.viewer.may.checkIn) throw new PortalError('forbidden');
  return { detail, list, title: translatorFor(context.locale)('events:door.title') };
});

export const clientLoader = loaderOfRoom('events');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

export const action = formAction(async ({ params, context: { actor }, values, idempotencyKey }) => {
  const { slug = '', id = '' } = params;
  const nonce = idempotencyKey ?? '';
  const done = (word: string) => redirect(`${eventPaths.door(slug, id)}?done=${word}`);
  const [intent, registrationId = ''] = String(values.intent).split(':');
  switch (intent) {
    case 'check-in':
      await checkIn(actor, { ...parseInput(checkInInput, { ...values, nonce }), eventId: id });
      return done('in');
    case 'walk-in':
      await letWalkIn(actor, { ...parseInput(walkInInput, { ...values, nonce }), eventId: id });
      return done('in');
    case 'count':
      await countParty(actor, { ...parseInput(partyInput, values), eventId: id, registrationId });
      return done('counted');
    case 'undo':
      await undoCheckIn(actor, { eventId: id, registrationId });
      return done('undone');
    default:
      throw new PortalError('malformed');
  }
});

const shownAtOnce = 50;

export default function EventDoor() {
  const { detail, list, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const { event } = useEvent(detail);
  const [ready, setReady] = useState(false);
  const [name, setName] = useState('');
  const [door, setDoor] = useDoorName(event.id);
  const { people, lines, trouble, kept, scan, walkIn, undo, countParty, sync, refresh } = useDoor(
    event,
    list,
    door,
  );
  const acts = ready
    ? { scan: (code: string) => void scan(code), undo: (one: DoorEntry) => void undo(one), countParty }
    : null;
  const latest = people.find(({ code }) => code !== '' && code === lines[0]?.code);
  const words = useLineWords();
  const walkInRefused = useRefused('walk-in');
  useEffect(() => {
    setReady(true);
    keepOffline(event.clubSlug, event.id, loadDecoder);
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
  // What cannot be sent as it is the form says itself.
  const letIn = (submit: FormEvent<HTMLFormElement>) => {
    const filled = new FormData(submit.currentTarget);
    const [guest, guests] = [String(filled.get('name') ?? '').trim(), Number(filled.get('guests') || 0)];
    if (!guest || !Number.isInteger(guests) || guests < 0 || guests > 20) return;
    submit.preventDefault();
    void walkIn(guest, guests);
    submit.currentTarget.reset();
  };
  return (
    <Page
      title={title}
      above={<Link to={eventPaths.event(event.clubSlug, event.id)}>{event.title}</Link>}
      lead={t('events:door.count', { attended: event.attended, registered: event.registered })}
    >
      <DoneNotice
        words={{ in: t('events:done.in'), undone: t('events:done.undone'), counted: t('events:done.saved') }}
      />
      <div className="space-y-6">
        {ready ? (
          <>
            <DoorState trouble={trouble} kept={kept} onSync={() => void sync()} />
            <ScanResult line={lines[0]} />
            {lines[0]?.outcome === 'in' && latest ? <PartyForm person={latest} acts={acts} /> : null}
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
                  <PersonRow key={person.registrationId} person={person} acts={acts} />
                ))}
              </ul>
            </Card>
          ) : (
            <p className="text-muted">{t('events:people.none')}</p>
          )}
        </Section>
        <Fold
          open={walkInRefused}
          name={
            <>
              <UserPlus aria-hidden="true" className="size-5" /> {t('events:door.walkIn')}
            </>
          }
        >
          <Form intent="walk-in" className="mt-2 space-y-3" onSubmit={letIn}>
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
                  {words(line)}
                  {line.name ? null : ` · ${line.code}`}
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
      </div>
    </Page>
  );
}
