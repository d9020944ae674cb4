import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { DoorOpen, KeyRound, Lock, UserCheck } from 'lucide-react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import { Card } from '~/ui/card';
import { Tag } from '~/ui/tag';
import { themeStyle } from '../theme-style';
import type { ClubView } from '../views';

const modeIcons = { open: DoorOpen, approval: UserCheck, code: KeyRound } as const;

/** A club's cover, or cloth in its colours. Decoration: the name stands with it. */
export function Cover(props: { coverId: string | null; className?: string; sizes?: string }) {
  const { coverId, className, sizes = '100vw' } = props;
  if (!coverId) return <div className={clsx('cloth', className)} aria-hidden="true" />;
  return (
    <img
      src={`/uploads/${coverId}?size=thumb`}
      srcSet={`/uploads/${coverId}?size=thumb 480w, /uploads/${coverId} 2048w`}
      sizes={sizes}
      alt=""
      decoding="async"
      className={clsx('w-full bg-accent-soft object-cover', className)}
    />
  );
}

/** How many are in it, how one comes in, who may read. */
export function ClubFacts({ club }: { club: ClubView }) {
  const { t } = useI18n();
  const Mode = modeIcons[club.joinMode];
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted [&_svg]:size-4">
      <span>{t('clubs:counts.members', { count: club.memberCount })}</span>
      <span>{t('clubs:counts.threads', { count: club.threadCount })}</span>
      <span className="inline-flex items-center gap-1.5">
        <Mode aria-hidden="true" />
        {t(`clubs:joinMode.${club.joinMode}`)}
      </span>
      {club.visibility === 'members' ? (
        <span className="inline-flex items-center gap-1.5">
          <Lock aria-hidden="true" />
          {t('clubs:visibility.members')}
        </span>
      ) : null}
    </p>
  );
}

/** A club in the directory, in its own colours. `level`: of its heading, below what stands above the list. */
export function ClubCard(props: { club: ClubView; standing?: string; level?: 2 | 3 }) {
  const { club, standing, level = 3 } = props;
  const Heading = level === 2 ? 'h2' : 'h3';
  const { t } = useI18n();
  const [only, ...others] = club.languages;
  const lang = others.length === 0 ? only : undefined;
  return (
    <Card as="li" flush lifts style={themeStyle(club.theme)} className="relative flex flex-col">
      <Cover coverId={club.coverId} className="h-28 sm:h-36" sizes="(min-width: 40rem) 24rem, 100vw" />
      <div className="hem" aria-hidden="true" />
      <div className="-mt-7 flex flex-1 flex-col px-4 pb-4 sm:px-5">
        <Avatar
          name={club.name}
          pictureId={club.pictureId}
          shape="club"
          size="lg"
          className="ring-4 ring-raised"
        />
        <Heading className="mt-2 text-xl" lang={lang}>
          <Link to={club.url} className="text-ink no-underline after:absolute after:inset-0">
            {club.name}
          </Link>
        </Heading>
        <p className="mt-1 mb-3 line-clamp-3 text-muted" lang={lang}>
          {club.description}
        </p>
        <div className="mt-auto space-y-2">
          <p className="flex flex-wrap gap-2 empty:hidden">
            {standing ? <Tag tone="accent">{standing}</Tag> : null}
            {club.status === 'open' ? null : <Tag tone="warning">{t(`clubs:status.${club.status}`)}</Tag>}
          </p>
          <ClubFacts club={club} />
        </div>
      </div>
    </Card>
  );
}
