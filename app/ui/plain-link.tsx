import { useNavigate } from '@remix-run/react';
import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { useEffect } from 'react';

export interface PlainLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'target'> {
  /** A path of ours. */
  to: string;
  /** The next page begins where this one stands. */
  keepScroll?: boolean;
  children: ReactNode;
}

/**
 * A link for lists that show many: an `<a>` and nothing else. A router's link asks for the place, the routes and what to fetch
 * ahead, each one anew; a hundred of them take as long as all the words of a page.
 */
export function PlainLink({ to, keepScroll, children, ...rest }: PlainLinkProps) {
  return (
    <a href={to} data-plain-link={keepScroll ? 'keep-scroll' : ''} {...rest}>
      {children}
    </a>
  );
}

function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  const { target, button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented } = event;
  if (defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return null;
  return target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-plain-link]') : null;
}

/** Stands once around all pages: plain links lead on without loading the page anew. */
export function usePlainLinks(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = linkOf(event);
      if (!link || link.origin !== location.origin) return;
      event.preventDefault();
      const preventScrollReset = link.dataset.plainLink === 'keep-scroll';
      navigate(link.pathname + link.search + link.hash, { preventScrollReset });
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [navigate]);
}
