import { Award, Coins, Gift, PartyPopper, TicketCheck, UserPlus } from 'lucide-react';
import { loyaltyPaths } from '~/modules/loyalty/paths';
import { useT } from '~/platform/i18n/i18n-context';
import { RoomTabs } from '~/ui/room-tabs';

/** What a member has of points and around them, each in its place. */
export function PointsTabs() {
  const t = useT();
  return (
    <RoomTabs
      label={t('points:tabs.label')}
      tabs={[
        {
          to: loyaltyPaths.points(),
          end: true,
          label: t('points:tabs.points'),
          icon: <Coins aria-hidden="true" />,
        },
        {
          to: loyaltyPaths.rewards(),
          label: t('points:tabs.rewards'),
          icon: <Gift aria-hidden="true" />,
        },
        {
          to: loyaltyPaths.vouchers(),
          label: t('points:tabs.vouchers'),
          icon: <TicketCheck aria-hidden="true" />,
        },
        {
          to: loyaltyPaths.friends(),
          label: t('points:tabs.friends'),
          icon: <UserPlus aria-hidden="true" />,
        },
        { to: loyaltyPaths.badges(), label: t('points:tabs.badges'), icon: <Award aria-hidden="true" /> },
        {
          to: loyaltyPaths.surprises(),
          label: t('points:tabs.surprises'),
          icon: <PartyPopper aria-hidden="true" />,
        },
      ]}
    />
  );
}
