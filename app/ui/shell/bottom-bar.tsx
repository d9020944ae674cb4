import { useLocation } from '@remix-run/react';
import { clsx } from 'clsx';
import { Bell, House, MessageCircleQuestion, UserRound, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '~/platform/i18n/i18n-context';
import { PlaceLink } from '../place-link';
import { shellPaths } from './shell-paths';
import type { Viewer } from './viewer';

/** The slug of the club whose pages these are, from the address. */
export function clubInPath(pathname: string): string | undefined {
  return /^\/clubs\/([a-z0-9-]+)/.exec(pathname)?.[1];
}

function askPath(pathname: string, viewer: Viewer | null): string {
  const here = clubInPath(pathname);
  if (here) return shellPaths.askIn(here);
  const [only, ...others] = viewer?.clubs.filter(({ status }) => status === 'active') ?? [];
  return only && others.length === 0 ? shellPaths.askIn(only.slug) : shellPaths.ask;
}

/** On the phone, under the thumb. It makes room while something is written. */
export function BottomBar({ viewer, unread }: { viewer: Viewer | null; unread: ReactNode }) {
  const t = useT();
  const { pathname } = useLocation();
  const ask = askPath(pathname, viewer);
  return (
    <nav
      aria-label={t('ui:menu')}
      className="bottom-bar fixed inset-x-0 bottom-0 z-30 border-t border-line bg-raised pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="flex h-(--bottom-bar-height)">
        <BarLink to={shellPaths.home} end icon={<House aria-hidden="true" />} words={t('ui:home')} />
        <BarLink to={shellPaths.clubs} icon={<Users aria-hidden="true" />} words={t('ui:clubs')} not={ask} />
        <BarLink to={ask} icon={<MessageCircleQuestion aria-hidden="true" />} words={t('ui:ask')} strong />
        <BarLink
          to={shellPaths.notices}
          icon={
            <span className="relative [&>svg]:size-5.5">
              <Bell aria-hidden="true" />
              {unread}
            </span>
          }
          words={t('ui:notices')}
        />
        <BarLink
          to={viewer ? shellPaths.settings : shellPaths.signIn('/')}
          icon={<UserRound aria-hidden="true" />}
          words={t('ui:me')}
        />
      </ul>
    </nav>
  );
}

function BarLink(props: {
  to: string;
  end?: boolean;
  icon: ReactNode;
  words: string;
  strong?: boolean;
  not?: string;
}) {
  const { pathname } = useLocation();
  return (
    <li className="flex-1">
      <PlaceLink
        to={props.to}
        end={props.end}
        className={(here) =>
          clsx(
            'flex h-full min-h-11 flex-col items-center justify-center text-xs no-underline',
            here && pathname !== props.not ? 'font-semibold text-accent-ink' : 'text-muted',
          )
        }
      >
        <span
          className={clsx(
            'flex h-7 items-center justify-center [&>svg]:size-5.5',
            props.strong && 'w-12 rounded-full bg-accent text-on-accent',
          )}
        >
          {props.icon}
        </span>
        {props.words}
      </PlaceLink>
    </li>
  );
}
