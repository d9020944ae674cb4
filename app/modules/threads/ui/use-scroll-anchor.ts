import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the reader's place when posts come in above: the first post in sight stays where it is on the screen, whether or
 * not the browser anchors scrolling itself.
 */
export function useScrollAnchor(list: RefObject<HTMLElement | null>, posts: readonly unknown[]) {
  const held = useRef<{ element: Element; top: number } | undefined>(undefined);

  useLayoutEffect(() => {
    const anchor = held.current;
    held.current = undefined;
    if (!anchor?.element.isConnected) return;
    const moved = anchor.element.getBoundingClientRect().top - anchor.top;
    if (Math.abs(moved) > 1) scrollBy({ top: moved, behavior: 'instant' });
  }, [posts]);

  return {
    /** Remembers what is in sight; the next change of the posts keeps it there. */
    hold() {
      const element = [...(list.current?.querySelectorAll('[data-number]') ?? [])].find(
        (post) => post.getBoundingClientRect().bottom > 0,
      );
      held.current = element && { element, top: element.getBoundingClientRect().top };
    },
  };
}
