import { Link } from '@remix-run/react';
import { Lock, MessagesSquare, Users } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useI18n } from '~/platform/i18n/i18n-context';
import { Avatar } from '~/ui/avatar';
import { Tag } from '~/ui/tag';
import { themeStyle } from '../theme-style';
import type { ClubView } from '../views';

/** A club as one would see its door: cover, sign, what it is about, how many are in. In its own colours. */
export function ClubCard({ club, standing }: { club: ClubView; standing?: string }) {
  const { t, format } = useI18n();
  const [only, ...others] = club.languages;
  const lang = others.length === 0 ? only : undefined;
  return (
    <article
      style={themeStyle(club.theme) as CSSProperties}
      className="group relative flex h-full flex-col overflow-hidden rounded-lg border border-line bg-raised shadow-card transition-shadow duration-(--calm) hover:shadow-lift"
    >
      <Cover club={club} />
      <div className="hem" aria-hidden="true" />
      <div className="flex flex-1 flex-col px-4 pb-4">
        <Avatar
          name={club.name}
          pictureId={club.pictureId}
          shape="club"
          size="lg"
          className="-mt-8 border-3 border-raised bg-raised"
        />
        <h3 className="mt-1.5 text-lg leading-normal" lang={lang}>
          <Link to={club.url} className="no-underline after:absolute after:inset-0 group-hover:underline">
            {club.name}
          </Link>
        </h3>
        <p className="mt-0.5 mb-3 line-clamp-3 text-sm text-muted" lang={lang}>
          {club.description}
        </p>
        <p className="mt-auto flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted [&_svg]:size-4">
          <span className="inline-flex items-center gap-1.5">
            <Users aria-hidden="true" />
            {t('clubs:card.members', { count: club.memberCount, shown: format.number(club.memberCount) })}
          </span>
          <span className="inline-flex items-center gap-1.5">
            <MessagesSquare aria-hidden="true" />
            {t('clubs:card.threads', { count: club.threadCount, shown: format.number(club.threadCount) })}
          </span>
          {standing ? <Tag tone="accent">{standing}</Tag> : null}
          {!standing && club.visibility === 'members' ? (
            <span className="inline-flex items-center gap-1.5">
              <Lock aria-hidden="true" />
              {t('clubs:card.membersOnly')}
            </span>
          ) : null}
        </p>
      </div>
    </article>
  );
}

/** The cover, or the club's cloth while it has none. */
function Cover({ club }: { club: ClubView }) {
  if (!club.coverId) return <div className="cloth aspect-[5/2]" />;
  return (
    <img
      src={`/uploads/${club.coverId}?size=thumb`}
      srcSet={`/uploads/${club.coverId}?size=thumb 480w, /uploads/${club.coverId} 2048w`}
      sizes="(min-width: 40rem) 24rem, 100vw"
      alt=""
      loading="lazy"
      decoding="async"
      width={640}
      height={256}
      className="aspect-[5/2] w-full bg-sunken object-cover"
    />
  );
}
