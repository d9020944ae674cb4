import { useSearchParams } from '@remix-run/react';
import { MessageCirclePlus, MessageCircleQuestion, Settings2, UserPlus, UserRound } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { LinkButton } from '~/ui/button';
import { Notice } from '~/ui/notice';
import type { ClubFrame } from '../get-club-frame.server';
import { clubPaths, studioPaths } from '../paths';

/** What the viewer may do with the club itself. */
export function HeroActions({ club, viewer }: ClubFrame) {
  const { t } = useI18n();
  const { may, membership, badge } = viewer;
  const belongs = membership?.status === 'active';
  return (
    <>
      {badge.roles.includes('admin') ? (
        <LinkButton
          to={studioPaths.club(club.slug)}
          size="sm"
          icon={<Settings2 aria-hidden="true" className="size-4.5" />}
        >
          {t('clubs:home.edit')}
        </LinkButton>
      ) : null}
      {may.invite && belongs ? (
        <LinkButton
          to={clubPaths.invitations(club.slug)}
          size="sm"
          icon={<UserPlus aria-hidden="true" className="size-4.5" />}
        >
          {t('clubs:home.invite')}
        </LinkButton>
      ) : null}
      {belongs || membership?.status === 'suspended' ? (
        <LinkButton
          to={clubPaths.membership(club.slug)}
          size="sm"
          icon={<UserRound aria-hidden="true" className="size-4.5" />}
        >
          {t('clubs:home.me')}
        </LinkButton>
      ) : null}
    </>
  );
}

interface WritePaths {
  ask: string;
  start: string;
}

/** The two ways to begin. */
export function WriteActions({ ask, start }: WritePaths) {
  const { t } = useI18n();
  return (
    <p className="mb-3 flex flex-wrap gap-2">
      <LinkButton
        to={ask}
        variant="primary"
        icon={<MessageCircleQuestion aria-hidden="true" className="size-5" />}
      >
        {t('clubs:home.ask')}
      </LinkButton>
      <LinkButton to={start} icon={<MessageCirclePlus aria-hidden="true" className="size-5" />}>
        {t('clubs:home.talk')}
      </LinkButton>
    </p>
  );
}

/** Greets whoever has just come in. */
export function JoinedNotice({ viewer, start }: Pick<ClubFrame, 'viewer'> & Pick<WritePaths, 'start'>) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  if (search.get('done') !== 'joined' || viewer.membership?.status !== 'active') return null;
  return (
    <Notice
      tone="positive"
      live
      title={t('clubs:join.welcome', { name: viewer.membership.name })}
      action={<LinkButton to={start}>{t('clubs:home.talk')}</LinkButton>}
    >
      {t('clubs:join.welcomeHint')}
    </Notice>
  );
}
