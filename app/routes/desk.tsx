import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLocation } from '@remix-run/react';
import { ChartColumn, Clock, MessageSquareQuote, MessagesSquare } from 'lucide-react';
import type { DeskFrame } from '~/modules/questions/desk-frame';
import { listDeskClubs } from '~/modules/questions/list-desk.server';
import { deskPaths } from '~/modules/questions/paths';
import { PortalError } from '~/platform/errors';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { pageMeta } from '~/ui/page-meta';
import { RoomTabs } from '~/ui/room-tabs';

export const loader = page(async ({ context }: LoaderFunctionArgs) => {
  const clubs = await listDeskClubs(context.actor);
  if (clubs.length === 0) throw new PortalError('forbidden');
  const frame: DeskFrame = {
    clubs: clubs.map(({ slug, name, moderates }) => ({ slug, name, moderates })),
  };
  return {
    ...frame,
    title: translatorFor(context.locale)('desk:title'),
  };
});

export const clientLoader = loaderOfRoom('desk');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

/** Everything below /desk is for whoever answers: experts, and moderators of their clubs. */
export default function Desk() {
  const { t } = useI18n();
  const { pathname } = useLocation();
  return (
    <>
      <RoomTabs
        label={t('desk:parts.label')}
        tabs={[
          {
            to: deskPaths.desk(),
            current: pathname === deskPaths.desk(),
            label: t('desk:parts.questions'),
            icon: <MessagesSquare aria-hidden="true" />,
          },
          {
            to: deskPaths.statistics(),
            label: t('desk:parts.statistics'),
            icon: <ChartColumn aria-hidden="true" />,
          },
          {
            to: deskPaths.replies(),
            label: t('desk:parts.replies'),
            icon: <MessageSquareQuote aria-hidden="true" />,
          },
          {
            to: deskPaths.settings(),
            label: t('desk:parts.settings'),
            icon: <Clock aria-hidden="true" />,
          },
        ]}
      />
      <Outlet />
    </>
  );
}
