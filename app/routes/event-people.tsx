import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { clsx } from 'clsx';
import { Download } from 'lucide-react';
import { getEvent } from '~/modules/events/get-event.server';
import { eventPaths } from '~/modules/events/paths';
import { listDoorPage } from '~/modules/events/door-people.server';
import { listCheckIns } from '~/modules/events/list-check-ins.server';
import type { DoorRefusal, WalkInRefusal } from '~/modules/events/rules';
import { listDoorInput } from '~/modules/events/schema';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { Card, Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { LoadMore } from '~/ui/load-more';
import { Page } from '~/ui/page-layout';
import { pageMeta } from '~/ui/page-meta';

const pageSize = 200;

/** Why somebody who did not say so themself does not come. */
const goneWords = {
  left_club: 'events:people.gone.left_club',
  suspended: 'events:people.gone.suspended',
  erased: 'events:people.gone.erased',
} as const;

export const loader = page(async ({ params, request, context }: LoaderFunctionArgs) => {
  const { slug = '', id = '' } = params;
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined;
  const input = { ...listDoorInput.parse({ cursor, limit: pageSize }), cancelled: false };
  const { items: people, next } = await listDoorPage(context.actor, id, input, slug);
  const { event } = await getEvent(context.actor, id, slug);
  const scans = new URL(request.url).searchParams.get('scans') ?? undefined;
  const refused = await listCheckIns(context.actor, id, { cursor: scans, limit: 50, refused: true });
  return { event, people, next, refused, title: translatorFor(context.locale)('events:people.title') };
});

export const clientLoader = loaderOfRoom('events');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

/** Doubles, foreign tickets, who had no seat any more: what a door that was offline can tell of only later. */
function RefusedScans({ refused }: Pick<SerializeFrom<typeof loader>, 'refused'>) {
  const { t, format } = useI18n();
  if (refused.items.length === 0) return null;
  const label = t('events:people.refused.title');
  return (
    <Section title={label} className="mt-8">
      <Card flush>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="overflow-x-auto" role="region" aria-label={label} tabIndex={0}>
          <table className="w-full text-start">
            <thead>
              <tr className="border-b border-line text-sm text-muted [&>th]:px-4 [&>th]:py-2 [&>th]:text-start">
                <th scope="col">{t('events:people.name')}</th>
                <th scope="col">{t('events:people.refused.why')}</th>
                <th scope="col">{t('events:people.refused.when')}</th>
                <th scope="col">{t('events:people.refused.door')}</th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line [&_td]:px-4 [&_td]:py-2">
              {refused.items.map(({ id, name, code, outcome, at, offline, door, by }) => (
                <tr key={id}>
                  <th scope="row" className="px-4 py-2 text-start font-semibold">
                    {name ?? code}
                  </th>
                  <td>{t(`events:door.refusal.${outcome as DoorRefusal | WalkInRefusal}`)}</td>
                  <td>
                    {format.dateTime(at)}
                    {offline ? ` (${t('events:people.refused.late')})` : null}
                  </td>
                  <td>{[door, by].filter(Boolean).join(' · ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      <LoadMore next={refused.next} param="scans" />
    </Section>
  );
}

export default function EventPeople() {
  const { event, people, next, refused, title } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  return (
    <Page
      title={title}
      above={<Link to={event.url}>{event.title}</Link>}
      actions={
        <a
          href={eventPaths.export(event.clubSlug, event.id)}
          download
          className="inline-flex min-h-11 items-center gap-2"
        >
          <Download aria-hidden="true" className="size-5" /> {t('events:people.export')}
        </a>
      }
    >
      {people.length > 0 ? (
        <Card flush>
          {/* What scrolls is reached by the keyboard. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className="overflow-x-auto" role="region" aria-label={title} tabIndex={0}>
            <table className={clsx('w-full text-start', event.questions.length > 0 && 'min-w-[36rem]')}>
              <thead>
                <tr className="border-b border-line text-sm text-muted [&>th]:px-4 [&>th]:py-2 [&>th]:text-start">
                  <th scope="col">{t('events:people.name')}</th>
                  <th scope="col">{t('events:people.status')}</th>
                  <th scope="col">{t('events:people.guests')}</th>
                  {event.questions.map(({ key, label }) => (
                    <th key={key} scope="col">
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody className="divide-y divide-line [&_td]:px-4 [&_td]:py-2">
                {people.map((one) => (
                  <tr key={one.registrationId}>
                    <th scope="row" className="px-4 py-2 text-start font-semibold">
                      {one.name}
                    </th>
                    <td>
                      {one.walkIn ? t('events:people.walkIn') : t(`events:people.standing.${one.status}`)}
                      {one.endReason in goneWords
                        ? ` (${t(goneWords[one.endReason as keyof typeof goneWords])})`
                        : null}
                      {one.position === null
                        ? null
                        : ` (${t('events:people.position', { position: one.position })})`}
                    </td>
                    <td>{one.guests}</td>
                    {event.questions.map(({ key, kind }) => {
                      const answer = one.answers[key] ?? '';
                      return (
                        <td key={key}>
                          {kind === 'yes_no' && answer
                            ? t(answer === 'yes' ? 'events:register.yes' : 'events:register.no')
                            : answer}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      ) : (
        <EmptyState title={t('events:people.none')} />
      )}
      <LoadMore next={next} />
      <RefusedScans refused={refused} />
    </Page>
  );
}
