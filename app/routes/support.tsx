import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import { PackageOpen, QrCode, ReceiptText, Users } from 'lucide-react';
import { loyaltyPaths } from '~/modules/loyalty/paths';
import { requireServing } from '~/modules/loyalty/require-serving';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { page } from '~/platform/http/page.server';
import { useI18n } from '~/platform/i18n/i18n-context';
import { loaderOfRoom } from '~/platform/i18n/room-words';
import { translatorFor } from '~/platform/i18n/translators.server';
import { pageMeta } from '~/ui/page-meta';
import { RoomTabs } from '~/ui/room-tabs';

export const loader = page(({ context: { actor, locale } }: LoaderFunctionArgs) => {
  requireServing(actor);
  return { title: translatorFor(locale)('counter:label') };
});

export const clientLoader = loaderOfRoom('counter', 'vouchers');

export const meta = pageMeta<typeof loader>(({ title }) => ({ title, unlisted: true }));

/** Everything below /support is for the brand's people who deal with members. */
export default function Support() {
  const { t } = useI18n();
  return (
    <>
      <RoomTabs
        label={t('counter:label')}
        tabs={[
          {
            to: pointsDeskPaths.purchases(),
            label: t('counter:tabs.purchases'),
            icon: <ReceiptText aria-hidden="true" />,
          },
          {
            to: pointsDeskPaths.members(),
            label: t('counter:tabs.members'),
            icon: <Users aria-hidden="true" />,
          },
          { to: loyaltyPaths.till(), label: t('counter:tabs.till'), icon: <QrCode aria-hidden="true" /> },
          {
            to: loyaltyPaths.fulfilment(),
            label: t('counter:tabs.queue'),
            icon: <PackageOpen aria-hidden="true" />,
          },
        ]}
      />
      <Outlet />
    </>
  );
}
