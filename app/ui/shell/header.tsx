import { useLocation } from '@remix-run/react';
import { clsx } from 'clsx';
import { Languages } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '~/platform/i18n/i18n-context';
import { LinkButton } from '../button';
import { DisclosureMenu } from '../disclosure-menu';
import { PlaceLink } from '../place-link';
import { PlainLink } from '../plain-link';
import { BrandMark } from './brand-mark';
import { MemberMenu } from './member-menu';
import { type ColourChoice, ColourModeChoice, LanguageChoice } from './preferences';
import { shellPaths } from './shell-paths';
import type { Viewer } from './viewer';

function VisitorLinks({ colours }: { colours: ColourChoice }) {
  const t = useT();
  const { pathname, search } = useLocation();
  const onEntrance = pathname === '/join' || pathname === '/sign-in';
  const here = onEntrance ? '/' : pathname + search;
  return (
    <>
      <DisclosureMenu
        summaryClassName="flex size-11 items-center justify-center rounded-full hover:bg-sunken"
        summary={
          <>
            <Languages aria-hidden="true" className="size-5" />
            <span className="sr-only">{t('ui:shell.languageAndColours')}</span>
          </>
        }
      >
        <LanguageChoice />
        <hr className="my-1.5 border-line" />
        <ColourModeChoice chosen={colours} />
      </DisclosureMenu>
      <LinkButton to={shellPaths.signIn(here)} variant="quiet" className="max-sm:px-2.5" rel="nofollow">
        {t('ui:signIn')}
      </LinkButton>
      <LinkButton to={shellPaths.join(here)} variant="primary" className="max-sm:hidden" rel="nofollow">
        {t('ui:join')}
      </LinkButton>
    </>
  );
}

/** The search, as a field where there is room for one, else as a button that leads to it. */
export interface ShellSearch {
  field: ReactNode;
  button: ReactNode;
}

export interface HeaderProps {
  viewer: Viewer | null;
  colours: ColourChoice;
  search: ShellSearch;
}

export function Header({ viewer, colours, search }: HeaderProps) {
  const t = useT();
  return (
    <header className="z-30 border-b border-line bg-raised md:sticky md:top-0">
      <div className="hem" aria-hidden="true" />
      <div className="flex h-(--bar-height) items-center gap-2 px-3 sm:px-5">
        <PlainLink
          to={shellPaths.home}
          className="flex shrink-0 items-center gap-2 rounded-md pe-2 text-xl font-bold no-underline"
        >
          <BrandMark className="size-9" />
          {t('ui:brand')}
        </PlainLink>
        {viewer ? null : (
          <nav aria-label={t('ui:menu')} className="hidden md:block">
            <PlaceLink
              to={shellPaths.clubs}
              className={(here) =>
                clsx(
                  'flex min-h-11 items-center rounded-md px-3 no-underline hover:bg-sunken',
                  here && 'font-semibold text-accent-ink',
                )
              }
            >
              {t('ui:clubs')}
            </PlaceLink>
          </nav>
        )}
        <div className="hidden flex-1 justify-center md:flex">{search.field}</div>
        <div className="ms-auto flex items-center gap-1">
          <div className="md:hidden">{search.button}</div>
          {viewer ? <MemberMenu viewer={viewer} colours={colours} /> : <VisitorLinks colours={colours} />}
        </div>
      </div>
    </header>
  );
}
