import { useLocation, useNavigation } from '@remix-run/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useT } from '~/platform/i18n/i18n-context';
import { useAnnounce } from '../live-region';
import { useToast } from '../toast';
import { usePlainLinks } from '../plain-link';
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
  /** How many notices are unread, beside the bell. */
  unread: ReactNode;
  children: ReactNode;
}) {
  const { viewer, colours, search, unread, children } = props;
  const t = useT();
  useArrival();
  useStayWhenOffline();
  usePlainLinks();
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-50 focus:rounded-md focus:bg-accent focus:px-4 focus:py-2 focus:text-on-accent"
      >
        {t('ui:skipToContent')}
      </a>
      <NavigationProgress />
      <Header viewer={viewer} colours={colours} search={search} />
      <div className="flex pb-[calc(var(--bottom-bar-height)+env(safe-area-inset-bottom))] md:pb-0">
        {viewer ? <ClubRail viewer={viewer} unread={unread} /> : null}
        <main id="content" tabIndex={-1} className="min-h-[70dvh] min-w-0 flex-1 outline-none">
          {children}
        </main>
      </div>
      <BottomBar viewer={viewer} unread={unread} />
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
          <span className="sr-only">{t('ui:shell.loading')}</span>
        </div>
      ) : null}
    </div>
  );
}

/** A new page begins at its content for the keyboard and the screen reader, unless it has put the focus itself. */
function useArrival(): void {
  const { pathname } = useLocation();
  const announce = useAnnounce();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    const content = document.getElementById('content');
    if (!content || content.contains(document.activeElement)) return;
    content.focus({ preventScroll: true });
    announce(document.title);
  }, [pathname, announce]);
}

const opensElsewhere = ({ button, ctrlKey, metaKey, shiftKey }: MouseEvent) =>
  button !== 0 || ctrlKey || metaKey || shiftKey;

function leavesPage(link: HTMLAnchorElement): boolean {
  const { origin, pathname, search } = window.location;
  if (link.target || link.origin !== origin) return false;
  return !link.hash || link.pathname !== pathname || link.search !== search;
}

/** Leaving a page without a connection would put the browser's own error in its place, with all that stood there gone. */
function useStayWhenOffline(): void {
  const t = useT();
  const toast = useToast();
  useEffect(() => {
    const stay = (event: MouseEvent) => {
      if (navigator.onLine || event.defaultPrevented || opensElsewhere(event)) return;
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || !leavesPage(link)) return;
      event.preventDefault();
      toast({ words: t('ui:problem.offlineWords'), tone: 'danger' });
    };
    document.addEventListener('click', stay, { capture: true });
    return () => document.removeEventListener('click', stay, { capture: true });
  }, [t, toast]);
}
