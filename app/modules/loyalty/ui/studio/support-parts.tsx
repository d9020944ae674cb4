import { useI18n } from '~/platform/i18n/i18n-context';
import { Tabs } from '~/ui/tabs';
import { loyaltyPaths } from '../../paths';
import { pointsDeskPaths } from '../../studio-paths';

/** What agents do for members about points. */
export function SupportParts() {
  const { t } = useI18n();
  return (
    <Tabs
      label={t('pointsdesk:support.label')}
      className="mb-6"
      tabs={[
        { to: pointsDeskPaths.purchases(), label: t('pointsdesk:purchases.title') },
        { to: loyaltyPaths.till(), label: t('pointsdesk:support.till') },
        { to: loyaltyPaths.fulfilment(), label: t('pointsdesk:support.fulfilment') },
      ]}
    />
  );
}
