import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { PlainLink, type PlainLinkProps } from './plain-link';

/** Whether a page is the one at `to` or, unless `end` is set, stands below it. */
function isAt(pathname: string, to: string, end: boolean): boolean {
  const place = to.split('?', 1)[0]!;
  return pathname === place || (!end && place !== '/' && pathname.startsWith(`${place}/`));
}

export interface PlaceLinkProps extends Omit<PlainLinkProps, 'className'> {
  /** Only this very path, not what lies below. */
  end?: boolean;
  /** Where the address alone does not tell, such as `?kind=question`. */
  current?: boolean;
  className: (here: boolean) => string;
  children: ReactNode;
}

/** A link in a menu, which says where one is. */
export function PlaceLink({ to, end = false, current, className, children, ...rest }: PlaceLinkProps) {
  const { pathname } = useLocation();
  const here = current ?? isAt(pathname, to, end);
  return (
    <PlainLink to={to} aria-current={here ? 'page' : undefined} className={className(here)} {...rest}>
      {children}
    </PlainLink>
  );
}
