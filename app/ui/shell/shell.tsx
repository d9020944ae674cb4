import { useNavigation } from '@remix-run/react';
import { type ReactNode, useEffect, useState } from 'react';
import { useT } from '~/platform/i18n/i18n-context';
import { BottomBar } from './bottom-bar';
import { ClubRail } from './club-rail';
import { Header, type ShellSearch } from './header';
import type { ColourChoice } from './preferences';
import type { Viewer } from './viewer';

/** The frame of every page: what leads elsewhere stands around, what the page is about stands in `main`. */
export function Shell(props: {
  viewer: Viewer | null;
  colours: ColourChoice;
  search: ShellSearch;
  children: ReactNode;
}) {
  const { viewer, colours, search, children } = props;
  const t = useT();
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-50 focus:rounded-md focus:bg-accent focus:px-4 focus:py-2 focus:text-on-accent"
      >
        {t('common:skipToContent')}
      </a>
      <NavigationProgress />
      <Header viewer={viewer} colours={colours} search={search} />
      <div className="flex pb-[calc(var(--bottom-bar-height)+env(safe-area-inset-bottom))] md:pb-0">
        {viewer ? <ClubRail viewer={viewer} /> : null}
        <main id="content" tabIndex={-1} className="min-h-[70dvh] min-w-0 flex-1 outline-none">
          {children}
        </main>
      </div>
      <BottomBar viewer={viewer} />
    </>
  );
}

const patienceMs = 500;

/** A thin line at the top when the next page takes its time. */
function NavigationProgress() {
  const t = useT();
  const { state } = useNavigation();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (state === 'idle') return setSlow(false);
    const timer = setTimeout(() => setSlow(true), patienceMs);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <div role="status">
      {slow ? (
        <div className="fixed inset-x-0 top-0 z-50 h-1 overflow-hidden bg-accent-soft">
          <div className="progress h-full w-1/3 bg-accent" />
          <span className="sr-only">{t('common:shell.loading')}</span>
        </div>
      ) : null}
    </div>
  );
}
