import { PackageOpen, QrCode, ReceiptText } from 'lucide-react';
import { loyaltyPaths } from '~/modules/loyalty/paths';
import { pointsDeskPaths } from '~/modules/loyalty/studio-paths';
import { useT } from '~/platform/i18n/i18n-context';
import { Tabs } from '~/ui/tabs';

/** What agents do with vouchers: take them at the till, send what is sent. */
export function TillTabs() {
  const t = useT();
  return (
    <div className="border-b border-line bg-raised">
      <div className="mx-auto w-full max-w-[76rem] px-4 pt-2 sm:px-6 [&>nav]:border-b-0">
        <Tabs
          label={t('vouchers:till.tabs')}
          tabs={[
            {
              to: pointsDeskPaths.purchases(),
              label: t('vouchers:till.tabPurchases'),
              icon: <ReceiptText aria-hidden="true" />,
            },
            {
              to: loyaltyPaths.till(),
              label: t('vouchers:till.tabTill'),
              icon: <QrCode aria-hidden="true" />,
            },
            {
              to: loyaltyPaths.fulfilment(),
              label: t('vouchers:till.tabQueue'),
              icon: <PackageOpen aria-hidden="true" />,
            },
          ]}
        />
      </div>
    </div>
  );
}
