import { useI18n } from '~/platform/i18n/i18n-context';
import { Tabs } from '~/ui/tabs';
import { loyaltyPaths } from '../../paths';
import { pointsDeskPaths } from '../../studio-paths';

/** The brand's pages about points. */
export function PointsParts() {
  const { t } = useI18n();
  return (
    <Tabs
      label={t('pointsdesk:parts')}
      className="mb-6"
      tabs={[
        { to: pointsDeskPaths.rules(), end: true, label: t('pointsdesk:tabs.rules') },
        { to: pointsDeskPaths.tryOut(), label: t('pointsdesk:tabs.try') },
        { to: pointsDeskPaths.tiers(), label: t('pointsdesk:tabs.tiers') },
        { to: pointsDeskPaths.rewards(), label: t('pointsdesk:tabs.rewards') },
        { to: loyaltyPaths.studio.codes(), label: t('pointsdesk:tabs.codes') },
        { to: loyaltyPaths.studio.gifts(), label: t('pointsdesk:tabs.gifts') },
        { to: pointsDeskPaths.badges(), label: t('pointsdesk:tabs.badges') },
        { to: pointsDeskPaths.figures(), label: t('pointsdesk:tabs.figures') },
        { to: pointsDeskPaths.settings(), label: t('pointsdesk:tabs.settings') },
      ]}
    />
  );
}
