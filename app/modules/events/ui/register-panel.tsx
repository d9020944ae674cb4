import { Link, useActionData } from '@remix-run/react';
import { QrCode, Ticket } from 'lucide-react';
import { useState } from 'react';
import { clubPaths } from '~/modules/clubs/paths';
import { isWithoutEnd } from '~/modules/clubs/suspension';
import type { FormProblem } from '~/platform/http/problem';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button, LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { RadioField, SelectField } from '~/ui/choice-field';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { TextField } from '~/ui/text-field';
import { eventPaths } from '../paths';
import type { EventView, EventViewer } from '../views';
import { SeatsWords } from './event-row';
import { Fold } from './fold';
import { answersIn, OwnAnswers, QuestionFields } from './register-answers';

export interface PanelProps {
  event: EventView;
  viewer: EventViewer;
  isMember: boolean;
}

function useTicketWords(event: EventView) {
  const { t } = useI18n();
  const price = (points: number) =>
    points === 0 ? t('events:register.free') : t('events:register.price', { count: points });
  const own = event.tickets.filter(({ kind }) => kind !== 'guest');
  return {
    own,
    words: (kind: 'member' | 'tier') => {
      const ticket = own.find((one) => one.kind === kind);
      return `${t(`events:register.kinds.${kind}`)} · ${price(ticket?.pricePoints ?? 0)}`;
    },
    costs: event.tickets.some(({ pricePoints }) => pricePoints > 0),
    price: price(own[0]?.pricePoints ?? 0),
    guestPrice: event.tickets.find(({ kind }) => kind === 'guest')?.pricePoints ?? 0,
  };
}

/** Whoever confirmed too late has written their answers already: they are sent along, and the seat is theirs at once. */
function useLateAnswers(): FormProblem | undefined {
  const problem = useActionData<{ problem?: FormProblem }>()?.problem;
  const late =
    problem?.form === 'confirm' ||
    (problem?.form === 'register' && Object.keys(problem.values).some((name) => name.startsWith('answers.')));
  return late ? problem : undefined;
}

/** To register, in one press where nothing is asked. */
function RegisterForm({
  event,
  again,
  typed,
}: {
  event: EventView;
  again: boolean;
  /** What was being answered when the seat was no longer held. */
  typed: Record<string, string>;
}) {
  const { t } = useI18n();
  const late = useLateAnswers();
  const { own, words, costs, price, guestPrice } = useTicketWords(event);
  const full = event.capacity !== null && event.seatsUsed >= event.capacity;
  const guests = Math.min(event.maxGuests, event.capacity === null ? event.maxGuests : event.capacity - 1);
  return (
    <Form intent="register" problem={late} className="space-y-4">
      {own.length > 1 ? (
        <RadioField
          name="ticket"
          label={t('events:register.ticket')}
          defaultValue="member"
          required
          choices={own.map(({ kind }) => ({ value: kind, label: words(kind as 'member' | 'tier') }))}
        />
      ) : (
        <p className="font-semibold">{price}</p>
      )}
      {costs ? (
        <p className="text-sm text-muted">
          {t(event.spendAt === 'check_in' ? 'events:register.priceHeld' : 'events:register.priceSpent')}
        </p>
      ) : null}
      {guests > 0 ? (
        <SelectField
          name="guests"
          label={t('events:register.guests')}
          required
          defaultValue="0"
          hint={
            guestPrice > 0
              ? t('events:register.guestPrice', { count: guestPrice })
              : t('events:register.guestsHint')
          }
          choices={Array.from({ length: guests + 1 }, (_, count) => ({
            value: String(count),
            label:
              count === 0
                ? t('events:register.alone')
                : `${t('events:register.withGuests', { count })}${
                    guestPrice > 0 ? ` · +${t('events:register.price', { count: count * guestPrice })}` : ''
                  }`,
          }))}
        />
      ) : null}
      {late || Object.keys(typed).length > 0 ? <QuestionFields event={event} answers={typed} /> : null}
      <Button variant="primary" wide icon={<Ticket aria-hidden="true" className="size-5" />}>
        {t(full ? 'events:register.wait' : again ? 'events:register.again' : 'events:register.button')}
      </Button>
    </Form>
  );
}

function LeaveForm({ label }: { label: string }) {
  return (
    <Form intent="leave">
      <Button variant="quiet" wide>
        {label}
      </Button>
    </Form>
  );
}

function Changed({ event: { lastChange: before, seriesId } }: Pick<PanelProps, 'event'>) {
  const { t, format } = useI18n();
  return (
    <Notice tone="warning" title={t('events:register.changed')}>
      {before?.what.includes('time') ? (
        <p>{t('events:register.wasTime', { time: format.dateTime(before.startsAt) })}</p>
      ) : null}
      {before?.what.includes('place') && before.place ? (
        <p>{t('events:register.wasPlace', { place: before.place })}</p>
      ) : null}
      <Form intent="keep" className="mt-2 flex flex-wrap gap-2">
        <Button variant="primary" size="sm">
          {t('events:register.keep')}
        </Button>
        {seriesId ? (
          <Button size="sm" name="scope" value="all">
            {t('events:register.keepAll')}
          </Button>
        ) : null}
      </Form>
    </Notice>
  );
}

function Going({
  event,
  registration,
}: Pick<PanelProps, 'event'> & { registration: NonNullable<EventViewer['registration']> }) {
  const { t } = useI18n();
  const { guests, changed } = registration;
  return (
    <div className="space-y-3">
      {changed ? <Changed event={event} /> : null}
      <Notice tone="positive">
        {t('events:register.going')} {guests > 0 ? t('events:register.withGuests', { count: guests }) : null}
      </Notice>
      <LinkButton
        to={eventPaths.ticket(event.clubSlug, event.id)}
        variant="primary"
        wide
        icon={<QrCode aria-hidden="true" className="size-5" />}
      >
        {t('events:register.ticketLink')}
      </LinkButton>
      {registration.pricePoints > 0 ? (
        <p className="text-sm text-muted">{t('events:register.paid', { count: registration.pricePoints })}</p>
      ) : null}
      <OwnAnswers event={event} registration={registration} intent="confirm" />
      <LeaveForm label={t('events:register.leave')} />
      <Fold name={t('events:register.handOver')} className="text-sm">
        <Form intent="hand-over" className="mt-2 space-y-3">
          <TextField
            name="to"
            label={t('events:register.handTo')}
            required
            maxLength={200}
            autoComplete="off"
          />
          <Button size="sm">{t('events:register.hand')}</Button>
        </Form>
      </Fold>
    </div>
  );
}

/** Where the reader stands with this event, and the one thing to do about it. */
function Standing(props: PanelProps) {
  const { event, viewer, isMember } = props;
  const [typed, setTyped] = useState<Record<string, string>>({});
  const { t, format } = useI18n();
  const { registration, phase, may, refusal } = viewer;
  const status = registration?.status;
  if (status === 'attended')
    return (
      <Notice tone="positive">
        {t(event.status === 'live' ? 'events:register.here' : 'events:register.attended')}
      </Notice>
    );
  if (event.status === 'done' || phase === 'over')
    return <p className="text-muted">{t('events:register.over')}</p>;
  if (registration && status === 'registered') return <Going event={event} registration={registration} />;
  if (registration && (status === 'held' || status === 'offered'))
    return (
      <div className="space-y-3">
        <Notice tone="warning">
          {t(`events:register.${status}`, { time: format.dateTime(registration.until!) })}
        </Notice>
        <Form
          intent="confirm"
          className="space-y-4"
          onInput={({ currentTarget }) => setTyped(answersIn(new FormData(currentTarget)))}
        >
          <QuestionFields event={event} answers={registration.answers} />
          <Button variant="primary" wide>
            {t(status === 'held' ? 'events:register.confirm' : 'events:register.take')}
          </Button>
        </Form>
        <LeaveForm label={t(status === 'held' ? 'events:register.leave' : 'events:register.decline')} />
      </div>
    );
  if (registration && status === 'waiting')
    return (
      <div className="space-y-3">
        <Notice>{t('events:register.waiting', { position: registration.position ?? 0 })}</Notice>
        <OwnAnswers event={event} registration={registration} intent="register" />
        <LeaveForm label={t('events:register.leaveList')} />
      </div>
    );
  if (phase === 'early')
    return <p>{t('events:register.early', { time: format.dateTime(event.opensAt!) })}</p>;
  if (phase !== 'open') return <p className="text-muted">{t('events:register.closed')}</p>;
  if (!isMember)
    return (
      <LinkButton to={`/sign-in?then=${encodeURIComponent(event.url)}`} variant="primary" wide>
        {t('events:register.visitor')}
      </LinkButton>
    );
  return (
    <div className="space-y-3">
      {registration && registration.endReason in endWords ? (
        <p className="text-muted">{t(endWords[registration.endReason as keyof typeof endWords])}</p>
      ) : null}
      {may.register ? (
        <RegisterForm event={event} again={registration !== undefined} typed={typed} />
      ) : refusal && refusal.why !== 'not_a_member' ? (
        <Refused event={event} refusal={refusal} />
      ) : (
        <LinkButton to={clubPaths.join(event.clubSlug)} variant="primary" wide>
          {t('events:register.join')}
        </LinkButton>
      )}
    </div>
  );
}

/** Why somebody who belongs here, or nearly, cannot register now. */
function Refused({
  event,
  refusal: { why, until },
}: Pick<PanelProps, 'event'> & { refusal: NonNullable<EventViewer['refusal']> }) {
  const { t, format } = useI18n();
  if (why !== 'suspended') return <Notice>{t(refusalWords[why as keyof typeof refusalWords])}</Notice>;
  return (
    <Notice tone="warning">
      <p>
        {until === null || isWithoutEnd(until)
          ? t('events:register.suspended')
          : t('events:room.refused.until', { date: format.date(until) })}
      </p>
      <Link to={clubPaths.standing(event.clubSlug)}>{t('events:room.refused.standing')}</Link>
    </Notice>
  );
}

const refusalWords = {
  paused: 'events:room.refused.paused',
  archived: 'events:room.refused.archived',
  pending: 'events:room.refused.pending',
} as const;

const endWords = {
  left: 'events:register.ended.left',
  hold_over: 'events:register.ended.hold_over',
  offer_over: 'events:register.ended.offer_over',
  undone: 'events:register.ended.undone',
  left_club: 'events:register.ended.left_club',
  suspended: 'events:register.ended.suspended',
} as const;

export function RegisterPanel(props: PanelProps) {
  const { event, viewer } = props;
  const { t } = useI18n();
  if (event.status === 'draft' || event.status === 'cancelled') return null;
  return (
    <Card as="section" aria-labelledby="register-title" id="register">
      <h2 id="register-title" className="mb-1 text-lg">
        {t('events:register.title')}
      </h2>
      <p className="mb-3 text-sm text-muted" role="status">
        <SeatsWords event={event} />
        {event.attended > 0 && event.status !== 'done'
          ? ` · ${t('events:seats.here', { count: event.attended })}`
          : null}
      </p>
      <Standing {...props} />
      {viewer.may.manage ? (
        <p className="mt-3 text-sm">
          <Link to={eventPaths.people(event.clubSlug, event.id)}>{t('events:page.people')}</Link>
        </p>
      ) : null}
    </Card>
  );
}
