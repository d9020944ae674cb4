import { Link } from '@remix-run/react';
import { Clock3, DoorOpen, LogIn, Mail, UserPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Button, LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { Form } from '~/ui/form';
import { Notice } from '~/ui/notice';
import { shellPaths } from '~/ui/shell/shell-paths';
import type { ClubFrame } from '../get-club-frame.server';
import { clubPaths } from '../paths';
import { isWithoutEnd } from '../suspension';

function Panel(props: { icon: ReactNode; title: ReactNode; children?: ReactNode; actions?: ReactNode }) {
  return (
    <Card as="section" className="border-accent/30 bg-accent-soft">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-4">
        <span aria-hidden="true" className="text-accent-ink [&>svg]:size-8">
          {props.icon}
        </span>
        <div className="min-w-[14rem] flex-1">
          <h2 className="text-lg">{props.title}</h2>
          {props.children}
        </div>
        {props.actions ? <div className="flex flex-wrap gap-2">{props.actions}</div> : null}
      </div>
    </Card>
  );
}

const modeWords = { open: 'panelOpen', approval: 'panelApproval', code: 'panelCode' } as const;

/** The way in, as the club's mode wants it. `then`: where a visitor comes back to after signing in. */
function Invite({ club, viewer }: ClubFrame) {
  const { t } = useI18n();
  const then = clubPaths.join(club.slug);
  const visitor = viewer.memberId === null;
  const words = club.joinMode === 'approval' ? t('clubs:join.ask') : t('clubs:join.button');
  return (
    <Panel
      icon={<DoorOpen />}
      title={t('clubs:join.panelTitle')}
      actions={
        visitor ? (
          <>
            <LinkButton
              to={shellPaths.join(then)}
              variant="primary"
              rel="nofollow"
              icon={<UserPlus aria-hidden="true" className="size-5" />}
            >
              {t('clubs:join.withAccount')}
            </LinkButton>
            <LinkButton to={shellPaths.signIn(then)} rel="nofollow">
              {t('clubs:join.haveAccount')}
            </LinkButton>
          </>
        ) : (
          <LinkButton to={then} variant="primary" icon={<LogIn aria-hidden="true" className="size-5" />}>
            {words}
          </LinkButton>
        )
      }
    >
      <p>{t(`clubs:join.${modeWords[club.joinMode]}`)}</p>
    </Panel>
  );
}

function Pending({ club }: ClubFrame) {
  const { t } = useI18n();
  return (
    <Panel
      icon={<Clock3 />}
      title={t('clubs:join.pendingTitle')}
      actions={
        <>
          <LinkButton to={clubPaths.join(club.slug)}>{t('clubs:join.changeAnswers')}</LinkButton>
          <Form action={clubPaths.join(club.slug)} intent="withdraw" summary={false}>
            <Button variant="quiet">{t('clubs:join.withdraw')}</Button>
          </Form>
        </>
      }
    >
      <p>{t('clubs:join.pendingHint')}</p>
    </Panel>
  );
}

function Expected({ club }: ClubFrame) {
  const { t } = useI18n();
  return (
    <Panel
      icon={<Mail />}
      title={t('clubs:join.invitedTitle')}
      actions={
        <LinkButton to={clubPaths.join(club.slug)} variant="primary">
          {t('clubs:join.button')}
        </LinkButton>
      }
    >
      <p>{t('clubs:join.invitedHint')}</p>
    </Panel>
  );
}

/** Where the viewer stands, when that is not simply inside: the way in, or why not. */
export function JoinPanel({ suspendedReason, ...frame }: ClubFrame & { suspendedReason?: string | null }) {
  const { t, format } = useI18n();
  const { club, viewer } = frame;
  const { membership } = viewer;
  if (membership?.status === 'suspended')
    return (
      <Notice
        tone="warning"
        title={
          isWithoutEnd(membership.suspendedUntil!)
            ? t('clubs:join.suspendedForever')
            : t('clubs:join.suspendedTitle', { date: format.dateTime(membership.suspendedUntil!) })
        }
      >
        {suspendedReason ? <p>{t('clubs:join.suspendedReason', { reason: suspendedReason })}</p> : null}
        <p>{t('clubs:join.suspendedHint')}</p>
        <p>
          <Link to={clubPaths.standing(club.slug)}>{t('clubs:membership.standing')}</Link>
        </p>
      </Notice>
    );
  if (club.status === 'archived')
    return <Notice title={t('clubs:join.archivedTitle')}>{t('clubs:join.archivedHint')}</Notice>;
  if (club.status === 'paused')
    return <Notice title={t('clubs:join.pausedTitle')}>{t('clubs:join.pausedHint')}</Notice>;
  if (membership?.status === 'active') return null;
  if (membership?.status === 'pending') return <Pending {...frame} />;
  if (membership?.status === 'invited') return <Expected {...frame} />;
  return <Invite {...frame} />;
}
