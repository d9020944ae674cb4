import { useLocation } from '@remix-run/react';
import { clubPaths } from '~/modules/clubs/paths';
import { isWithoutEnd } from '~/modules/clubs/suspension';
import type { ThreadPageData } from '~/modules/threads/post';
import { useI18n } from '~/platform/i18n/i18n-context';
import { LinkButton } from '~/ui/button';
import { Notice } from '~/ui/notice';

/** Why nothing can be written here, and what to do about it. */
export function ClosedNotice({
  reason,
  slug,
  until,
  mergedInto,
}: {
  reason: NonNullable<ThreadPageData['closedBy']>;
  slug: string;
  until: string | null;
  /** The address of the thread where a merged one goes on. */
  mergedInto?: string;
}) {
  const { t, format } = useI18n();
  const { pathname } = useLocation();
  switch (reason) {
    case 'visitor':
      return (
        <Notice
          action={
            <LinkButton variant="primary" to={`/sign-in?then=${encodeURIComponent(pathname)}`}>
              {t('ui:signIn')}
            </LinkButton>
          }
        >
          {t('threads:page.signIn')}
        </Notice>
      );
    case 'not_a_member':
      return (
        <Notice
          action={
            <LinkButton variant="primary" to={`/clubs/${slug}`}>
              {t('threads:page.joinClub')}
            </LinkButton>
          }
        >
          {t('threads:page.readOnly')}
        </Notice>
      );
    case 'suspended':
      return (
        <Notice
          tone="warning"
          action={<LinkButton to={clubPaths.standing(slug)}>{t('threads:page.standing')}</LinkButton>}
        >
          {until && !isWithoutEnd(until)
            ? t('threads:page.suspended', { until: format.dateTime(until) })
            : t('threads:page.suspendedForever')}
        </Notice>
      );
    case 'locked':
      return <Notice>{t('threads:page.lockedShort')}</Notice>;
    case 'archived':
      return <Notice>{t('threads:page.archived')}</Notice>;
    case 'merged':
      return (
        <Notice
          action={
            mergedInto ? (
              <LinkButton variant="primary" to={mergedInto}>
                {t('threads:page.mergedInto')}
              </LinkButton>
            ) : undefined
          }
        >
          {t('threads:page.merged')}
        </Notice>
      );
    case 'club':
      return <Notice>{t('threads:page.closedClub')}</Notice>;
  }
}
