import { clsx } from 'clsx';
import { Bell, Compass, Factory, House, Inbox, Palette } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '~/platform/i18n/i18n-context';
import { Avatar } from '../avatar';
import { PlaceLink } from '../place-link';
import { shellPaths } from './shell-paths';
import type { Viewer } from './viewer';

/** On a wide screen: home and the member's clubs, always at hand. Narrow, it shows pictures with their names below. */
export function ClubRail({ viewer, unread }: { viewer: Viewer; unread: ReactNode }) {
  const t = useT();
  return (
    <nav
      aria-label={t('ui:shell.yourClubs')}
      className="sticky top-[calc(var(--bar-height)+7px)] hidden h-[calc(100dvh-var(--bar-height)-7px)] w-21 shrink-0 overflow-y-auto border-e border-line px-2 py-4 md:block xl:w-62 xl:px-3"
    >
      <ul className="space-y-1">
        <RailLink to={shellPaths.home} end icon={<House aria-hidden="true" />} words={t('ui:home')} />
        <RailLink
          to={shellPaths.notices}
          icon={
            <span className="relative [&>svg]:size-5.5">
              <Bell aria-hidden="true" />
              {unread}
            </span>
          }
          words={t('ui:notices')}
        />
        <RailLink
          to={shellPaths.clubs}
          end
          icon={<Compass aria-hidden="true" />}
          words={t('ui:shell.findClubs')}
        />
        {viewer.clubs.some(({ onDesk }) => onDesk) ? (
          <RailLink to={shellPaths.desk} icon={<Inbox aria-hidden="true" />} words={t('ui:shell.desk')} />
        ) : null}
        {viewer.clubs.some(({ supplies }) => supplies) ? (
          <RailLink
            to={shellPaths.supply}
            icon={<Factory aria-hidden="true" />}
            words={t('ui:shell.supply')}
          />
        ) : null}
        {viewer.portalRoles.includes('admin') ? (
          <RailLink to={shellPaths.studio} icon={<Palette aria-hidden="true" />} words={t('ui:studio')} />
        ) : null}
      </ul>
      {viewer.clubs.length > 0 ? (
        <>
          <h2 className="mt-5 mb-1 hidden px-3 text-sm font-semibold text-muted xl:block">
            {t('ui:shell.yourClubs')}
          </h2>
          <hr className="my-3 border-line xl:hidden" />
          <ul className="space-y-1">
            {viewer.clubs.map((club) => (
              <RailLink
                key={club.id}
                to={shellPaths.club(club.slug)}
                icon={<Avatar name={club.name} pictureId={club.pictureId} shape="club" size="sm" />}
                words={club.name}
                note={
                  club.status === 'pending' || club.status === 'invited'
                    ? t(`ui:shell.${club.status}`)
                    : undefined
                }
              />
            ))}
          </ul>
        </>
      ) : null}
    </nav>
  );
}

function RailLink(props: { to: string; end?: boolean; icon: ReactNode; words: string; note?: string }) {
  return (
    <li>
      <PlaceLink
        to={props.to}
        end={props.end}
        title={props.words}
        className={(here) =>
          clsx(
            'flex flex-col items-center gap-1 rounded-md px-1 py-2 text-center no-underline [&>svg]:size-5.5',
            'xl:min-h-11 xl:flex-row xl:gap-3 xl:px-3 xl:py-1.5 xl:text-start',
            here ? 'bg-accent-soft font-semibold text-accent-ink' : 'hover:bg-sunken',
          )
        }
      >
        {props.icon}
        <span className="w-full min-w-0 text-xs xl:text-sm">
          <span className="line-clamp-2">{props.words}</span>
          {props.note ? <span className="block text-xs font-normal text-muted">{props.note}</span> : null}
        </span>
      </PlaceLink>
    </li>
  );
}
