import { useLocation } from '@remix-run/react';
import { clsx } from 'clsx';
import { type ReactNode, useEffect, useRef } from 'react';
import { PlaceLink } from './place-link';

export interface Tab {
  to: string;
  label: ReactNode;
  icon?: ReactNode;
  /** How many are there, or new. */
  count?: number;
  /** Only this very path, not what lies below. */
  end?: boolean;
  /** Where the address alone does not tell, such as `?kind=question`. */
  current?: boolean;
}

/** Where there is no room for all tabs, the one that is open is among those one sees. */
function useShownCurrent() {
  const bar = useRef<HTMLElement>(null);
  const { pathname, search } = useLocation();
  useEffect(() => {
    const open = bar.current?.querySelector<HTMLElement>('[aria-current=page]');
    if (!bar.current || !open) return;
    const { left, right } = open.getBoundingClientRect();
    const frame = bar.current.getBoundingClientRect();
    if (right > frame.right || left < frame.left)
      bar.current.scrollLeft += left - frame.left - (frame.width - (right - left)) / 2;
  }, [pathname, search]);
  return bar;
}

/** Views of one thing, each with its own address. */
export function Tabs({
  tabs,
  label,
  className,
}: {
  tabs: readonly Tab[];
  label: string;
  className?: string;
}) {
  const bar = useShownCurrent();
  return (
    <nav
      ref={bar}
      aria-label={label}
      className={clsx('-mx-4 overflow-x-auto border-b border-line px-4 sm:mx-0 sm:px-0', className)}
    >
      <ul className="flex min-w-max gap-1">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <TabLink tab={tab} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function TabLink({ tab }: { tab: Tab }) {
  const look = (current: boolean) =>
    clsx(
      'flex min-h-11 items-center gap-2 border-b-[3px] px-3 no-underline [&>svg]:size-4.5',
      current
        ? 'border-accent font-semibold text-accent-ink'
        : 'border-transparent text-muted hover:border-line hover:text-ink',
    );
  return (
    <PlaceLink to={tab.to} end={tab.end} current={tab.current} className={look} keepScroll>
      {tab.icon}
      {tab.label}
      {tab.count ? (
        <span className="rounded-full bg-sunken px-2 text-xs text-muted tabular-nums">{tab.count}</span>
      ) : null}
    </PlaceLink>
  );
}
