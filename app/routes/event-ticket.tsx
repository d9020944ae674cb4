import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { getEvent } from '~/modules/events/get-event.server';
import { eventPaths } from '~/modules/events/paths';
import { EventTime } from '~/modules/events/ui/event-time';
import { keepOffline } from '~/modules/events/ui/keep-offline';
import { drawQr } from '~/modules/loyalty/qr-drawing.server';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { requireMember } from '~/platform/require-member';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

export const loader = page(async ({ params, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  const { name } = requireMember(context.actor);
  const { event, viewer } = await getEvent(context.actor, id, slug);
  const { registration } = viewer;
  const valid = registration?.status === 'registered' || registration?.status === 'attended';
  return {
    event,
    name,
    registration: valid ? registration : null,
    qr: valid ? drawQr(registration.ticketCode) : null,
    title: translatorFor(context.locale)('events:ticket.title'),
  };
});

export const clientLoader = loaderOfRoom('events');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

/** Draws the ticket larger than a screen shows it, with its code below, and hands it to the browser to keep. */
function savePicture(qr: { path: string; size: number }, title: string, code: string): void {
  const [side, foot] = [800, 120];
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [side, side + foot];
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = 'black';
  pen.save();
  pen.scale(side / qr.size, side / qr.size);
  pen.fill(new Path2D(qr.path));
  pen.restore();
  pen.textAlign = 'center';
  pen.font = 'bold 40px Sarabun, sans-serif';
  pen.fillText(code, side / 2, side + 30);
  pen.font = '32px Sarabun, sans-serif';
  pen.fillText(title, side / 2, side + 85, side - 40);
  canvas.toBlob((blob) => {
    if (!blob) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `ticket-${code}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
}

export default function EventTicket() {
  const { event, name, registration, qr, title } = useLoaderData<typeof loader>();
  const { t, format } = useI18n();
  const [ready, setReady] = useState(false);
  useEffect(() => {
    setReady(true);
    keepOffline(event.clubSlug, event.id);
  }, [event.clubSlug, event.id]);
  const opens = new Date(Date.parse(event.startsAt) - event.checkInMinutes * 60_000).toISOString();
  return (
    <Page title={title} above={<Link to={eventPaths.event(event.clubSlug, event.id)}>{event.title}</Link>}>
      {registration && qr ? (
        <Card className="mx-auto max-w-md space-y-4 text-center">
          <p className="text-lg font-semibold" lang={event.language ?? undefined}>
            {event.title}
          </p>
          <p>
            <EventTime event={event} />
          </p>
          <svg
            viewBox={`0 0 ${qr.size} ${qr.size}`}
            role="img"
            aria-label={`${t('events:ticket.code')} ${registration.ticketCode}`}
            className="mx-auto w-full max-w-80 rounded-md"
          >
            {/* Dark on light in the dark, too: doors read no other. */}
            <rect width={qr.size} height={qr.size} fill="white" />
            <path d={qr.path} fill="black" />
          </svg>
          <p className="text-2xl font-bold tracking-widest tabular-nums">{registration.ticketCode}</p>
          <p>
            {name}
            {registration.guests > 0
              ? ` · ${t('events:register.withGuests', { count: registration.guests })}`
              : null}
          </p>
          <p className="text-muted">
            {t('events:ticket.show')} {t('events:ticket.opens', { time: format.dateTime(opens) })}
          </p>
          {ready ? (
            <>
              <p className="text-sm text-muted">{t('events:ticket.offline')}</p>
              <Button
                type="button"
                icon={<Download aria-hidden="true" className="size-5" />}
                onClick={() => savePicture(qr, event.title, registration.ticketCode)}
              >
                {t('events:ticket.save')}
              </Button>
            </>
          ) : null}
        </Card>
      ) : (
        <EmptyState
          title={t('events:ticket.notYet')}
          action={<Link to={eventPaths.event(event.clubSlug, event.id)}>{event.title}</Link>}
        />
      )}
    </Page>
  );
}
