import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLocation } from '@remix-run/react';
import { Building2, Coins, Mail, ScrollText, ShieldCheck, Tent, Users } from 'lucide-react';
import { studioPaths } from '~/modules/clubs/paths';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { mailPaths } from '~/modules/mail/paths';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { requireAdmin } from '~/platform/require-member';
import { pageMeta } from '~/ui/page-meta';
import { RoomTabs } from '~/ui/room-tabs';

export const loader = page(({ context }: LoaderFunctionArgs) => {
  requireAdmin(context.actor);
  return { title: translatorFor(context.locale)('studio:title') };
});

export const clientLoader = loaderOfRoom('studio');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

/** Everything below /studio is the brand team's. */
export default function Studio() {
  const { t } = useI18n();
  const { pathname } = useLocation();
  const inClubs = pathname === studioPaths.home() || pathname.startsWith(`${studioPaths.home()}/clubs`);
  const inPoints = [pointsDeskPaths.rules(), pointsDeskPaths.rewards()].some((path) =>
    pathname.startsWith(path),
  );
  return (
    <>
      <RoomTabs
        label={t('studio:tabs.label')}
        tabs={[
          {
            to: studioPaths.home(),
            current: inClubs,
            label: t('studio:tabs.clubs'),
            icon: <Tent aria-hidden="true" />,
          },
          {
            to: studioPaths.roles(),
            label: t('studio:tabs.roles'),
            icon: <ShieldCheck aria-hidden="true" />,
          },
          {
            to: studioPaths.organisations(),
            label: t('studio:tabs.organisations'),
            icon: <Building2 aria-hidden="true" />,
          },
          {
            to: studioPaths.members(),
            label: t('studio:tabs.members'),
            icon: <Users aria-hidden="true" />,
          },
          {
            to: pointsDeskPaths.rules(),
            current: inPoints,
            label: t('studio:tabs.points'),
            icon: <Coins aria-hidden="true" />,
          },
          {
            to: mailPaths.studio(),
            label: t('studio:tabs.mail'),
            icon: <Mail aria-hidden="true" />,
          },
          {
            to: studioPaths.audit(),
            label: t('studio:tabs.audit'),
            icon: <ScrollText aria-hidden="true" />,
          },
        ]}
      />
      <Outlet />
    </>
  );
}
