import { Link } from '@remix-run/react';
import {
  BookOpenText,
  CalendarDays,
  Clock3,
  Home,
  Lightbulb,
  LogIn,
  MessagesSquare,
  ShoppingBasket,
  Users,
} from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import { LinkButton } from '~/ui/button';
import { Tabs } from '~/ui/tabs';
import { Tag } from '~/ui/tag';
import type { ClubFrame } from '../get-club-frame.server';
import { clubPaths } from '../paths';

/** Where the viewer stands, in a word, or the way in. */
export function Standing({ club, viewer }: Pick<ClubFrame, 'club' | 'viewer'>) {
  const { t } = useI18n();
  const status = viewer.membership?.status;
  if (status === 'active') return null;
  if (status === 'suspended') return <Tag tone="warning">{t('clubs:standing.suspended')}</Tag>;
  if (status === 'pending')
    return (
      <Tag tone="accent" to={clubPaths.join(club.slug)} icon={<Clock3 aria-hidden="true" />}>
        {t('clubs:standing.pending')}
      </Tag>
    );
  if (club.status !== 'open') return <Tag>{t(`clubs:status.${club.status}`)}</Tag>;
  return (
    <LinkButton
      to={clubPaths.join(club.slug)}
      variant="primary"
      size="sm"
      icon={<LogIn aria-hidden="true" className="size-4.5" />}
    >
      {t('clubs:join.enter')}
    </LinkButton>
  );
}

/** The ways through a club. */
export function ClubTabs({ club, viewer }: Pick<ClubFrame, 'club' | 'viewer'>) {
  const { t } = useI18n();
  if (!viewer.may.read) return null;
  return (
    <Tabs
      label={t('clubs:tabs.label', { club: club.name })}
      tabs={[
        {
          to: clubPaths.club(club.slug),
          end: true,
          label: t('clubs:tabs.home'),
          icon: <Home aria-hidden="true" />,
        },
        {
          to: `${clubPaths.club(club.slug)}/threads`,
          label: t('clubs:tabs.threads'),
          icon: <MessagesSquare aria-hidden="true" />,
        },
        {
          to: clubPaths.proposals(club.slug),
          label: t('clubs:tabs.proposals'),
          icon: <Lightbulb aria-hidden="true" />,
        },
        {
          to: clubPaths.events(club.slug),
          label: t('clubs:tabs.events'),
          icon: <CalendarDays aria-hidden="true" />,
        },
        {
          to: clubPaths.offers(club.slug),
          label: t('clubs:tabs.offers'),
          icon: <ShoppingBasket aria-hidden="true" />,
        },
        {
          to: clubPaths.guides(club.slug),
          label: t('clubs:tabs.guides'),
          icon: <BookOpenText aria-hidden="true" />,
        },
        {
          to: clubPaths.people(club.slug),
          label: t('clubs:tabs.people'),
          icon: <Users aria-hidden="true" />,
        },
      ]}
    />
  );
}

/** The club above its pages, but not above its home, which greets with the cover. */
export function ClubHeader({ club, viewer }: Pick<ClubFrame, 'club' | 'viewer'>) {
  return (
    <div className="mx-auto flex w-full max-w-[76rem] items-center gap-3 px-4 pt-3 sm:px-6">
      <Link to={clubPaths.club(club.slug)} className="flex min-h-11 min-w-0 items-center gap-3 no-underline">
        <Avatar name={club.name} pictureId={club.pictureId} shape="club" size="md" />
        <span className="truncate text-lg font-bold">{club.name}</span>
      </Link>
      <div className="ms-auto shrink-0">
        <Standing club={club} viewer={viewer} />
      </div>
    </div>
  );
}
